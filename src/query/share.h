/* share - columns of a table that have the same heading, as one. */
#ifndef SMF119_SHARE_H
#define SMF119_SHARE_H

#include "query/columns.h"

/* A table of several families of records would have a column "Remote" for each.
 * Puts fields with the same heading, whose values go to the same side, in one
 * column, as wide as the widest, unless a record can have both. Spare columns
 * that share none are left out. False: no memory. */
bool share_columns(const struct scope *s, struct columns *c);

#endif
