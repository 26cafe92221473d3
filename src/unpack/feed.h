/* feed - what a decoder reads, as a span that is kept long enough. */
#ifndef SMF119_FEED_H
#define SMF119_FEED_H

#include "unpack/stream.h"

enum {
	FEED_ROOM = 8192,
	FEED_MOST = 256		/* bytes that can be asked for */
};

struct feed {
	struct stream *from;
	struct span ahead;	/* read, and not yet consumed by span_cut */
	uint64_t end;		/* offset in the stream, behind ahead */
	bool ended;		/* nothing comes behind ahead */
	uint8_t bytes[FEED_ROOM];
};

void feed_start(struct feed *f, struct stream *from);

/* Reads until n bytes (at most FEED_MOST) are ahead. False when the stream
 * ends or fails before that; what there is, is ahead then. */
bool feed_read(struct feed *f, size_t n);

static inline bool
feed_fill(struct feed *f, size_t n)
{
	return f->ahead.n >= n || feed_read(f, n);
}

/* Has the stream failed, not ended? */
bool feed_failed(const struct feed *f);

/* The offset in the stream of the first byte ahead. */
uint64_t feed_offset(const struct feed *f);

/* Reads all that is left and returns how many bytes that was, or 0 when it
 * was nothing but zeros. */
uint64_t feed_rest(struct feed *f);

#endif
