/* ftpblock - what FTP sends in block mode (RFC 959, 3.4.2), kept as it came.
 *
 * Each block has a descriptor byte and a count of two bytes; a record ends with
 * the block that says so. There are no RDWs. */
#include "input/framing.h"

enum {
	BLOCK_HEAD = 3,
	END_RECORD = 0x80,
	END_FILE = 0x40,
	SUSPECT = 0x20,		/* the sender had errors reading this */
	RESTART = 0x10,		/* a marker, no data */
	UNKNOWN = 0x0f
};

static unsigned
code_of(const struct place *place, bool ends)
{
	if (place->open)
		return ends ? SEGMENT_LAST : SEGMENT_MIDDLE;
	return ends ? SEGMENT_WHOLE : SEGMENT_FIRST;
}

static enum piece_kind
next_data(struct place *place, unsigned type, size_t count, struct piece *out)
{
	bool ends = (type & (END_RECORD | END_FILE)) != 0;

	place->ended = (type & END_FILE) != 0;
	place->noted = false;
	if (count == 0 && !place->open)
		return piece_void(out, BLOCK_HEAD);
	*out = (struct piece){ .lead = BLOCK_HEAD, .size = count,
	    .bare = true, .joint = place->open,
	    .code = code_of(place, ends) };
	place->open = !ends;
	return PIECE_SEGMENT;
}

/* A restart marker is short, and something that can be a block follows. */
static bool
marker_ends(struct span ahead, size_t at)
{
	return at + BLOCK_HEAD <= PIECE_LOOK &&
	    (at == ahead.n || (span_byte(ahead, at) & UNKNOWN) == 0);
}

static enum piece_kind
next(struct place *place, struct span ahead, struct piece *out)
{
	uint64_t head;
	unsigned type;
	size_t count;

	place->lost = false;
	if (!span_uint(ahead, 0, BLOCK_HEAD, &head))
		return piece_short(out, BLOCK_HEAD);
	type = (unsigned)(head >> 16);
	count = (size_t)(head & 0xffff);
	if (head == 0)
		return piece_bad(out, FAULT_RDW_ZERO, 0, 0);
	if ((type & UNKNOWN) != 0 || (count == 0 && type == 0))
		return piece_bad(out, FAULT_DESCRIPTOR, 0, type);
	if (type == RESTART && marker_ends(ahead, BLOCK_HEAD + count))
		return piece_void(out, BLOCK_HEAD + count);
	if ((type & RESTART) != 0)
		return piece_bad(out, FAULT_DESCRIPTOR, 0, type);
	if ((type & SUSPECT) != 0 && !place->noted &&
	    (place->open || header_dated(ahead, BLOCK_HEAD))) {
		piece_bad(out, FAULT_SUSPECT, 0, 0);
		place->noted = true;
		return PIECE_REMARK;
	}
	return next_data(place, type, count, out);
}

static bool
finish(const struct place *place, struct piece *out)
{
	if (place->ended)
		return true;
	piece_bad(out, FAULT_END_MARK, 0, 0);
	return false;
}

const struct framing framing_ftpblock = {
	.name = "ftpblock",
	.words = "FTP block mode",
	.automatic = true,
	.weak = true,
	.next = next,
	.finish = finish,
	.leads = { BLOCK_HEAD },
};
