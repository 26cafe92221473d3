/* block - blocks with their descriptor words, records or segments inside. */
#include "input/framing.h"

enum {
	BLOCK_MIN = BDW_SIZE + RDW_SIZE,
	BELIEF_MAX = 1024 * 1024	/* no tape takes longer blocks */
};

#define EXTENDED	0x80000000u	/* 31 bits of length */
#define NULL_SEGMENT	0x80000000u	/* the rest of the block is zeros */

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

/* The RDW at at, when it could be in a block of that length. */
static bool
rdw_fits(struct span ahead, size_t at, uint64_t length, unsigned *code)
{
	struct place place = { .left = length - BDW_SIZE };
	struct piece piece;

	if (piece_rdw(&place, ahead, at, &piece) != PIECE_SEGMENT)
		return false;
	*code = piece.code;
	return true;
}

bool
block_believable(struct span ahead, size_t at)
{
	uint64_t length;
	unsigned code;

	return block_length(ahead, at, &length) && length <= BELIEF_MAX &&
	    rdw_fits(ahead, at + BDW_SIZE, length, &code) &&
	    (code == SEGMENT_WHOLE || code == SEGMENT_FIRST) &&
	    header_believable(ahead, at + BLOCK_MIN);
}

/* Where the block ends is not known, so the next may begin here: with a
 * record, or with the rest of one. */
static bool
block_begins(struct span ahead)
{
	uint64_t length;
	unsigned code;

	if (block_believable(ahead, 0))
		return true;
	return !header_dated(ahead, RDW_SIZE) &&
	    block_length(ahead, 0, &length) && length <= BELIEF_MAX &&
	    rdw_fits(ahead, BDW_SIZE, length, &code) &&
	    (code == SEGMENT_MIDDLE || code == SEGMENT_LAST);
}

static enum piece_kind
next_in_block(struct place *place, struct span ahead, size_t lead,
    struct piece *out)
{
	uint32_t rdw;
	uint64_t rest = place->left;

	if (rest < RDW_SIZE)
		return piece_bad(out, FAULT_BLOCK_SUM, rest, RDW_SIZE);
	if (span_be32(ahead, lead, &rdw) && rdw == NULL_SEGMENT) {
		place->left = 0;
		return piece_void(out, lead + rest);
	}
	return piece_rdw(place, ahead, lead, out);
}

/* No block that we know of: records until one begins. */
static enum piece_kind
next_outside(struct place *place, struct span ahead, struct piece *out)
{
	enum piece_kind kind;

	place->left = UINT64_MAX;
	kind = piece_rdw(place, ahead, 0, out);
	place->left = 0;
	return kind;
}

static enum piece_kind
next(struct place *place, struct span ahead, struct piece *out)
{
	uint64_t length;
	uint32_t bdw;

	if (place->lost && !block_begins(ahead))
		return next_outside(place, ahead, out);
	if (place->left != 0)
		return next_in_block(place, ahead, 0, out);
	if (!span_be32(ahead, 0, &bdw))
		return piece_short(out, BDW_SIZE);
	if (bdw == 0)
		return piece_bad(out, FAULT_RDW_ZERO, 0, 0);
	if (!block_length(ahead, 0, &length))
		return piece_bad(out, FAULT_BLOCK_LENGTH, BLOCK_MAX, bdw);
	place->lost = false;
	place->left = length - BDW_SIZE;
	return next_in_block(place, ahead, BDW_SIZE, out);
}

static bool
finish(const struct place *place, struct piece *out)
{
	if (place->left == 0)
		return true;
	piece_bad(out, FAULT_BLOCK_CUT, place->left, 0);
	return false;
}

const struct framing framing_bdw = {
	.name = "bdw",
	.words = "BDW and RDW",
	.automatic = true,
	.next = next,
	.finish = finish,
	.leads = { BLOCK_MIN, RDW_SIZE },
};

/* Each word says itself whether it is extended; a name of its own for those
 * who look for it. */
const struct framing framing_xbdw = {
	.name = "xbdw",
	.words = "extended BDW and RDW",
	.next = next,
	.finish = finish,
	.leads = { BLOCK_MIN, RDW_SIZE },
};
