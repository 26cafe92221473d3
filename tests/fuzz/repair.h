/* repair - corrects the lengths of a changed dump. */
#ifndef SMF119_FUZZ_REPAIR_H
#define SMF119_FUZZ_REPAIR_H

#include "fuzz.h"

enum {
	RDW = 4,
	LEAST = 18,	/* bytes of a record with an SMF header */
	TRIPLETS = 28,
	TRIPLET = 8
};

/* A dump being changed; room bytes of memory. */
struct body {
	uint8_t *p;
	size_t n;
	size_t room;
};

/* A big-endian number of n bytes. */
size_t body_get(const uint8_t *p, size_t n);
void body_put(uint8_t *p, size_t n, size_t v);

/* Most of the time, makes the lengths of records, blocks and sections fit, in
 * the framing that the first bytes look like. */
void body_repair(struct body b, struct dice *d);

#endif
