/* supply - what a decoder reads, as a span that is kept long enough. */
#ifndef SMF119_SUPPLY_H
#define SMF119_SUPPLY_H

#include "unpack/stream.h"

enum {
	SUPPLY_ROOM = 8192,
	SUPPLY_MOST = 256		/* bytes that can be asked for */
};

struct supply {
	struct stream *from;
	struct span ahead;	/* read, and not yet consumed by span_cut */
	uint64_t end;		/* offset in the stream, behind ahead */
	bool ended;		/* nothing comes behind ahead */
	uint8_t bytes[SUPPLY_ROOM];
};

void supply_start(struct supply *f, struct stream *from);

/* Reads until n bytes (at most SUPPLY_MOST) are ahead. False when the stream
 * ends or fails before that; what there is, is ahead then. */
bool supply_read(struct supply *f, size_t n);

static inline bool
supply_fill(struct supply *f, size_t n)
{
	return f->ahead.n >= n || supply_read(f, n);
}

/* Has the stream failed, not ended? */
bool supply_failed(const struct supply *f);

/* The offset in the stream of the first byte ahead. */
uint64_t supply_offset(const struct supply *f);

/* Reads all that is left and returns how many bytes that was, or 0 when it
 * was nothing but zeros. */
uint64_t supply_rest(struct supply *f);

#endif
