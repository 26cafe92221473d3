/* progress - bytes, percent, rate and records, twice a second. */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "os/clock.h"
#include "os/file.h"

enum { CALLS_PER_LOOK = 1024, PERIOD_MS = 500 };

void
progress_open(struct progress *p, bool asked)
{
	p->on = asked && file_is_terminal(FILE_MESSAGES);
	p->calls = 0;
	p->size = 0;
}

void
progress_input(struct progress *p, int fd)
{
	if (!p->on)
		return;
	p->size = 0;
	file_size(fd, &p->size);
	p->began = clock_ms();
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
	int64_t now;

	if (!p->on || ++p->calls % CALLS_PER_LOOK != 0)
		return false;
	now = clock_ms();
	if (now - p->shown < PERIOD_MS)
		return false;
	p->shown = now;
	return true;
}

void
progress_show(const struct progress *p, uint64_t bytes, uint64_t records)
{
	show_line(p, bytes, records, p->shown - p->began);
}

void
progress_clear(const struct progress *p)
{
	if (p->on)
		fputs("\r\033[K", stderr);
}
