/* foreign_container - told by the first bytes. */
#include <stddef.h>

#include "input/foreign.h"
#include "record/header.h"
#include "unpack/unpack.h"

struct magic {
	enum fault_kind kind;
	size_t at;
	size_t n;
	const char *bytes;
};

static const struct magic magics[] = {
	{ FAULT_ZIP, 0, 4, "PK\x03\x04" },
	{ FAULT_COMPRESS, 0, 2, "\x1f\x9d" },
	{ FAULT_TERSE, 1, 3, "\x89\x69\xa5" },
	{ FAULT_FAKETAPE, 0, 12, "0050" "0000" "0050" },
	{ FAULT_FAKETAPE, 8, 4, "@HDF" },
	{ FAULT_FAKETAPE, 12, 4, "@HDF" },
};

/* An AWS tape image of which the first chunk is compressed: it was 80 bytes,
 * a label, and is less now. */
static bool
is_het(struct span look)
{
	return span_byte(look, 1) == 0 && span_byte(look, 2) == 0 &&
	    span_byte(look, 3) == 0 && (span_byte(look, 4) & 0xf8) == 0xa0 &&
	    (span_byte(look, 4) & 0x07) != 0;
}

/* Magics are short: where a record begins, two or four bytes of its RDW are
 * not taken for one. */
bool
foreign_container(struct span look, enum fault_kind *kind)
{
	if (header_believable(look, RDW_SIZE))
		return false;
	if (unpack_known(look, kind))
		return true;
	for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
		const struct magic *m = &magics[i];

		if (span_equal(look, m->at, m->bytes, m->n)) {
			*kind = m->kind;
			return true;
		}
	}
	if (is_het(look)) {
		*kind = FAULT_HET;
		return true;
	}
	return false;
}
