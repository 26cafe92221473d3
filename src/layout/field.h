/* field - one row of a section in a layout file. */
#ifndef SMF119_FIELD_H
#define SMF119_FIELD_H

#include "layout/parser.h"

/* Reads the row that the current line holds into *out. before are the n rows
 * of the section so far: the new one must begin where they end. False: the
 * parser has the error. */
bool parse_field(struct parser *p, const struct field *before, size_t n,
    struct field *out);

/* "offset 4" or "offset 4.1", of that many bits, as messages have it. */
void field_offset_text(long bits, char *out, size_t n);

#endif
