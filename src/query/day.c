/* day - words and days of the year to dates. */
#include "query/day.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "lib/date.h"
#include "lib/number.h"
#include "os/clock.h"

static void
write_day(uint32_t day, char *out)
{
	struct date d = date_of_day(day);

	snprintf(out, DAY_WORD_SIZE, "%04u-%02u-%02u", d.year % 10000u,
	    d.month % 100u, d.day % 100u);
}

/* The local date, so many days ago. */
static bool
days_ago(uint64_t days, char *out)
{
	struct date today;
	uint32_t day;

	if (!clock_today(&today))
		return false;
	day = date_to_day(today);
	if (days > day - DATE_1900)
		return false;
	write_day(day - (uint32_t)days, out);
	return true;
}

/* -7d */
static bool
relative_day(const char *word, char *out)
{
	const size_t n = strlen(word);
	uint64_t days;

	if (n < 3 || word[0] != '-' || strcasecmp(word + n - 1, "d") != 0 ||
	    number_read(word + 1, n - 2, 10, 100000, &days) != n - 2)
		return false;
	return days_ago(days, out);
}

/* 2026.324 or 2026324, from 001 to the last day of the year. */
static bool
day_of_year(const char *word, char *out)
{
	const size_t n = strlen(word);
	const bool dot = n == 8 && word[4] == '.';
	struct date new_year = { .month = 1, .day = 1 };
	uint64_t year, day;
	uint32_t first;

	if ((n != 7 && !dot) || number_read(word, 4, 10, 9999, &year) != 4 ||
	    number_read(word + 4 + dot, 3, 10, 366, &day) != 3 || day == 0 ||
	    year < 1900)
		return false;
	new_year.year = (unsigned)year;
	first = date_to_day(new_year);
	if (date_of_day(first + (uint32_t)day - 1).year != new_year.year)
		return false;
	write_day(first + (uint32_t)day - 1, out);
	return true;
}

bool
day_word(const char *word, char *out)
{
	if (strcasecmp(word, "today") == 0)
		return days_ago(0, out);
	if (strcasecmp(word, "yesterday") == 0)
		return days_ago(1, out);
	return relative_day(word, out) || day_of_year(word, out);
}
