/* values - a block of codes in a layout file. */
#ifndef SMF119_VALUES_H
#define SMF119_VALUES_H

#include "layout/parser.h"

/* Reads a block of values, from behind its first word, into the catalog.
 * False: the parser has the error. */
bool parse_values(struct parser *p);

#endif
