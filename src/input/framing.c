/* framing - what all framings need: positions, segments, RDWs. */
#include "input/framing.h"

struct position
position_start(void)
{
	return (struct position){ 0 };
}

struct position
position_lost(void)
{
	return (struct position){ .lost = true };
}

size_t
segment_data(const struct segment *segment)
{
	return (size_t)segment->before + (segment->bare ? 0 : RDW_SIZE);
}

size_t
segment_end(const struct segment *segment)
{
	return (size_t)segment->before + segment->size;
}

bool
segment_begins_record(const struct segment *segment)
{
	return segment->code == SEGMENT_WHOLE || segment->code == SEGMENT_FIRST;
}

bool
segment_has_header(const struct segment *segment)
{
	size_t least = HEADER_MIN - (segment->bare ? RDW_SIZE : 0);

	if (segment->code == SEGMENT_FIRST)
		return segment->size >= least;
	return segment->code == SEGMENT_WHOLE;
}

enum framing_result
framing_need(struct segment *out, size_t size)
{
	*out = (struct segment){ .size = size };
	return FRAMING_NEED;
}

enum framing_result
framing_skip(struct segment *out, uint64_t size)
{
	*out = (struct segment){ .before = size };
	return FRAMING_SKIP;
}

enum framing_result
framing_broken(struct segment *out, enum fault_kind kind, uint64_t want,
    uint64_t have)
{
	*out = (struct segment){ .kind = kind, .want = want, .have = have };
	return FRAMING_BROKEN;
}

/* The RDW: length in two bytes, segment code in the low two bits of the third,
 * zero else. A length of 4 is an empty record. */
enum framing_result
segment_from_rdw(struct position *pos, struct span ahead, size_t before,
    struct segment *out)
{
	uint32_t rdw, length;

	if (!span_be32(ahead, before, &rdw))
		return framing_need(out, before + RDW_SIZE);
	length = rdw >> 16;
	if (rdw == 0)
		return framing_broken(out, FAULT_RDW_ZERO, 0, 0);
	if (length < RDW_SIZE || length > RECORD_MAX)
		return framing_broken(out, FAULT_RDW_LENGTH, RECORD_MAX, length);
	if ((rdw & 0xfcff) != 0)
		return framing_broken(out, FAULT_SEGMENT_CODE, 0, rdw & 0xffff);
	if (length > pos->left)
		return framing_broken(out, FAULT_BLOCK_SUM, pos->left, length);
	pos->left -= length;
	if (rdw == (uint32_t)RDW_SIZE << 16)
		return framing_skip(out, before + RDW_SIZE);
	*out = (struct segment){ .before = before, .size = length,
	    .code = rdw >> 8 & 3 };
	return FRAMING_SEGMENT;
}
