/* search - finds the next believable record after the chain has broken. */
#ifndef SMF119_SEARCH_H
#define SMF119_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/framing.h"
#include "input/source.h"
#include "lib/span.h"

/* What has been found out on the way, so that no byte is judged twice: the
 * file offset of the first chain that holds (0: none yet). */
struct search {
	uint64_t good;
};

/* The first place in bytes, with its header before end, where a record can be
 * believed: another follows, or nothing inside it contradicts. base is the
 * file offset of bytes, whole says that the input ends where bytes end. */
bool search_span(struct search *s, const struct framing *framing,
    struct span bytes, size_t end, uint64_t base, bool whole, size_t *at);

/* Consumes bytes until such a place is ahead. False when there is none: all
 * is consumed then. */
bool search_forward(struct source *src, const struct framing *framing);

/* For a chain that broke behind a piece still held by src: did that piece
 * claim too much, and swallow others? Then goes back to the first record
 * inside it whose chain runs on past the break, and returns true. */
bool search_back(struct source *src, const struct framing *framing);

/* Consumes zeros, but for the last few. True when only zeros were left. */
bool search_zeros(struct source *src);

#endif
