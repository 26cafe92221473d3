/* kind - the kinds of fields: one row for each, from which all else follows.
 *
 * A new kind is a row here. The compiler then names each switch that must
 * decide about it: how it is decoded and how it is compared. */
#ifndef SMF119_KIND_H
#define SMF119_KIND_H

#include <stdbool.h>
#include <stddef.h>

enum {
	LAYOUT_OPEN = -1,	/* a length: to the end of the section */
	LAYOUT_MAX = 65535	/* bytes: the largest length in a triplet */
};

/* What stands between the name of a kind and the label. */
enum kind_arguments {
	ARGS_NONE,	/* nothing: the length is fixed, min bits */
	ARGS_BITS,	/* a number of bits within a byte */
	ARGS_SIZE,	/* bytes, or bits with a "b" behind: 25b */
	ARGS_BYTES,	/* bytes */
	ARGS_UNIT,	/* bytes, then optionally a unit */
	ARGS_CODE,	/* bytes and the name of a block of values */
	ARGS_OPEN,	/* bytes, or * to the end of the section */
	ARGS_FLAG,	/* optionally a flag; the length is fixed, min bits */
	ARGS_UTC,	/* bytes, then optionally the word utc */
	ARGS_OUTSIDE	/* such a field is in no record and in no layout file */
};

/* To which side of its column in a table a value goes. */
enum kind_side { LEFT = -1, RIGHT = 1 };

/* ID, name in layout files and lists, arguments, shortest and longest length
 * in bytes (bits where it is fixed), whether it can be optional; in a table the
 * side, and the usual width: so many characters, and so many for each byte. */
#define FIELD_KINDS(KIND) \
	KIND(RESERVED, "reserved", ARGS_SIZE, 1, LAYOUT_MAX, false, LEFT, 0, 0) \
	KIND(FLAG, "flag", ARGS_NONE, 1, 1, false, LEFT, 1, 0) \
	KIND(BITS, "bits", ARGS_BITS, 1, 8, false, RIGHT, 3, 0) \
	KIND(UINT, "uint", ARGS_UNIT, 1, 8, true, RIGHT, 1, 2) \
	KIND(CODE, "code", ARGS_CODE, 1, 8, true, LEFT, 12, 0) \
	KIND(HEX, "hex", ARGS_OPEN, 1, LAYOUT_MAX, false, LEFT, 2, 2) \
	KIND(TEXT, "text", ARGS_OPEN, 1, LAYOUT_MAX, true, LEFT, 0, 1) \
	KIND(ADDRESS, "address", ARGS_FLAG, 128, 128, false, LEFT, 15, 0) \
	KIND(UNIXTIME, "unixtime", ARGS_BYTES, 4, 4, false, LEFT, 20, 0) \
	KIND(TIMESTAMP, "timestamp", ARGS_UTC, 8, 8, false, LEFT, 22, 0) \
	KIND(STCK, "stck", ARGS_BYTES, 8, 8, false, LEFT, 27, 0) \
	KIND(DATE, "date", ARGS_BYTES, 4, 4, false, LEFT, 10, 0) \
	KIND(TIME, "time", ARGS_BYTES, 4, 4, false, LEFT, 11, 0) \
	KIND(HUNDREDTHS, "hundredths", ARGS_BYTES, 1, 8, true, RIGHT, 8, 0) \
	KIND(MICROS, "micros", ARGS_BYTES, 1, 8, true, RIGHT, 12, 0) \
	KIND(IPV4, "ipv4", ARGS_NONE, 32, 32, false, LEFT, 15, 0) \
	KIND(ALNUM, "alnum", ARGS_OPEN, 1, LAYOUT_MAX, true, LEFT, 0, 1) \
	KIND(STRING, "text", ARGS_OUTSIDE, 0, 0, false, LEFT, 20, 0) \
	KIND(COUNT, "uint", ARGS_OUTSIDE, 0, 0, false, RIGHT, 8, 0) \
	KIND(SECTIONS, "hex", ARGS_OUTSIDE, 0, 0, false, LEFT, 20, 0)

/* STRING is UTF-8 text and COUNT a number that are known of a record but not
 * in it; SECTIONS stands for the sections that no layout describes. */
enum field_kind {
#define KIND_ID(id, name, arguments, min, max, optional, \
    side, width, each) FIELD_##id,
	FIELD_KINDS(KIND_ID)
#undef KIND_ID
};

struct kind {
	const char *name;
	enum kind_arguments arguments;
	long min;
	long max;
	bool optional;
	enum kind_side side;
	int width;
	int each;
};

/* The row of a kind; never NULL. */
const struct kind *kind_row(enum field_kind kind);

/* The kind that layout files call by the n characters at name. False, and
 * *out left alone, when there is none. */
bool kind_find(const char *name, size_t n, enum field_kind *out);

/* The names for layout files, as "reserved, flag, ...", in the n bytes at out. */
void kind_names(char *out, size_t n);

/* The usual width in a table of a value of so many bits (LAYOUT_OPEN: of any
 * length); negative when it goes to the left. */
int kind_width(enum field_kind kind, long bits);

/* Can a field of this kind begin inside a byte? */
bool kind_has_bits(enum field_kind kind);

#endif
