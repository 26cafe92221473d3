/* framing - the list of framings, and what they share. */
#include "input/framing.h"

#include <string.h>

const struct framing *const framings[] = {
	&framing_rdw,
	&framing_sdw,
	&framing_bdw,
	&framing_xbdw,
	&framing_prefix4,
	&framing_prefix4_rdw,
	&framing_ftpblock,
	&framing_aws,
	NULL
};

const struct framing *
framing_find(const char *name)
{
	const struct framing *const *f;

	for (f = framings; *f != NULL; f++)
		if (strcmp((*f)->name, name) == 0)
			break;
	return *f;
}

struct place
place_start(void)
{
	return (struct place){ 0 };
}

struct place
place_lost(void)
{
	return (struct place){ .lost = true };
}

size_t
piece_data(const struct piece *piece)
{
	return (size_t)piece->lead + (piece->bare ? 0 : RDW_SIZE);
}

bool
piece_begins(const struct piece *piece)
{
	return piece->code == SEGMENT_WHOLE || piece->code == SEGMENT_FIRST;
}

bool
piece_has_header(const struct piece *piece)
{
	size_t least = HEADER_MIN - (piece->bare ? RDW_SIZE : 0);

	if (piece->code == SEGMENT_FIRST)
		return piece->size >= least;
	return piece->code == SEGMENT_WHOLE;
}

enum piece_kind
piece_short(struct piece *out, size_t size)
{
	*out = (struct piece){ .size = size };
	return PIECE_SHORT;
}

enum piece_kind
piece_void(struct piece *out, uint64_t lead)
{
	*out = (struct piece){ .lead = lead };
	return PIECE_VOID;
}

enum piece_kind
piece_bad(struct piece *out, enum fault_kind kind, uint64_t want,
    uint64_t have)
{
	*out = (struct piece){ .kind = kind, .want = want, .have = have };
	return PIECE_BAD;
}

/* The RDW: length in two bytes, segment code in the low two bits of the third,
 * zero else. A length of 4 is an empty record. */
enum piece_kind
piece_rdw(struct place *place, struct span ahead, size_t lead,
    struct piece *out)
{
	uint32_t rdw, length;

	if (!span_be32(ahead, lead, &rdw))
		return piece_short(out, lead + RDW_SIZE);
	length = rdw >> 16;
	if (rdw == 0)
		return piece_bad(out, FAULT_RDW_ZERO, 0, 0);
	if (length < RDW_SIZE || length > RECORD_MAX)
		return piece_bad(out, FAULT_RDW_LENGTH, RECORD_MAX, length);
	if ((rdw & 0xfcff) != 0)
		return piece_bad(out, FAULT_SEGMENT_CODE, 0, rdw & 0xffff);
	if (length > place->left)
		return piece_bad(out, FAULT_BLOCK_SUM, place->left, length);
	place->left -= length;
	if (rdw == (uint32_t)RDW_SIZE << 16)
		return piece_void(out, lead + RDW_SIZE);
	*out = (struct piece){ .lead = lead, .size = length,
	    .code = rdw >> 8 & 3 };
	return PIECE_SEGMENT;
}
