/* dump - bytes without a layout, the way storage is read: offset, hex, text. */
#ifndef SMF119_DUMP_H
#define SMF119_DUMP_H

#include "decode/codepage.h"
#include "emit/out.h"
#include "input/span.h"

/* What each byte is shown as at the right: printable ASCII, or a dot. */
struct dump_table {
	char shown[256];
};

void dump_table_make(struct dump_table *t, const struct codepage *page);

/* A line for every 16 bytes; the offsets count from first. */
void dump_put(const struct dump_table *t, struct span s, uint32_t first,
    struct out *out);

#endif
