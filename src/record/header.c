/* header - is this an SMF header? The packed date decides, not the length. */
#include "record/header.h"

#include "lib/ebcdic.h"

enum {
	FLAG_SUBTYPES = 0x40,
	FLAG_EXTENDED = 0x20,
	FLAGS_SYSTEM = 0x1e,	/* the bits that name the operating system */
	TYPE_EXTENDED = 126,
	EXTENDED_TYPE = 52,	/* offset of the type in the extended header */
	SYSTEM_SIZE = 4
};

/* Day of the year, 001 to 366, in the lower digits of a packed date. */
static bool
day_exists(uint32_t date)
{
	uint32_t day = date >> 4 & 0xfff;

	return day >= 0x001 && day <= 0x366;
}

/* What system ids are usually made of: upper case letters, digits, $ # @,
 * blanks. */
static bool
byte_system(uint8_t c)
{
	return c == EBCDIC_BLANK || c == 0x5b || c == 0x7b || c == 0x7c ||
	    ebcdic_upper_or_digit(c);
}

bool
header_dated(struct span s, size_t at)
{
	uint32_t date;

	return span_be32(s, at + HEADER_DATE - RDW_SIZE, &date) &&
	    date > DAY_HUNDREDTHS && date_packed_digits(date, 0xfe000000);
}

bool
header_believable(struct span s, size_t at)
{
	uint32_t time, date;
	size_t rdw = at - RDW_SIZE;	/* wraps around when there is none */

	return header_dated(s, at) && s.n - at >= HEADER_MIN - RDW_SIZE &&
	    span_be32(s, rdw + HEADER_TIME, &time) && time < DAY_HUNDREDTHS &&
	    span_be32(s, rdw + HEADER_DATE, &date) && day_exists(date);
}

bool
header_usual(struct span s, size_t at)
{
	size_t rdw = at - RDW_SIZE;

	if (!header_believable(s, at))
		return false;
	for (size_t i = 0; i < SYSTEM_SIZE; i++)
		if (!byte_system(span_byte(s, rdw + HEADER_SYSTEM + i)))
			return false;
	return (span_byte(s, at) & FLAGS_SYSTEM) != 0;
}

uint32_t
header_system(struct span s, size_t at)
{
	uint32_t system = 0;

	span_be32(s, at + HEADER_SYSTEM - RDW_SIZE, &system);
	return system;
}

bool
header_expected(struct span s, size_t at, const uint32_t *system)
{
	return system == NULL || header_usual(s, at) ||
	    header_system(s, at) == *system;
}

bool
header_find(struct span s, size_t from, size_t end, size_t *at)
{
	for (size_t i = from; i < end && i < s.n; i++) {
		if (header_believable(s, i)) {
			*at = i;
			return true;
		}
	}
	return false;
}

bool
record_has_subtype(struct span record)
{
	return span_byte(record, HEADER_FLAGS) & FLAG_SUBTYPES;
}

bool
record_real_type(struct span record, unsigned *type)
{
	uint64_t v;

	if (!record_type(record, type))
		return false;
	if (*type == TYPE_EXTENDED &&
	    span_byte(record, HEADER_FLAGS) & FLAG_EXTENDED &&
	    span_uint(record, EXTENDED_TYPE, 2, &v))
		*type = (unsigned)v;
	return true;
}
