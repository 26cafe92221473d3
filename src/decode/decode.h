/* decode - a row of a layout and the bytes of a section give a typed value. */
#ifndef SMF119_DECODE_H
#define SMF119_DECODE_H

#include "decode/value.h"

/* The value of field f in section s. A field that is not all inside the
 * section is absent, as is a time of 0, and any 0 where the layout says that
 * 0 means nothing. */
void decode_field(const struct field *f, struct span s, struct value *out);

#endif
