/* source - one buffer, filled by read(2) or from a stream, compacted when it
 * runs low. */
#include "input/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "os/file.h"

bool
source_open(struct source *s, struct stream *from)
{
	memset(s, 0, sizeof *s);
	s->window = malloc(SOURCE_FRONT + SOURCE_WINDOW);
	if (s->window == NULL)
		return false;
	s->ahead.p = s->window + SOURCE_FRONT;
	s->from = from;
	s->fd = stream_descriptor(from);
	return true;
}

bool
source_open_memory(struct source *s, struct span bytes, bool whole)
{
	memset(s, 0, sizeof *s);
	s->window = malloc(SOURCE_FRONT + bytes.n);
	if (s->window == NULL)
		return false;
	memcpy(s->window + SOURCE_FRONT, bytes.p, bytes.n);
	s->ahead.p = s->window + SOURCE_FRONT;
	s->ahead.n = bytes.n;
	s->ended = true;
	s->partial = !whole;
	return true;
}

void
source_close(struct source *s)
{
	free(s->window);
}

/* Where ahead begins, in the window. */
static size_t
start(const struct source *s)
{
	return (size_t)(s->ahead.p - s->window);
}

/* Moves what is held and ahead to the front of the window. */
static void
compact(struct source *s)
{
	size_t from = start(s) - s->held;

	if (from == SOURCE_FRONT)
		return;
	memmove(s->window + SOURCE_FRONT, s->window + from,
	    s->held + s->ahead.n);
	s->ahead.p = s->window + SOURCE_FRONT + s->held;
}

/* Most dumps are in no container: then the file is read without the stream. */
static ssize_t
read_next(struct source *s, uint8_t *p, size_t n)
{
	ssize_t got;

	if (s->fd < 0)
		return stream_read(s->from, p, n);
	got = file_read(s->fd, p, n);
	return got < 0 ? stream_fail_errno(s->from, errno) : got;
}

/* One read of as much as there is room for. */
static void
read_some(struct source *s)
{
	size_t end = start(s) + s->ahead.n;
	ssize_t got = read_next(s, s->window + end,
	    SOURCE_FRONT + SOURCE_WINDOW - end);

	if (got > 0) {
		s->ahead.n += (size_t)got;
		return;
	}
	s->ended = true;
	s->failed = got < 0;
}

bool
source_fill(struct source *s, size_t n)
{
	if (s->ahead.n >= n)
		return true;
	if (!s->ended)
		compact(s);
	while (s->ahead.n < n && !s->ended)
		read_some(s);
	return s->ahead.n >= n;
}

void
source_consume(struct source *s, size_t n, size_t held)
{
	s->ahead.p += n;
	s->ahead.n -= n;
	s->offset += n;
	s->held = held;
}

bool
source_skip(struct source *s, uint64_t n)
{
	while (n > s->ahead.n) {
		n -= s->ahead.n;
		source_consume(s, s->ahead.n, 0);
		if (!source_fill(s, 1))
			return false;
	}
	source_consume(s, (size_t)n, 0);
	return true;
}

void
source_back(struct source *s, size_t n)
{
	s->ahead.p -= n;
	s->ahead.n += n;
	s->offset -= n;
	s->held -= n;
}

void
source_excise(struct source *s, size_t at, size_t n)
{
	uint8_t *p = s->window + start(s);

	memmove(p + n, p, at);
	source_consume(s, n, 0);
}

void
source_write_before(struct source *s, size_t at, const void *p, size_t n)
{
	memcpy(s->window + start(s) + at - n, p, n);
}
