/* dump - bytes without a layout, the way storage is read: offset, hex, text. */
#ifndef SMF119_DUMP_H
#define SMF119_DUMP_H

#include "decode/codepage.h"
#include "emit/out.h"
#include "input/span.h"

/* A line for every 16 bytes; the offsets count from the first. */
void dump_put(struct out *out, struct span s, size_t first,
    const struct codepage *page);

#endif
