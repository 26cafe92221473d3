/* separated - what csv and tsv share: a header line, then a line per row, with
 * one character between two columns. */
#ifndef SMF119_SEPARATED_H
#define SMF119_SEPARATED_H

#include "emit/emit.h"

/* The header line. */
void separated_head(struct emit *e, const struct columns *c, char separator);

/* The lead of a row_lead: separators behind each column from there up to to,
 * and one before to itself when a value stands before it; the last column has
 * none behind it. NULL: no memory. */
const char *separated_lead(struct arena *a, const struct columns *c,
    size_t from, size_t to, char separator);

#endif
