/* prefix - four bytes of length before each record: z/OSMF and Zowe --record.
 *
 * The length does not count itself. Longer than JOIN_MAX it is no length: the
 * RDW of 14 bytes that counts itself out, 000E0000, is told from it by that.
 * Whether the record keeps its RDW depends on who wrote the file; both are
 * read. */
#include "input/framing.h"
#include "input/join.h"

enum {
	PREFIX_SIZE = 4,
	DATA_MAX = JOIN_MAX - RDW_SIZE,
	ONE_PIECE = UINT16_MAX - RDW_SIZE	/* more comes in parts */
};

/* A part of a record longer than what is looked at in one piece. */
static enum piece_kind
part(struct place *place, size_t lead, unsigned code, struct piece *out)
{
	size_t size = place->over < ONE_PIECE ? (size_t)place->over :
	    ONE_PIECE;

	place->over -= size;
	*out = (struct piece){ .lead = lead, .size = size, .bare = true,
	    .joint = code != SEGMENT_FIRST, .code = code };
	if (code == SEGMENT_MIDDLE && place->over == 0)
		out->code = SEGMENT_LAST;
	return PIECE_SEGMENT;
}

/* The prefix; *length of what follows it. Length 0 is an empty record when a
 * record comes next, behind before bytes more. */
static enum piece_kind
prefix(struct span ahead, size_t before, struct piece *out, uint32_t *length)
{
	if (!span_be32(ahead, 0, length))
		return piece_short(out, PREFIX_SIZE);
	if (*length == 0 && header_believable(ahead, PREFIX_SIZE + before))
		return piece_void(out, PREFIX_SIZE);
	if (*length == 0)
		return piece_bad(out, FAULT_RDW_ZERO, 0, 0);
	return PIECE_SEGMENT;
}

static enum piece_kind
next(struct place *place, struct span ahead, struct piece *out)
{
	enum piece_kind kind;
	uint32_t length = 0;

	place->lost = false;
	if (place->over != 0)
		return part(place, 0, SEGMENT_MIDDLE, out);
	kind = prefix(ahead, PREFIX_SIZE, out, &length);
	if (kind != PIECE_SEGMENT)
		return kind;
	if (length > DATA_MAX)
		return piece_bad(out, FAULT_PREFIX_LENGTH, DATA_MAX, length);
	place->over = length;
	return part(place, PREFIX_SIZE,
	    length > ONE_PIECE ? SEGMENT_FIRST : SEGMENT_WHOLE, out);
}

static enum piece_kind
next_rdw(struct place *place, struct span ahead, struct piece *out)
{
	enum piece_kind kind;
	uint32_t length = 0;

	place->lost = false;
	kind = prefix(ahead, PREFIX_SIZE + RDW_SIZE, out, &length);
	if (kind != PIECE_SEGMENT)
		return kind;
	if (length < RDW_SIZE || length > RECORD_MAX)
		return piece_bad(out, FAULT_PREFIX_LENGTH, RECORD_MAX,
		    length);
	place->left = UINT64_MAX;
	kind = piece_rdw(place, ahead, PREFIX_SIZE, out);
	place->left = 0;
	if (kind == PIECE_SEGMENT && out->size != length)
		return piece_bad(out, FAULT_PREFIX_RDW, length, out->size);
	return kind;
}

const struct framing framing_prefix4 = {
	.name = "prefix4",
	.words = "four-byte length before each record",
	.automatic = true,
	.next = next,
	.leads = { PREFIX_SIZE },
};

const struct framing framing_prefix4_rdw = {
	.name = "prefix4-rdw",
	.words = "four-byte length before each RDW",
	.automatic = true,
	.next = next_rdw,
	.leads = { PREFIX_SIZE + RDW_SIZE },
};
