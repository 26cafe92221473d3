/* header - the packed date is the anchor, not the look of a length. */
#include "input/header.h"

enum {
	OFF_TIME = 2,
	OFF_SYSTEM = 10,
	DAY = 24 * 60 * 60 * 100	/* hundredths of a second */
};

/* A time of day in the upper half, a packed date 0cyydddF in the lower: seven
 * decimal digits (adding six to each makes none carry), the century 0 or 1,
 * and the sign. */
static bool
dated(uint64_t time_and_date)
{
	uint32_t date = (uint32_t)time_and_date ^ 0xf;
	uint32_t carries = (date + 0x06666660) ^ date ^ 0x06666660;

	return time_and_date >> 32 < DAY &&
	    ((carries & 0x11111100) | (date & 0xfe00000f)) == 0;
}

bool
header_dated(struct span s, size_t at)
{
	uint64_t v;

	return span_be64(s, at + OFF_TIME, &v) && dated(v);
}

size_t
header_plain(struct span ahead)
{
	uint64_t v[2];
	size_t size;

	/* RDW, flags and type, half the time; the other half, date, ... */
	if (!span_be64_pair(ahead, v) || (v[0] & 0x8000ffff00000000) != 0 ||
	    !dated(v[0] << 48 | v[1] >> 16))
		return 0;
	size = (size_t)(v[0] >> 48);
	return size >= 4 + HEADER_SIZE && size <= ahead.n ? size : 0;
}

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
	uint32_t date;

	if (!header_dated(s, at) || s.n - at < HEADER_SIZE ||
	    !span_be32(s, at + OFF_TIME + 4, &date) || !day_exists(date))
		return false;
	for (size_t i = 0; i < 4; i++)
		if (!byte_system(span_byte(s, at + OFF_SYSTEM + i)))
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
