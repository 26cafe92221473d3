/* weigh - how many records a framing reads of some bytes, and how much
 * damage. */
#ifndef SMF119_WEIGH_H
#define SMF119_WEIGH_H

#include <stdbool.h>
#include <stddef.h>

#include "input/framing.h"
#include "lib/span.h"

/* What a framing reads. */
struct weight {
	size_t records;	/* with a believable header; 0 when no block of the
			 * framing was seen, if it has any */
	size_t faults;	/* damage, and records without such a header */
	size_t first;	/* where the first record in a block begins */
	size_t head;	/* records before the first fault */
	size_t head_end;	/* where the last of those ends */
};

/* Reads bytes as the reader would. From pos on, or with pos NULL as the start
 * of an input; at pos the chain has just been broken. whole: the input ends
 * where bytes end. False when there is no memory. */
bool weigh(const struct framing *framing, const struct position *pos,
    struct span bytes, bool whole, struct weight *out);

/* The records that outweigh the faults: a framing is the better the more. */
long weight_value(const struct weight *w);

#endif
