/* out - one large buffer in front of write(2). */
#ifndef SMF119_OUT_H
#define SMF119_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
	OUT_SIZE = 64 * 1024,
	OUT_ROOM = 4 * 1024	/* the most that out_room can be asked for */
};

struct out {
	int fd;
	int error;	/* errno of the first write that failed, or 0 */
	uint64_t written;	/* bytes that have left the buffer */
	size_t n;
	char buf[OUT_SIZE];
};

void out_open(struct out *o, int fd);

/* Writes what is in the buffer. After an error, all output is discarded and
 * o->error has the errno, so that callers need not check each call. */
void out_flush(struct out *o);

/* n bytes of any number. */
void out_put(struct out *o, const char *s, size_t n);

/* A place for n bytes or fewer (n up to OUT_ROOM); give out_done the end of
 * what was written there. */
static inline char *
out_room(struct out *o, size_t n)
{
	if (n > OUT_SIZE - o->n)
		out_flush(o);
	return o->buf + o->n;
}

static inline void
out_done(struct out *o, const char *end)
{
	o->n = (size_t)(end - o->buf);
}

/* out_done and then out_room, where what was written ends at p: a place for n
 * more bytes. It is p itself while the buffer has room. */
static inline char *
out_more(struct out *o, char *p, size_t n)
{
	if ((size_t)(o->buf + OUT_SIZE - p) >= n)
		return p;
	out_done(o, p);
	return out_room(o, n);
}

#endif
