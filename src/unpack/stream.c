/* stream - files, and what all streams have in common. */
#include "unpack/stream.h"

#include <errno.h>
#include <string.h>

#include "os/file.h"

static ssize_t
descriptor_read(struct stream *s, uint8_t *p, size_t n)
{
	ssize_t got = file_read(s->fd, p, n);

	return got < 0 ? stream_fail_errno(s, errno) : got;
}

void
stream_file(struct stream *s, int fd)
{
	memset(s, 0, sizeof *s);
	s->read = descriptor_read;
	s->fd = fd;
}

/* What the stream itself gives, behind the look. */
static ssize_t
read_on(struct stream *s, uint8_t *p, size_t n)
{
	ssize_t got;

	if (s->origin != NULL)
		return -1;
	if (s->ended)
		return 0;
	got = s->read(s, p, n);
	if (got > 0)
		s->taken += (uint64_t)got;
	s->ended = got == 0;
	return got;
}

ssize_t
stream_read(struct stream *s, void *p, size_t n)
{
	if (s->nlook == 0)
		return read_on(s, p, n);
	if (n > s->nlook)
		n = s->nlook;
	memcpy(p, s->look, n);
	s->nlook -= n;
	memmove(s->look, s->look + n, s->nlook);
	return (ssize_t)n;
}

struct span
stream_peek(struct stream *s)
{
	ssize_t got;

	while (s->nlook < STREAM_LOOK) {
		got = read_on(s, s->look + s->nlook, STREAM_LOOK - s->nlook);
		if (got <= 0)
			break;
		s->nlook += (size_t)got;
	}
	return (struct span){ s->look, s->nlook };
}

int
stream_descriptor(const struct stream *s)
{
	return s->below == NULL && s->nlook == 0 && s->origin == NULL &&
	    !s->ended ? s->fd : -1;
}

bool
stream_rewind(struct stream *s)
{
	if (s->below != NULL || s->origin != NULL ||
	    !file_back(s->fd, s->nlook))
		return false;
	s->taken -= s->nlook;
	s->nlook = 0;
	s->ended = false;
	return true;
}

void
stream_close(struct stream *s)
{
	if (s != NULL && s->close != NULL)
		s->close(s);
}

ssize_t
stream_fail(struct stream *s, const struct fault *fault)
{
	s->damaged = true;
	s->fault = *fault;
	s->origin = s;
	return -1;
}

ssize_t
stream_fail_errno(struct stream *s, int error)
{
	s->error = error;
	s->origin = s;
	return -1;
}

ssize_t
stream_fail_below(struct stream *s)
{
	s->error = s->below->error;
	s->damaged = s->below->damaged;
	s->fault = s->below->fault;
	s->origin = s->below->origin;
	return -1;
}
