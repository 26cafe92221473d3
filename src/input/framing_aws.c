/* aws - tape images of the AWS kind: chunks with headers of six bytes, which
 * hold labels, tape marks, or blocks as on tape (a block may take several).
 *
 *   0        2        4     5     6
 *   +--------+--------+-----+-----+- - -
 *   | length |previous|flags|  0  | data       little-endian; previous is the
 *   +--------+--------+-----+-----+- - -       length of the chunk before
 *
 * From Hercules, hetlib.h. */
#include "input/block.h"

enum {
	CHUNK_HEAD = 6,
	LABEL_SIZE = 80,
	FLAG_NEW = 0x80,	/* a block begins */
	FLAG_MARK = 0x40,	/* a tape mark */
	FLAG_END = 0x20,	/* the block ends */
	LINKS = 2	/* chunks that must follow a chunk to be believed */
};

/* What a chunk header says. */
struct chunk {
	size_t length;
	size_t previous;
	unsigned flags;
};

static bool
chunk_at(struct span ahead, size_t at, struct chunk *out)
{
	if (ahead.n < CHUNK_HEAD || at > ahead.n - CHUNK_HEAD)
		return false;
	out->length = (size_t)span_byte(ahead, at + 1) << 8 |
	    span_byte(ahead, at);
	out->previous = (size_t)span_byte(ahead, at + 3) << 8 |
	    span_byte(ahead, at + 2);
	out->flags = span_byte(ahead, at + 4) |
	    (unsigned)span_byte(ahead, at + 5) << 8;
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

static enum framing_result
bad_chunk(struct segment *out, struct chunk c)
{
	return framing_broken(out, FAULT_CHUNK, 0, c.flags);
}

/* The next bytes lie in two chunks: the header between them is in the way. */
static enum framing_result
split(struct position *pos, struct span ahead, struct segment *out)
{
	size_t at = (size_t)pos->left;
	struct chunk c;

	if (!chunk_at(ahead, at, &c))
		return framing_need(out, at + CHUNK_HEAD);
	if (!is_further(c))
		return bad_chunk(out, c);
	pos->left += c.length;
	pos->later -= pos->begun || c.length > pos->later ? pos->later :
	    c.length;
	pos->chunk_follows = (c.flags & FLAG_END) == 0;
	*out = (struct segment){ .before = at, .size = CHUNK_HEAD };
	return FRAMING_EXCISE;
}

static enum framing_result
next_record(struct position *pos, struct span ahead, struct segment *out)
{
	struct position whole = *pos;
	enum framing_result kind;

	if (pos->left < RDW_SIZE && pos->later != 0)
		return split(pos, ahead, out);
	whole.left += pos->later;
	kind = segment_from_rdw(&whole, ahead, 0, out);
	if (kind == FRAMING_SEGMENT && out->size > pos->left)
		return split(pos, ahead, out);
	if (kind == FRAMING_SEGMENT || kind == FRAMING_SKIP)
		pos->left -= out->size + (kind == FRAMING_SKIP ? RDW_SIZE : 0);
	return kind;
}

/* Before the first SMF records, a chunk of another file is passed over, unless
 * there are SMF records in it. */
static enum framing_result
next_other_block(struct position *pos, struct span ahead, struct segment *out)
{
	size_t n = (size_t)pos->left, at;

	if (ahead.n < n)
		return framing_need(out, n);
	if (header_find(ahead, 0, n, &at))
		return framing_broken(out, FAULT_BLOCK_LENGTH, BLOCK_MAX, 0);
	pos->left = 0;
	pos->begun = false;
	return framing_skip(out, n);
}

/* The descriptor word of a block of which left bytes are in this chunk. */
static enum framing_result
next_block(struct position *pos, struct span ahead, struct segment *out)
{
	uint64_t length = 0;
	uint32_t bdw;
	bool fits;

	if (pos->left < BDW_SIZE + RDW_SIZE && pos->chunk_follows)
		return split(pos, ahead, out);
	if (!span_be32(ahead, 0, &bdw))
		return framing_need(out, BDW_SIZE);
	fits = block_length(ahead, 0, &length) && (length == pos->left ||
	    (length > pos->left && pos->chunk_follows));
	if (!fits && !pos->has_smf)
		return next_other_block(pos, ahead, out);
	if (!block_length(ahead, 0, &length))
		return framing_broken(out, FAULT_BLOCK_LENGTH, BLOCK_MAX, bdw);
	if (!fits)
		return framing_broken(out, FAULT_CHUNK_SUM, length, pos->left);
	pos->has_smf = true;
	pos->later = length - pos->left;
	pos->left -= BDW_SIZE;
	pos->begun = false;
	return framing_skip(out, BDW_SIZE);
}

/* Between blocks, or between the chunks of one. */
static enum framing_result
next_chunk(struct position *pos, struct span ahead, struct segment *out)
{
	struct chunk c;

	pos->lost = false;
	if (!chunk_at(ahead, 0, &c))
		return framing_need(out, CHUNK_HEAD);
	if (c.length == 0 && c.flags == 0)
		return framing_broken(out, FAULT_RDW_ZERO, 0, 0);
	if (is_mark(c) && pos->later == 0)
		return framing_skip(out, CHUNK_HEAD);
	if (pos->later != 0 ? !is_further(c) : !is_first(c))
		return bad_chunk(out, c);
	if (c.length == LABEL_SIZE && is_label(ahead, CHUNK_HEAD))
		return framing_skip(out, CHUNK_HEAD + LABEL_SIZE);
	pos->begun = pos->later == 0;
	pos->chunk_follows = (c.flags & FLAG_END) == 0;
	if (pos->later != 0 && c.length > pos->later)
		return framing_broken(out, FAULT_CHUNK_SUM, pos->later, c.length);
	pos->later -= pos->begun ? 0 : c.length;
	pos->left = c.length;
	return framing_skip(out, CHUNK_HEAD);
}

static enum framing_result
next(struct position *pos, struct span ahead, struct segment *out)
{
	if (pos->left == 0)
		return next_chunk(pos, ahead, out);
	if (pos->begun)
		return next_block(pos, ahead, out);
	return next_record(pos, ahead, out);
}

static bool
finish(const struct position *pos, struct segment *out)
{
	if (!pos->has_smf) {
		framing_broken(out, FAULT_TAPE_EMPTY, 0, 0);
		return false;
	}
	if (pos->left + pos->later == 0)
		return true;
	framing_broken(out, FAULT_BLOCK_CUT, pos->left + pos->later, 0);
	return false;
}

/* Some writers leave the length of the chunk before 0. Then a block must have
 * the BDW that its length asks for. */
static bool
is_sure_alone(struct span ahead, size_t at, struct chunk c)
{
	uint64_t length;

	if (is_mark(c) || (c.length == LABEL_SIZE &&
	    is_label(ahead, at + CHUNK_HEAD)))
		return true;
	return is_first(c) && block_length(ahead, at + CHUNK_HEAD, &length) &&
	    ((c.flags & FLAG_END) != 0 ? length == c.length :
	    length > c.length);
}

/* Is the chunk header at at followed by others that tell its length? One of a
 * chunk that does not begin a block tells the length of the chunk before. */
static bool
is_linked(struct span ahead, size_t at, bool whole)
{
	struct chunk c, after;

	if (!chunk_at(ahead, at, &c) || (is_further(c) && c.previous == 0))
		return false;
	for (unsigned i = 0; i < LINKS; i++) {
		if (!is_mark(c) && !is_first(c) && !is_further(c))
			return false;
		at += CHUNK_HEAD + c.length;
		if (at >= ahead.n)
			return at == ahead.n ? whole : i > 0;
		if (!chunk_at(ahead, at, &after))
			return false;
		if (after.previous != c.length && (after.previous != 0 ||
		    !is_sure_alone(ahead, at - CHUNK_HEAD - c.length, c)))
			return false;
		c = after;
	}
	return true;
}

/* Where, at FROM or behind it, a chunk stands that others follow. */
static size_t
linked_from(struct span ahead, size_t from, bool whole)
{
	while (from < ahead.n && !is_linked(ahead, from, whole))
		from++;
	return from;
}

/* Chunks are found by their headers, whatever the records in them. */
static bool
regain(struct position *pos, struct span ahead, bool whole)
{
	size_t at = pos->left < ahead.n ? (size_t)pos->left : 0;
	struct chunk c;

	if (at == 0 || !is_linked(ahead, at, whole))
		at = linked_from(ahead, pos->left == 0 ? 1 : 0, whole);
	if (at == ahead.n && (!whole || !pos->has_smf))
		return false;
	*pos = (struct position){ .left = at, .has_smf = true, .lost = true };
	while (chunk_at(ahead, at, &c) && is_further(c)) {
		pos->later += c.length;
		at += CHUNK_HEAD + c.length;
		if ((c.flags & FLAG_END) != 0)
			break;
	}
	pos->chunk_follows = pos->later != 0;
	return true;
}

static size_t
enter(struct position *pos, struct span ahead)
{
	struct chunk c = { 0, 0, 0 };

	chunk_at(ahead, 0, &c);
	pos->lost = false;
	pos->left = c.length;
	pos->later -= c.length < pos->later ? c.length : pos->later;
	pos->chunk_follows = (c.flags & FLAG_END) == 0;
	return CHUNK_HEAD;
}

/* A chain of chunks from the first byte on. */
static bool
claims(struct span look, bool whole)
{
	struct chunk c;

	return chunk_at(look, 0, &c) && c.previous == 0 && is_first(c) &&
	    is_linked(look, 0, whole);
}

const struct framing framing_aws = {
	.name = "aws",
	.words = "AWS tape image",
	.automatic = true,
	.next = next,
	.finish = finish,
	.regain = regain,
	.enter = enter,
	.claims = claims,
	.header_at = { CHUNK_HEAD + BDW_SIZE + RDW_SIZE },
};
