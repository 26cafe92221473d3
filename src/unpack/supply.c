/* supply - one buffer between a stream and its decoder. */
#include "unpack/supply.h"

#include <string.h>

void
supply_start(struct supply *f, struct stream *from)
{
	f->from = from;
	f->ahead = (struct span){ f->bytes, 0 };
	f->end = 0;
	f->ended = false;
}

bool
supply_read(struct supply *f, size_t n)
{
	ssize_t got;

	if (!f->ended)
		memmove(f->bytes, f->ahead.p, f->ahead.n);
	else
		return f->ahead.n >= n;
	f->ahead.p = f->bytes;
	while (f->ahead.n < n && !f->ended) {
		got = stream_read(f->from, f->bytes + f->ahead.n,
		    SUPPLY_ROOM - f->ahead.n);
		if (got <= 0) {
			f->ended = true;
			break;
		}
		f->ahead.n += (size_t)got;
		f->end += (uint64_t)got;
	}
	return f->ahead.n >= n;
}

bool
supply_failed(const struct supply *f)
{
	return f->ended && f->from->origin != NULL;
}

uint64_t
supply_offset(const struct supply *f)
{
	return f->end - f->ahead.n;
}

uint64_t
supply_rest(struct supply *f)
{
	uint64_t rest = 0, zeros = 0;

	while (supply_fill(f, 1)) {
		rest += f->ahead.n;
		zeros += span_zeros(f->ahead, 0);
		f->ahead.n = 0;
	}
	return zeros == rest ? 0 : rest;
}
