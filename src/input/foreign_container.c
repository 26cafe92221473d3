/* foreign_container - containers, recognized by their first bytes. */
#include <stddef.h>

#include "input/foreign.h"
#include "lib/number.h"
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
	{ FAULT_FAKETAPE, 8, 4, "@HDF" },
	{ FAULT_FAKETAPE, 12, 4, "@HDF" },
};

enum {
	HET_HEAD = 6,		/* as an AWS chunk header, see framing_aws.c */
	HET_NEW = 0x80,		/* a block begins */
	HET_PACKED = 0x03,	/* how it is compressed: 1 zlib, 2 bzip2 */
	HET_CHUNKS = 16,	/* looked at: labels come first */
	FAKETAPE_HEAD = 12
};

/* Does the chunk at at begin as zlib or bzip2 data do? A zlib header is a
 * multiple of 31, of method 8 with a window of at most 32 KiB. */
static bool
is_het_packed(struct span look, size_t at, unsigned method)
{
	uint64_t zlib;

	if (method == 2)
		return span_equal(look, at, "BZh", 3);
	return method == 1 && span_uint(look, at, 2, &zlib) &&
	    zlib % 31 == 0 && (zlib >> 8 & 0xf) == 8 && zlib >> 12 < 8;
}

/* An AWS tape image with compressed chunks. Chunks that compression would only
 * make longer are as they are: labels may be. */
static bool
is_het(struct span look)
{
	unsigned before = 0;
	size_t at = 0;

	for (unsigned i = 0; i < HET_CHUNKS; i++) {
		unsigned length = span_byte(look, at) |
		    (unsigned)span_byte(look, at + 1) << 8;
		unsigned flags = span_byte(look, at + 4);

		if ((span_byte(look, at + 2) |
		    (unsigned)span_byte(look, at + 3) << 8) != before)
			return false;
		if ((flags & HET_NEW) != 0 && is_het_packed(look,
		    at + HET_HEAD, flags & HET_PACKED))
			return true;
		if ((flags & HET_PACKED) != 0 || length + flags == 0)
			return false;
		at += HET_HEAD + length;
		before = length;
	}
	return false;
}

/* Four hexadecimal digits in ASCII. */
static bool
hex_digits(struct span look, size_t at, unsigned *out)
{
	unsigned value = 0;

	for (size_t i = at; i < at + 4; i++) {
		unsigned digit = number_digit((char)span_byte(look, i));

		if (digit > 15)
			return false;
		value = value << 4 | digit;
	}
	*out = value;
	return true;
}

/* A FakeTape block header: the length of the block before, that of this one, 0
 * for a tape mark, and the exclusive or of both. */
static bool
is_faketape_head(struct span look, size_t at, unsigned before,
    unsigned *length)
{
	unsigned previous, sum;

	return hex_digits(look, at, &previous) &&
	    hex_digits(look, at + 4, length) &&
	    hex_digits(look, at + 8, &sum) &&
	    previous == before && sum == (previous ^ *length);
}

/* A tape may begin with a tape mark. */
static bool
is_faketape(struct span look)
{
	unsigned length;

	return is_faketape_head(look, 0, 0, &length) && (length != 0 ||
	    (is_faketape_head(look, FAKETAPE_HEAD, 0, &length) &&
	    length != 0));
}

bool
foreign_magic(struct span look, size_t least, enum fault_kind *kind)
{
	if (header_believable(look, RDW_SIZE))
		return false;
	if (unpack_known(look, kind))
		return true;
	if (is_faketape(look)) {
		*kind = FAULT_FAKETAPE;
		return true;
	}
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
	if (!is_het(look))
		return false;
	*kind = FAULT_HET;
	return true;
}
