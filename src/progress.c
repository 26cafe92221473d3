/* progress - bytes, percent, rate and records, twice a second. */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CALLS_PER_LOOK = 1024, PERIOD_MS = 500 };

static int64_t
elapsed_ms(const struct timespec *from, const struct timespec *to)
{
	return (int64_t)(to->tv_sec - from->tv_sec) * 1000 +
	    (to->tv_nsec - from->tv_nsec) / 1000000;
}

void
progress_open(struct progress *p, bool asked)
{
	p->on = asked && isatty(STDERR_FILENO);
	p->calls = 0;
	p->size = 0;
}

void
progress_input(struct progress *p, int fd)
{
	struct stat st = { 0 };	/* as a checker need not know fstat */

	if (!p->on)
		return;
	p->size = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ?
	    (uint64_t)st.st_size : 0;
	clock_gettime(CLOCK_MONOTONIC, &p->began);
	p->shown = p->began;
}

static void
show_line(const struct progress *p, uint64_t bytes, uint64_t records,
    int64_t ms)
{
	uint64_t mb = bytes / 1000000;

	fprintf(stderr, "\r%" PRIu64 " MB", mb);
	if (p->size > 0)
		fprintf(stderr, "  %" PRIu64 " %%", bytes / (p->size / 100 + 1));
	fprintf(stderr, "  %" PRIu64 " MB/s  %" PRIu64 " records\033[K",
	    mb * 1000 / (uint64_t)(ms > 0 ? ms : 1), records);
}

bool
progress_is_due(struct progress *p)
{
	struct timespec now;

	if (!p->on || ++p->calls % CALLS_PER_LOOK != 0)
		return false;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (elapsed_ms(&p->shown, &now) < PERIOD_MS)
		return false;
	p->shown = now;
	return true;
}

void
progress_show(const struct progress *p, uint64_t bytes, uint64_t records)
{
	show_line(p, bytes, records, elapsed_ms(&p->began, &p->shown));
}

void
progress_clear(const struct progress *p)
{
	if (p->on)
		fputs("\r\033[K", stderr);
}
