/* match - which of the layouts of its subtype a record has. */
#ifndef SMF119_MATCH_H
#define SMF119_MATCH_H

#include <stdbool.h>

#include "fault.h"
#include "layout/catalog.h"
#include "record/triplets.h"

/* Has every section of a documented size, if it is present, that size? */
bool match_sizes(const struct record_layout *layout,
    const struct record *record);

/* Of the layouts of the record's subtype, those with as many triplets as it has
 * are looked at. If there is one, it is used: a section of another size is from
 * another release. Of several, the first whose sizes fit. NULL: none. */
const struct record_layout *match_layout(const struct catalog *c,
    const struct record *record);

/* Why no layout fits the record: fills *fault (kind, section, want, have) with
 * how the nearest one differs from it. False: its subtype has no layout. */
bool match_fault(const struct catalog *c, const struct record *record,
    struct fault *fault);

#endif
