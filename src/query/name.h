/* name - which field the user means by a word. */
#ifndef SMF119_NAME_H
#define SMF119_NAME_H

#include "query/lookup.h"

/* IBM's name of the field that word means: that name, exactly or in any case,
 * or the label in any case, of one field in the scope; or the name of any other
 * field, exactly. NULL: *error says why. */
const char *name_find(const struct scope *s, const char *word,
    struct query_error *error);

#endif
