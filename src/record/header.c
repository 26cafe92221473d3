/* header - the packed date is the anchor, not the look of a length. */
#include "record/header.h"

enum {
	DAY = 24 * 60 * 60 * 100	/* hundredths of a second */
};

/* Day of the year, 001 to 366, in the lower digits of a packed date. */
static bool
day_exists(uint32_t date)
{
	uint32_t day = date >> 4 & 0xfff;

	return day >= 0x001 && day <= 0x366;
}

/* What a system id is made of: upper case letters, digits, $ # @, blanks. */
static bool
byte_system(uint8_t c)
{
	return c == 0x40 || c == 0x5b || c == 0x7b || c == 0x7c ||
	    (c >= 0xc1 && c <= 0xc9) || (c >= 0xd1 && c <= 0xd9) ||
	    (c >= 0xe2 && c <= 0xe9) || (c >= 0xf0 && c <= 0xf9);
}

bool
header_believable(struct span s, size_t at)
{
	uint32_t time, date;

	if (!header_dated(s, at) || s.n - at < HEADER_SIZE ||
	    !span_be32(s, at + HEADER_TIME, &time) || time >= DAY ||
	    !span_be32(s, at + HEADER_DATE, &date) || !day_exists(date))
		return false;
	for (size_t i = 0; i < 4; i++)
		if (!byte_system(span_byte(s, at + HEADER_SYSTEM + i)))
			return false;
	/* one of the bits that name the operating system */
	return (span_byte(s, at) & 0x1e) != 0;
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
