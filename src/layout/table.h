/* table - a block of a layout file: the columns of a table by default. */
#ifndef SMF119_LAYOUT_TABLE_H
#define SMF119_LAYOUT_TABLE_H

#include "layout/parser.h"

/* Reads a block of columns, from behind its first word, into the catalog.
 * False: the parser has the error. */
bool parse_table(struct parser *p);

#endif
