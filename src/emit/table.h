/* table - a row of values on one line, in aligned columns.
 *
 * The width of a column is given beforehand. A longer value moves the rest of
 * its line; nothing is cut, and nothing is held back to be measured. */
#ifndef SMF119_TABLE_H
#define SMF119_TABLE_H

#include "emit/emit.h"

/* As the functions of struct format (emit.h) of the same names. */
bool table_prepare(struct emit *e, const struct columns *c, struct arena *a);
void table_head(struct emit *e, const struct columns *c);
void table_row(struct emit *e, const struct value *values);

#endif
