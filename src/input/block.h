/* block - the BDW, for framings that have blocks. */
#ifndef SMF119_BLOCK_H
#define SMF119_BLOCK_H

#include "input/framing.h"

enum {
	BLOCK_MIN = BDW_SIZE + RDW_SIZE,
	BLOCK_BELIEVABLE = 1024 * 1024	/* no tape drive has longer blocks */
};

/* The length of the block whose BDW is at at, itself included. False, and
 * *length left alone, when it cannot be one. */
bool block_length(struct span ahead, size_t at, uint64_t *length);

/* Does an RDW at at fit in a block of that length? *code is its segment
 * code. */
bool block_has_rdw(struct span ahead, size_t at, uint64_t length,
    unsigned *code);

/* Do a BDW, an RDW that fits it and an SMF header begin at at? */
bool block_believable(struct span ahead, size_t at);

#endif
