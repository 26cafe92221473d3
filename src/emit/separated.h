/* separated - what csv and tsv share: a header line, then a line per row, with
 * one character between two columns. */
#ifndef SMF119_SEPARATED_H
#define SMF119_SEPARATED_H

#include "emit/emit.h"

/* The header line. */
void separated_head(struct emit *e, const struct columns *c, char separator);

/* For a row_lead (emit/row.h): a separator for each of the columns from to
 * to - 1, and one before column to if a value was printed before it. NULL: no
 * memory. */
const char *separated_lead(struct arena *a, const struct columns *c,
    size_t from, size_t to, char separator);

#endif
