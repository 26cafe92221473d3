/* out - buffered output that remembers a failed write. */
#include "emit/out.h"

#include <errno.h>

#include "os/file.h"

void
out_open(struct out *o, int fd)
{
	o->fd = fd;
	o->error = 0;
	o->written = 0;
	o->n = 0;
}

void
out_flush(struct out *o)
{
	size_t at = 0;
	ssize_t n;

	while (o->error == 0 && at < o->n) {
		n = file_write(o->fd, o->buf + at, o->n - at);
		if (n < 0)
			o->error = errno;
		else
			at += (size_t)n;
	}
	o->written += o->n;
	o->n = 0;
}

void
out_put(struct out *o, const char *s, size_t n)
{
	size_t part;

	while (n > 0) {
		part = n < OUT_ROOM ? n : OUT_ROOM;
		memcpy(out_room(o, part), s, part);
		o->n += part;
		s += part;
		n -= part;
	}
}
