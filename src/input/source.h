/* source - one window on a file or a stream; memory does not grow. */
#ifndef SMF119_SOURCE_H
#define SMF119_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/span.h"
#include "unpack/stream.h"

enum {
	SOURCE_WINDOW = 1024 * 1024,	/* bytes at most to be looked at */
	SOURCE_FRONT = 8	/* room to write before the first byte */
};

/* ahead is what has been read and not yet consumed. The held bytes before it
 * are consumed but still there, until they are let go or overwritten. */
struct source {
	struct span ahead;
	uint64_t offset;	/* in the stream, of ahead.p */
	size_t held;
	uint8_t *window;
	struct stream *from;
	int fd;			/* of from when it is a file; or -1 */
	bool failed;		/* the stream says why */
	bool ended;		/* nothing more can be read */
	bool partial;		/* bytes of an input that goes on */
};

/* False when there is no memory. The stream stays the caller's. */
bool source_open(struct source *s, struct stream *from);
void source_close(struct source *s);

/* The same on a copy of bytes. whole: the input ends where they end. */
bool source_open_memory(struct source *s, struct span bytes, bool whole);

/* Reads until n bytes are ahead. False when the input ends (or fails: see
 * failed) before that; what there is, is ahead then. n and held together must
 * not exceed the window. */
bool source_fill(struct source *s, size_t n);

/* Consumes n bytes of those ahead and holds the last held of them. */
void source_consume(struct source *s, size_t n, size_t held);

/* Consumes n bytes, ahead or still to be read. False when the input ended
 * before. */
bool source_skip(struct source *s, uint64_t n);

/* Goes back n bytes, at most as many as are held. */
void source_back(struct source *s, size_t n);

/* Takes n bytes out of the window, at bytes ahead; what lies before them is
 * moved up, so that it touches what lies behind. */
void source_excise(struct source *s, size_t at, size_t n);

/* Writes the n bytes (at most SOURCE_FRONT) at p over those that lie before
 * the byte that is at bytes ahead. */
void source_write_before(struct source *s, size_t at, const void *p, size_t n);

#endif
