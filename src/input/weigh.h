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
	size_t records;	/* with a believable header */
	size_t faults;	/* damage, and records without such a header */
	size_t head;	/* records before the first fault */
	bool blocks;	/* one of the records is in a block, or the framing has
			 * none */
};

/* Reads bytes as the reader would. From pos on, or with pos NULL as the start
 * of an input; at pos the chain has just been broken. whole: the input ends
 * where bytes end. False when there is no memory. */
bool weigh(const struct framing *framing, const struct position *pos,
    struct span bytes, bool whole, struct weight *out);

/* The records that outweigh the faults: a framing is the better the more. */
long weight_value(const struct weight *w);

#endif
