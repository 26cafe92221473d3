/* dump - bytes without a layout, the way storage is read: offset, hex, text. */
#ifndef SMF119_DUMP_H
#define SMF119_DUMP_H

#include "decode/codepage.h"
#include "emit/out.h"
#include "lib/span.h"

enum {
	DUMP_PER_LINE = 16,	/* bytes */
	DUMP_LINE = 66,	/* characters, from the offset to the line end */
	DUMP_MADE = 2
};

/* A whole line, made beforehand for its bytes, at offset 0. */
struct dump_made {
	uint8_t bytes[DUMP_PER_LINE];
	char line[DUMP_LINE];
};

struct dump_table {
	char shown[256];	/* a byte at the right: printable ASCII or . */
	struct dump_made made[DUMP_MADE];
};

void dump_table_make(struct dump_table *t, const struct codepage *page);

/* A line for every 16 bytes; the offsets count from first. */
void dump_put(const struct dump_table *t, struct span s, uint32_t first,
    struct out *out);

#endif
