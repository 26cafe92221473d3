/* container - what the targets of src/unpack share. */
#ifndef SMF119_FUZZ_CONTAINER_H
#define SMF119_FUZZ_CONTAINER_H

#include "fuzz.h"
#include "unpack/container.h"

typedef struct stream *opener(struct stream *below,
    const struct container *c);

/* What came of a container. */
struct unpacking {
	uint64_t hash;
	uint64_t n;		/* bytes */
	bool ended;
	bool enough;		/* no more was read */
	bool whole;		/* they are whole records with RDWs */
	struct fault fault;
	int error;
};

/* Unpacks the bytes whole, in pieces as seed says, and with a read that fails.
 * What must hold: the end comes, after no more than growth bytes for each byte
 * of the input; how read(2) cuts it makes no difference; a fault lies in the
 * input; a read error is no end; with records, each RDW counts what follows, to
 * the last one where the end is good. Returns what came of it whole. */
struct unpacking fuzz_container(opener *open, struct span bytes,
    unsigned seed, uint64_t growth, bool records);

#endif
