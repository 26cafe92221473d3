/* foreign_container - told by the first bytes. */
#include <stddef.h>

#include "input/foreign.h"
#include "record/header.h"

struct magic {
	enum fault_kind kind;
	size_t at;
	size_t n;
	const char *bytes;
};

static const struct magic magics[] = {
	{ FAULT_GZIP, 0, 3, "\x1f\x8b\x08" },
	{ FAULT_BZIP2, 0, 3, "BZh" },
	{ FAULT_XZ, 0, 6, "\xfd" "7zXZ" },
	{ FAULT_ZSTD, 0, 4, "\x28\xb5\x2f\xfd" },
	{ FAULT_ZIP, 0, 4, "PK\x03\x04" },
	{ FAULT_COMPRESS, 0, 2, "\x1f\x9d" },
	{ FAULT_XMIT, 2, 6, "\xc9\xd5\xd4\xd9\xf0\xf1" },	/* INMR01 */
	{ FAULT_TERSE, 1, 3, "\x89\x69\xa5" },
	{ FAULT_FAKETAPE, 0, 12, "0050" "0000" "0050" },
	{ FAULT_FAKETAPE, 8, 4, "@HDF" },
	{ FAULT_FAKETAPE, 12, 4, "@HDF" },
};

/* The header AMATERSE writes on z/OS: method 2 (PACK) or 5 (SPACK), whether
 * records vary, their length in two bytes, and again in four. From
 * tersedecompress, TerseHeader.java. */
static bool
is_terse(struct span look)
{
	uint64_t method, vary, length, again;

	if (!span_uint(look, 0, 1, &method) || !span_uint(look, 1, 1, &vary) ||
	    !span_uint(look, 2, 2, &length) || !span_uint(look, 8, 4, &again))
		return false;
	return (method == 2 || method == 5) && vary <= 1 &&
	    (length != 0 || again != 0) &&
	    (length == 0 || again == 0 || length == again);
}

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
	if (is_terse(look)) {
		*kind = FAULT_TERSE;
		return true;
	}
	return false;
}
