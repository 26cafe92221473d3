/* bdw - blocks of records or segments, each block with its BDW. */
#include "input/block.h"

#define NULL_SEGMENT	0x80000000u	/* the rest of the block is padding */

/* Where the block ends is not known, so the next may begin here: with a
 * record, or with the rest of one. Where the code of that rest would stand, an
 * RDW has the highest byte of a time, which is 0. */
static bool
block_begins(struct span ahead)
{
	uint64_t length;
	unsigned code;

	if (block_believable(ahead, 0))
		return true;
	return block_length(ahead, 0, &length) && length <= BLOCK_BELIEVABLE &&
	    block_has_rdw(ahead, BDW_SIZE, length, &code) &&
	    (code == SEGMENT_MIDDLE || code == SEGMENT_LAST);
}

/* A null segment: what is left of the block must be zeros. */
static enum framing_result
next_padding(struct position *pos, struct span ahead, size_t before,
    struct segment *out)
{
	uint64_t rest = pos->left, zeros;
	size_t look = rest < SEGMENT_MAX ? (size_t)rest : SEGMENT_MAX;

	if (ahead.n < before + look)
		return framing_need(out, before + look);
	zeros = RDW_SIZE + span_zeros(span_first(ahead, before + look),
	    before + RDW_SIZE);
	if (zeros < look)
		return framing_broken(out, FAULT_BLOCK_SUM, rest, zeros);
	pos->left = 0;
	return framing_skip(out, before + rest);
}

static enum framing_result
next_in_block(struct position *pos, struct span ahead, size_t before,
    struct segment *out)
{
	uint32_t rdw;
	uint64_t rest = pos->left;

	if (rest < RDW_SIZE)
		return framing_broken(out, FAULT_BLOCK_SUM, rest, RDW_SIZE);
	if (span_be32(ahead, before, &rdw) && rdw == NULL_SEGMENT)
		return next_padding(pos, ahead, before, out);
	return segment_from_rdw(pos, ahead, before, out);
}

/* No block that we know of: records until one begins. */
static enum framing_result
next_outside(struct position *pos, struct span ahead, struct segment *out)
{
	enum framing_result kind;

	pos->left = UINT64_MAX;
	kind = segment_from_rdw(pos, ahead, 0, out);
	pos->left = 0;
	return kind;
}

static enum framing_result
next(struct position *pos, struct span ahead, struct segment *out)
{
	uint64_t length;
	uint32_t bdw;

	if (pos->lost && !block_begins(ahead))
		return next_outside(pos, ahead, out);
	if (pos->left != 0)
		return next_in_block(pos, ahead, 0, out);
	if (!span_be32(ahead, 0, &bdw))
		return framing_need(out, BDW_SIZE);
	if (bdw == 0)
		return framing_broken(out, FAULT_RDW_ZERO, 0, 0);
	if (!block_length(ahead, 0, &length))
		return framing_broken(out, FAULT_BLOCK_LENGTH, BLOCK_MAX, bdw);
	pos->lost = false;
	pos->left = length - BDW_SIZE;
	return next_in_block(pos, ahead, BDW_SIZE, out);
}

static bool
finish(const struct position *pos, struct segment *out)
{
	if (pos->left == 0)
		return true;
	framing_broken(out, FAULT_BLOCK_CUT, pos->left, 0);
	return false;
}

const struct framing framing_bdw = {
	.name = "bdw",
	.words = "BDW and RDW",
	.automatic = true,
	.next = next,
	.finish = finish,
	.header_at = { BLOCK_MIN, RDW_SIZE },
};

/* Every BDW shows whether it is extended; the second name is for users who look
 * for it. */
const struct framing framing_xbdw = {
	.name = "xbdw",
	.words = "extended BDW and RDW",
	.next = next,
	.finish = finish,
	.header_at = { BLOCK_MIN, RDW_SIZE },
};
