/* clock - by clock_gettime(3) and localtime(3). */
#include "os/clock.h"

#include <stddef.h>
#include <time.h>

int64_t
clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
clock_today(struct date *out)
{
	time_t now = time(NULL);
	struct tm local;

	if (localtime_r(&now, &local) == NULL)
		return false;
	*out = (struct date){ .year = (unsigned)local.tm_year + 1900,
		.month = (unsigned)local.tm_mon + 1,
		.day = (unsigned)local.tm_mday };
	return true;
}
