/* join - the segments of a spanned record, put together. */
#ifndef SMF119_JOIN_H
#define SMF119_JOIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/framing.h"
#include "lib/span.h"

/* One buffer of JOINED_MAX bytes, whose pages are touched as records need
 * them. */
struct join {
	uint8_t *bytes;
	size_t n;
	uint64_t number;	/* of the record, for the reader */
	uint64_t offset;
	unsigned segments;
	bool begun;		/* a first segment has come, the last not yet */
	uint64_t dropped;	/* number of a record: its rest is ignored */
};

/* False when there is no memory. */
bool join_open(struct join *j);
void join_close(struct join *j);

/* Begins a record that lies at offset. */
void join_begin(struct join *j, uint64_t number, uint64_t offset);

/* Adds the data of a segment. False, and nothing added, when the record would
 * become longer than JOINED_MAX. */
bool join_add(struct join *j, struct span data);

/* Ends the record: its bytes behind a made RDW. */
struct span join_end(struct join *j);

/* The RDW of a record of n bytes, RDW included: length 0 when that is more than
 * fits. */
void join_make_rdw(size_t n, uint8_t rdw[RDW_SIZE]);

#endif
