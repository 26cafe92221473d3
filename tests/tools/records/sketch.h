/* sketch - a record of type 119 for a test: bytes of no meaning, right lengths.
 *
 * Built by draft, as all test records are; the bytes are there after every
 * call, to be read or overwritten. */
#ifndef SMF119_SKETCH_H
#define SMF119_SKETCH_H

#include "draft.h"

/* Starts as { 0 }, and is given back to sketch_free. */
struct sketch {
	struct draft draft;
	size_t n;
	uint8_t bytes[4096];
};

/* Begins a record with room for n triplets, all of them absent. */
void sketch_start(struct sketch *d, unsigned subtype, size_t n);

/* Adds the next triplet: num sections of len bytes, each byte the same. What
 * sketch_put wrote before is lost, but for the header. */
void sketch_add(struct sketch *d, size_t len, size_t num, int byte);

/* Writes v, big-endian, over the width bytes at at. */
void sketch_put(struct sketch *d, size_t at, size_t v, int width);
void sketch_free(struct sketch *d);

#endif
