/* suggest - the names that a mistyped one could have meant. */
#ifndef SMF119_SUGGEST_H
#define SMF119_SUGGEST_H

#include "query/lookup.h"

/* Writes the nearest field names to the hint of the error; none when nothing
 * is near. */
void suggest_fields(const struct scope *s, const char *word,
    struct query_error *error);

/* Says in the hint which codes there are or, of many, the ten that are nearest
 * to the word. */
void suggest_codes(const struct values *v, const char *word,
    struct query_error *error);

#endif
