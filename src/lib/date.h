/* date - days and dates, without time zones or the C library's. */
#ifndef SMF119_DATE_H
#define SMF119_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Days are counted from 1 March of the year 0, so that no date of ours is
 * negative and a year's leap day is its last. */
enum { DATE_1970 = 719468 };

struct date {
	unsigned year;
	unsigned month;	/* from 1 */
	unsigned day;	/* of the month, from 1 */
};

struct date date_of_day(uint32_t day);
uint32_t date_to_day(struct date d);

/* A day of the calendar, from 1900 on? */
bool date_exists(struct date d);

/* An SMF date, packed 0cyydddF: c is the century from 1900, ddd the day of
 * the year. The first says whether it is one, the second takes one. */
bool date_packed_is_valid(uint64_t packed);
uint32_t date_packed_to_day(uint32_t packed);

/* A time of the SMF header, packed date and 1/100 s since midnight, as 1/100 s
 * since day 0: what times are compared by. */
uint64_t date_hundredths(uint32_t packed, uint32_t time);

#endif
