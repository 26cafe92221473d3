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
	{ FAULT_FAKETAPE, 0, 12, "0000" "0050" "0050" },
	{ FAULT_FAKETAPE, 8, 4, "@HDF" },
	{ FAULT_FAKETAPE, 12, 4, "@HDF" },
};

/* Methods of AMATERSE that are not unpacked; the last two are as a transfer as
 * text leaves them. */
enum {
	METHOD_LIBRARY = 0x07,	/* PACK of a partitioned data set */
	METHOD_SPACK_TEXT = 0x09,
	METHOD_LIBRARY_TEXT = 0x7f
};

/* The header AMATERSE writes on z/OS: the method, whether records vary, their
 * length in two bytes, and again in four. */
static bool
is_terse(struct span look, enum fault_kind *kind)
{
	uint64_t method = 0, vary, length, again;

	if (!span_uint(look, 0, 1, &method) || !span_uint(look, 1, 1, &vary) ||
	    !span_uint(look, 2, 2, &length) || !span_uint(look, 8, 4, &again))
		return false;
	if (vary > 1 || (length == 0 && again == 0) ||
	    (length != 0 && again != 0 && length != again))
		return false;
	if (method == METHOD_LIBRARY)
		*kind = FAULT_TERSE_LIBRARY;
	else if (method == METHOD_SPACK_TEXT || method == METHOD_LIBRARY_TEXT)
		*kind = FAULT_TERSE_TEXT;
	else
		return false;
	return true;
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

bool
foreign_magic(struct span look, size_t least, enum fault_kind *kind)
{
	if (header_believable(look, RDW_SIZE))
		return false;
	if (unpack_known(look, kind))
		return true;
	for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
		const struct magic *m = &magics[i];

		if (m->n >= least &&
		    span_equal(look, m->at, m->bytes, m->n)) {
			*kind = m->kind;
			return true;
		}
	}
	return false;
}

bool
foreign_container(struct span look, enum fault_kind *kind)
{
	if (header_believable(look, RDW_SIZE))
		return false;
	if (foreign_magic(look, 0, kind))
		return true;
	if (is_het(look)) {
		*kind = FAULT_HET;
		return true;
	}
	return is_terse(look, kind);
}
