/* ftpblock - what FTP sends in block mode (RFC 959, 3.4.2), kept as it came.
 *
 * Each block has a descriptor byte and a count of two bytes; a record ends with
 * the block that says so. There are no RDWs. An extended BDW has the form of an
 * empty record. */
#include "input/block.h"

enum {
	BLOCK_HEAD = 3,
	END_RECORD = 0x80,
	END_FILE = 0x40,
	SUSPECT = 0x20,		/* the sender had errors reading this */
	RESTART = 0x10,		/* a marker, no data */
	UNKNOWN = 0x0f
};

static unsigned
code_of(const struct position *pos, bool ends)
{
	if (pos->begun)
		return ends ? SEGMENT_LAST : SEGMENT_MIDDLE;
	return ends ? SEGMENT_WHOLE : SEGMENT_FIRST;
}

static enum framing_result
next_data(struct position *pos, unsigned type, size_t count,
    struct segment *out)
{
	bool ends = (type & (END_RECORD | END_FILE)) != 0;

	pos->ended = (type & END_FILE) != 0;
	pos->reported = false;
	if (count == 0 && !pos->begun)
		return framing_skip(out, BLOCK_HEAD);
	*out = (struct segment){ .before = BLOCK_HEAD, .size = count,
	    .bare = true, .continued = pos->begun,
	    .code = code_of(pos, ends) };
	pos->begun = !ends;
	return FRAMING_SEGMENT;
}

/* A restart marker is short, and something that can be a block follows. */
static bool
marker_ends(struct span ahead, size_t at)
{
	return at + BLOCK_HEAD <= FRAMING_LOOK &&
	    (at == ahead.n || (span_byte(ahead, at) & UNKNOWN) == 0);
}

static enum framing_result
next(struct position *pos, struct span ahead, struct segment *out)
{
	uint64_t head;
	unsigned type;
	size_t count;

	pos->lost = false;
	if (!span_uint(ahead, 0, BLOCK_HEAD, &head))
		return framing_need(out, BLOCK_HEAD);
	type = (unsigned)(head >> 16);
	count = (size_t)(head & 0xffff);
	if (head == 0)
		return framing_broken(out, FAULT_RDW_ZERO, 0, 0);
	if ((type & UNKNOWN) != 0 || (count == 0 && type == 0) ||
	    (count == 0 && !pos->begun && block_believable(ahead, 0)))
		return framing_broken(out, FAULT_DESCRIPTOR, 0, type);
	if (type == RESTART && marker_ends(ahead, BLOCK_HEAD + count))
		return framing_skip(out, BLOCK_HEAD + count);
	if ((type & RESTART) != 0)
		return framing_broken(out, FAULT_DESCRIPTOR, 0, type);
	if ((type & SUSPECT) != 0 && !pos->reported &&
	    (pos->begun || header_dated(ahead, BLOCK_HEAD))) {
		framing_broken(out, FAULT_SUSPECT, 0, 0);
		pos->reported = true;
		return FRAMING_REPORT;
	}
	return next_data(pos, type, count, out);
}

static bool
finish(const struct position *pos, struct segment *out)
{
	if (pos->ended)
		return true;
	framing_broken(out, FAULT_END_MARK, 0, 0);
	return false;
}

const struct framing framing_ftpblock = {
	.name = "ftpblock",
	.words = "FTP block mode",
	.automatic = true,
	.weak = true,
	.next = next,
	.finish = finish,
	.header_at = { BLOCK_HEAD },
};
