/* clock - by GetTickCount64 and GetLocalTime. */
#include "os/clock.h"

#include <windows.h>

int64_t
clock_ms(void)
{
	return (int64_t)GetTickCount64();
}

bool
clock_today(struct date *out)
{
	SYSTEMTIME now;

	GetLocalTime(&now);
	*out = (struct date){ .year = now.wYear, .month = now.wMonth,
		.day = now.wDay };
	return true;
}
