/* prefix - four bytes of length before each record: z/OSMF and Zowe --record.
 *
 * The length does not count itself. A value above JOINED_MAX is not a length;
 * that is how an RDW such as 000E0000 is told from a prefix. Whether the record
 * keeps its RDW depends on who wrote the file; both are read. */
#include "input/framing.h"

enum {
	PREFIX_SIZE = 4,
	DATA_MAX = JOINED_MAX - RDW_SIZE,
	ONE_SEGMENT = UINT16_MAX - RDW_SIZE	/* more comes in parts */
};

/* A part of a record longer than what is looked at in one segment. */
static enum framing_result
next_part(struct position *pos, size_t before, unsigned code,
    struct segment *out)
{
	size_t size = pos->later < ONE_SEGMENT ? (size_t)pos->later :
	    ONE_SEGMENT;

	pos->later -= size;
	*out = (struct segment){ .before = before, .size = size, .bare = true,
	    .continued = code != SEGMENT_FIRST, .code = code };
	if (code == SEGMENT_MIDDLE && pos->later == 0)
		out->code = SEGMENT_LAST;
	return FRAMING_SEGMENT;
}

/* The prefix; *length of what follows it. Length 0 is an empty record when a
 * record comes next, behind before bytes more. */
static enum framing_result
prefix(struct span ahead, size_t before, struct segment *out, uint32_t *length)
{
	if (!span_be32(ahead, 0, length))
		return framing_need(out, PREFIX_SIZE);
	if (*length == 0 && header_believable(ahead, PREFIX_SIZE + before))
		return framing_skip(out, PREFIX_SIZE);
	if (*length == 0)
		return framing_broken(out, FAULT_RDW_ZERO, 0, 0);
	return FRAMING_SEGMENT;
}

static enum framing_result
next(struct position *pos, struct span ahead, struct segment *out)
{
	enum framing_result kind;
	uint32_t length = 0;

	pos->lost = false;
	if (pos->later != 0)
		return next_part(pos, 0, SEGMENT_MIDDLE, out);
	kind = prefix(ahead, PREFIX_SIZE, out, &length);
	if (kind != FRAMING_SEGMENT)
		return kind;
	if (length > DATA_MAX)
		return framing_broken(out, FAULT_PREFIX_LENGTH, DATA_MAX, length);
	pos->later = length;
	return next_part(pos, PREFIX_SIZE,
	    length > ONE_SEGMENT ? SEGMENT_FIRST : SEGMENT_WHOLE, out);
}

static enum framing_result
next_rdw(struct position *pos, struct span ahead, struct segment *out)
{
	enum framing_result kind;
	uint32_t length = 0;

	pos->lost = false;
	kind = prefix(ahead, PREFIX_SIZE + RDW_SIZE, out, &length);
	if (kind != FRAMING_SEGMENT)
		return kind;
	if (length < RDW_SIZE || length > RECORD_MAX)
		return framing_broken(out, FAULT_PREFIX_LENGTH, RECORD_MAX,
		    length);
	pos->left = UINT64_MAX;
	kind = segment_from_rdw(pos, ahead, PREFIX_SIZE, out);
	pos->left = 0;
	if (kind == FRAMING_SEGMENT && out->size != length)
		return framing_broken(out, FAULT_PREFIX_RDW, length, out->size);
	return kind;
}

const struct framing framing_prefix4 = {
	.name = "prefix4",
	.words = "four-byte length before each record",
	.automatic = true,
	.next = next,
	.header_at = { PREFIX_SIZE },
};

const struct framing framing_prefix4_rdw = {
	.name = "prefix4-rdw",
	.words = "four-byte length before each RDW",
	.automatic = true,
	.next = next_rdw,
	.header_at = { PREFIX_SIZE + RDW_SIZE },
};
