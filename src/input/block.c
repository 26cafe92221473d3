/* block - what a BDW can be. */
#include "input/block.h"

#define EXTENDED	0x80000000u	/* 31 bits of length */

bool
block_length(struct span ahead, size_t at, uint64_t *length)
{
	uint32_t bdw, n;

	if (!span_be32(ahead, at, &bdw))
		return false;
	n = (bdw & EXTENDED) != 0 ? bdw & ~EXTENDED : bdw >> 16;
	if (n < BLOCK_MIN)
		return false;
	if ((bdw & EXTENDED) == 0 && (n > BLOCK_MAX || (bdw & 0xffff) != 0))
		return false;
	*length = n;
	return true;
}

bool
block_has_rdw(struct span ahead, size_t at, uint64_t length, unsigned *code)
{
	struct position pos = { .left = length - BDW_SIZE };
	struct segment segment;

	if (segment_from_rdw(&pos, ahead, at, &segment) != FRAMING_SEGMENT)
		return false;
	*code = segment.code;
	return true;
}

bool
block_believable(struct span ahead, size_t at)
{
	uint64_t length;
	unsigned code;

	return block_length(ahead, at, &length) && length <= BLOCK_BELIEVABLE &&
	    block_has_rdw(ahead, at + BDW_SIZE, length, &code) &&
	    (code == SEGMENT_WHOLE || code == SEGMENT_FIRST) &&
	    header_believable(ahead, at + BLOCK_MIN);
}
