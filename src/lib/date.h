/* date - days and dates, without time zones or the C library's. */
#ifndef SMF119_DATE_H
#define SMF119_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Days are counted from 1 March of the year 0, so that no date of ours is
 * negative and a year's leap day is its last. */
enum { DATE_1900 = 693901, DATE_1970 = 719468 };

enum {
	DAY_SECONDS = 24 * 60 * 60,
	DAY_HUNDREDTHS = 100 * DAY_SECONDS
};

struct date {
	unsigned year;
	unsigned month;	/* from 1 */
	unsigned day;	/* of the month, from 1 */
};

struct date date_of_day(uint32_t day);
uint32_t date_to_day(struct date d);

/* A day of the calendar, from 1900 on? */
bool date_exists(struct date d);

/* An SMF date is packed decimal, 0cyydddF: c is the century from 1900, ddd the
 * day of the year, F the sign. */

/* Does packed consist of seven decimal digits and the sign, with the bits of
 * zero all 0? Adding six to each digit carries out of those above nine. */
static inline bool
date_packed_digits(uint32_t packed, uint32_t zero)
{
	uint32_t carries;

	packed ^= 0xf;
	carries = (packed + 0x06666660) ^ packed ^ 0x06666660;
	return ((carries & 0x11111100) | (packed & (zero | 0xf))) == 0;
}

/* Is it the date of a day that exists? */
bool date_packed_is_valid(uint64_t packed);

/* The day of a valid packed date. */
uint32_t date_packed_to_day(uint32_t packed);

/* A packed date, and the 1/100 s since midnight, as 1/100 s since day 0: what
 * times of SMF headers are compared by. */
uint64_t date_hundredths(uint32_t packed, uint32_t time);

/* A TOD clock value, of which bit 51 counts microseconds since 1900, as
 * microseconds, and as 1/100 s since day 0. */
static inline uint64_t
tod_microseconds(uint64_t tod)
{
	return tod >> 12;
}

uint64_t tod_hundredths(uint64_t tod);

#endif
