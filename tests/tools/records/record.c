/* record - the first bytes of records and segments. */
#include "record.h"

enum {
	FLAGS = 0x1e,		/* version of the system */
	FLAG_SUBTYPES = 0x40,
	FLAG_126 = 0x20		/* set in records of type 126 */
};

static unsigned
flags_of(unsigned type)
{
	if (type == 2 || type == 3)
		return FLAGS;
	return FLAGS | FLAG_SUBTYPES | (type == 126 ? FLAG_126 : 0);
}

void
segment_add(struct bytes *out, const void *data, size_t n, unsigned code)
{
	bytes_add_int(out, n + RECORD_RDW, 2);
	bytes_add_int(out, code << 8, 2);
	bytes_add(out, data, n);
}

void
header_add(struct bytes *out, unsigned type, uint64_t time, uint64_t date)
{
	bytes_add_byte(out, flags_of(type));
	bytes_add_byte(out, type);
	bytes_add_int(out, time, 4);
	bytes_add_int(out, date, 4);
	bytes_add_int(out, 0xe2e8e2f1, 4);
}
