/* sketch - a record of type 119 in the making, triplet by triplet. */
#ifndef SMF119_SKETCH_H
#define SMF119_SKETCH_H

#include <stddef.h>
#include <stdint.h>

struct sketch {
	size_t n;
	size_t ntriplets;
	uint8_t bytes[4096];
};

/* Begins a record with room for n triplets, all of them absent. */
void sketch_start(struct sketch *d, unsigned subtype, size_t n);

/* The next triplet: num sections of len bytes, that are all that byte. */
void sketch_add(struct sketch *d, size_t len, size_t num, int byte);

/* Writes v, big-endian, over the width bytes at at. */
void sketch_put(struct sketch *d, size_t at, size_t v, int width);

#endif
