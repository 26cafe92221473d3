/* aws - tape images of the AWS kind: chunks with headers of six bytes, which
 * hold labels, tape marks, or blocks as on tape (a block may take several).
 *
 * Chunk header, little-endian: length, length of the chunk before, flags. From
 * Hercules, hetlib.h. */
#include "input/framing.h"

enum {
	CHUNK_HEAD = 6,
	LABEL_SIZE = 80,
	FLAG_NEW = 0x80,	/* a block begins */
	FLAG_MARK = 0x40,	/* a tape mark */
	FLAG_END = 0x20		/* the block ends */
};

/* What a chunk header says. */
struct chunk {
	size_t length;
	unsigned flags;
};

static bool
chunk_at(struct span ahead, size_t at, struct chunk *out)
{
	if (ahead.n < CHUNK_HEAD || at > ahead.n - CHUNK_HEAD)
		return false;
	out->length = (size_t)span_byte(ahead, at + 1) << 8 |
	    span_byte(ahead, at);
	out->flags = span_byte(ahead, at + 4);
	return true;
}

static bool
is_mark(struct chunk c)
{
	return c.flags == FLAG_MARK && c.length == 0;
}

static bool
is_first(struct chunk c)
{
	return (c.flags & ~(unsigned)FLAG_END) == FLAG_NEW && c.length != 0;
}

static bool
is_further(struct chunk c)
{
	return (c.flags & ~(unsigned)FLAG_END) == 0 && c.length != 0;
}

/* A standard label, in EBCDIC: VOL1, HDR1, HDR2, EOF1, ... */
static bool
is_label(struct span ahead, size_t at)
{
	static const char labels[][4] = { "\xe5\xd6\xd3", "\xc8\xc4\xd9",
		"\xc5\xd6\xc6", "\xc5\xd6\xe5", "\xe4\xc8\xd3",
		"\xe4\xe3\xd3" };

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (span_equal(ahead, at, labels[i], 3))
			return true;
	return false;
}

static enum piece_kind
bad_chunk(struct piece *out, struct chunk c)
{
	return piece_bad(out, FAULT_CHUNK, 0, c.flags);
}

/* The next bytes lie in two chunks: the header between them is in the way. */
static enum piece_kind
split(struct place *place, struct span ahead, struct piece *out)
{
	size_t at = (size_t)place->left;
	struct chunk c;

	if (!chunk_at(ahead, at, &c))
		return piece_short(out, at + CHUNK_HEAD);
	if (!is_further(c))
		return bad_chunk(out, c);
	place->left += c.length;
	place->over -= place->open || c.length > place->over ? place->over :
	    c.length;
	place->more = (c.flags & FLAG_END) == 0;
	*out = (struct piece){ .lead = at, .size = CHUNK_HEAD };
	return PIECE_SPLIT;
}

static enum piece_kind
next_record(struct place *place, struct span ahead, struct piece *out)
{
	struct place whole = *place;
	enum piece_kind kind;

	if (place->left < RDW_SIZE && place->over != 0)
		return split(place, ahead, out);
	whole.left += place->over;
	kind = piece_rdw(&whole, ahead, 0, out);
	if (kind == PIECE_SEGMENT && out->size > place->left)
		return split(place, ahead, out);
	if (kind == PIECE_SEGMENT || kind == PIECE_VOID)
		place->left -= out->size + (kind == PIECE_VOID ? RDW_SIZE : 0);
	return kind;
}

/* The descriptor word of a block of which left bytes are in this chunk. */
static enum piece_kind
next_block(struct place *place, struct span ahead, struct piece *out)
{
	uint64_t length;
	uint32_t bdw;

	if (place->left < BDW_SIZE + RDW_SIZE && place->more)
		return split(place, ahead, out);
	if (!span_be32(ahead, 0, &bdw))
		return piece_short(out, BDW_SIZE);
	if (!block_length(ahead, 0, &length))
		return piece_bad(out, FAULT_BLOCK_LENGTH, BLOCK_MAX, bdw);
	if (length < place->left || (length > place->left && !place->more))
		return piece_bad(out, FAULT_CHUNK_SUM, length, place->left);
	place->over = length - place->left;
	place->left -= BDW_SIZE;
	place->open = false;
	return piece_void(out, BDW_SIZE);
}

/* Between blocks, or between the chunks of one. */
static enum piece_kind
next_chunk(struct place *place, struct span ahead, struct piece *out)
{
	struct chunk c;

	if (!chunk_at(ahead, 0, &c))
		return piece_short(out, CHUNK_HEAD);
	if (c.length == 0 && c.flags == 0)
		return piece_bad(out, FAULT_RDW_ZERO, 0, 0);
	if (is_mark(c) && place->over == 0)
		return piece_void(out, CHUNK_HEAD);
	if (place->over != 0 ? !is_further(c) : !is_first(c))
		return bad_chunk(out, c);
	if (c.length == LABEL_SIZE && is_label(ahead, CHUNK_HEAD))
		return piece_void(out, CHUNK_HEAD + LABEL_SIZE);
	place->open = place->over == 0;
	place->more = (c.flags & FLAG_END) == 0;
	if (place->over != 0 && c.length > place->over)
		return piece_bad(out, FAULT_CHUNK_SUM, place->over, c.length);
	place->over -= place->open ? 0 : c.length;
	place->left = c.length;
	return piece_void(out, CHUNK_HEAD);
}

static enum piece_kind
next(struct place *place, struct span ahead, struct piece *out)
{
	place->lost = false;
	if (place->left == 0)
		return next_chunk(place, ahead, out);
	if (place->open)
		return next_block(place, ahead, out);
	return next_record(place, ahead, out);
}

static bool
finish(const struct place *place, struct piece *out)
{
	if (place->left + place->over == 0)
		return true;
	piece_bad(out, FAULT_BLOCK_CUT, place->left + place->over, 0);
	return false;
}

const struct framing framing_aws = {
	.name = "aws",
	.words = "AWS tape image",
	.automatic = true,
	.next = next,
	.finish = finish,
	/* only where a chunk begins: inside, the next chunk header would come
	 * unseen and be taken for data */
	.leads = { CHUNK_HEAD + BDW_SIZE + RDW_SIZE },
};
