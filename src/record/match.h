/* match - which of the layouts of a subtype a record has. */
#ifndef SMF119_MATCH_H
#define SMF119_MATCH_H

#include <stdbool.h>

#include "record/triplets.h"
#include "query/plan.h"

/* Is every section that has a documented size, and is there, of that size? */
bool match_sizes(const struct record_layout *layout,
    const struct record *record);

/* Of the layouts of the record's subtype the only one with that many triplets,
 * or of several the first whose sizes fit: with one to choose from, another
 * size is another release. NULL: none. */
const struct program *match_program(const struct plan *plan,
    const struct record *record);

#endif
