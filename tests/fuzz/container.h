/* container - what the targets of src/unpack share. */
#ifndef SMF119_FUZZ_CONTAINER_H
#define SMF119_FUZZ_CONTAINER_H

#include "fuzz.h"
#include "unpack/container.h"

typedef struct stream *opener(struct stream *below,
    const struct container *c);

/* The result of unpacking. */
struct unpacking {
	uint64_t hash;
	uint64_t n;		/* bytes */
	bool ended;
	bool enough;		/* no more was read */
	bool whole;		/* they are whole records with RDWs */
	struct fault fault;
	int error;
};

/* Unpacks the bytes at once, in pieces chosen by seed, and with a read that
 * fails. What must hold: unpacking ends, with at most growth bytes for each
 * byte of the input; the sizes of reads make no difference; a fault is at an
 * offset inside the input; a read error is not taken for an end; with records,
 * each RDW has the length of its record, to the last one when the end is good.
 * Returns the result of unpacking at once. */
struct unpacking fuzz_container(opener *open, struct span bytes,
    unsigned seed, uint64_t growth, bool records);

#endif
