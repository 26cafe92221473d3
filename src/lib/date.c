/* date - the calendar, and IBM's packed dates. */
#include "lib/date.h"

struct date
date_of_day(uint32_t day)
{
	uint32_t era = day / 146097, of_era = day % 146097;
	uint32_t y = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	uint32_t of_year = of_era - (365 * y + y / 4 - y / 100);
	uint32_t m = (5 * of_year + 2) / 153;
	struct date d;

	d.day = of_year - (153 * m + 2) / 5 + 1;
	d.month = m < 10 ? m + 3 : m - 9;
	d.year = era * 400 + y + (d.month <= 2);
	return d;
}

uint32_t
date_to_day(struct date d)
{
	uint32_t y = d.year - (d.month <= 2);
	uint32_t m = d.month > 2 ? d.month - 3 : d.month + 9;

	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 +
	    d.day - 1;
}

bool
date_exists(struct date d)
{
	struct date same;

	if (d.year < 1900 || d.year > 9999 || d.month < 1 || d.month > 12 ||
	    d.day < 1 || d.day > 31)
		return false;
	same = date_of_day(date_to_day(d));
	return same.month == d.month;
}

/* n digits of a packed number, from its digit at. */
static uint32_t
packed_digits(uint32_t packed, int at, int n)
{
	uint32_t v = 0;

	for (int i = at; i < at + n; i++)
		v = v * 10 + (packed >> (28 - 4 * i) & 0xf);
	return v;
}

static uint32_t
new_year(uint32_t packed)
{
	return date_to_day((struct date){
	    .year = 1900 + packed_digits(packed, 1, 3), .month = 1, .day = 1 });
}

uint32_t
date_packed_to_day(uint32_t packed)
{
	return new_year(packed) + packed_digits(packed, 4, 3) - 1;
}

bool
date_packed_is_valid(uint64_t packed)
{
	uint32_t day;

	if (packed > UINT32_MAX ||
	    !date_packed_digits((uint32_t)packed, 0xf0000000))
		return false;
	day = packed_digits((uint32_t)packed, 4, 3);
	if (day < 1 || day > 365)
		return day == 366 && date_of_day(date_packed_to_day(
		    (uint32_t)packed)).month == 12;
	return true;
}

uint64_t
date_hundredths(uint32_t packed, uint32_t time)
{
	return (uint64_t)date_packed_to_day(packed) * DAY_HUNDREDTHS + time;
}

uint64_t
tod_hundredths(uint64_t tod)
{
	return (uint64_t)DATE_1900 * DAY_HUNDREDTHS +
	    tod_microseconds(tod) / 10000;
}
