/* assemble - joins segments, and makes RDWs where there are none. */
#include "input/assemble.h"

#include <string.h>

#include "input/framings.h"
#include "input/probe.h"
#include "input/resync.h"

enum {
	DOUBT_LOOK = 3 * RECORD_MAX	/* two segments more, and their RDWs */
};

struct fault
assemble_fault(enum fault_kind kind, uint64_t number, uint64_t offset,
    uint64_t want, uint64_t have)
{
	struct fault fault = fault_make(kind, want, have);

	fault.record = number;
	fault.offset = offset;
	return fault;
}

uint64_t
assemble_give_up(struct assembler *a)
{
	if (!a->join.begun)
		return ++a->number;
	a->join.begun = false;
	return a->join.number;
}

/* Do further segments belong to a record that was reported as damaged? */
static bool
is_dropping(const struct assembler *a)
{
	return a->number != 0 && a->join.dropped == a->number;
}

_Static_assert((int)RDW_SIZE <= SOURCE_FRONT,
    "there is room for the RDW of a bare record");
_Static_assert(2 * SEGMENT_MAX + DOUBT_LOOK <= SOURCE_WINDOW,
    "a segment held, the next one and the look behind it fit in the window");

/* The file offset of the segment: of its RDW, or of its first byte. */
static uint64_t
offset_of(const struct assembler *a, const struct segment *segment)
{
	return a->src.offset + (segment->bare ? 0 : segment->before);
}

/* Consumes the segment, and returns its data. */
static struct span
consume(struct assembler *a, const struct segment *segment,
    const struct position *pos)
{
	size_t n = segment_end(segment);
	struct span data = span_from(span_first(a->src.ahead, n),
	    segment_data(segment));

	a->pos = *pos;
	source_consume(&a->src, n, n);
	return data;
}

/* A record in one segment stays where it is. A bare one gets its RDW written
 * over the bytes before it, which are consumed. */
static enum assemble_result
whole_record(struct assembler *a, const struct segment *segment,
    const struct position *pos, struct reader_record *out)
{
	struct span data;

	out->offset = offset_of(a, segment);
	out->number = ++a->number;
	out->segments = 1;
	if (segment->bare) {
		uint8_t rdw[RDW_SIZE];

		join_make_rdw(RDW_SIZE + segment->size, rdw);
		source_write_before(&a->src, segment_data(segment), rdw,
		    RDW_SIZE);
	}
	data = consume(a, segment, pos);
	out->bytes.p = data.p - RDW_SIZE;
	out->bytes.n = data.n + RDW_SIZE;
	return ASSEMBLE_RECORD;
}

/* A segment of a record of which no first segment has come. */
static enum assemble_result
orphan(struct assembler *a, const struct segment *segment,
    const struct position *pos, struct fault *fault)
{
	uint64_t at = offset_of(a, segment);

	consume(a, segment, pos);
	if (is_dropping(a))
		return ASSEMBLE_AGAIN;
	a->join.dropped = ++a->number;
	*fault = assemble_fault(FAULT_SEGMENT_ORPHAN, a->number, at, 0,
	    segment->code);
	return ASSEMBLE_FAULT;
}

static enum assemble_result
joined_record(struct assembler *a, const struct segment *segment,
    const struct position *pos, struct reader_record *out,
    struct fault *fault)
{
	struct join *j = &a->join;

	if (segment->code == SEGMENT_FIRST)
		join_begin(j, ++a->number, offset_of(a, segment));
	if (!j->begun)
		return orphan(a, segment, pos, fault);
	if (!segment->continued)
		j->segments++;
	if (!join_add(j, consume(a, segment, pos))) {
		j->begun = false;
		j->dropped = j->number;
		*fault = assemble_fault(FAULT_RECORD_LONG, j->number,
		    j->offset, JOINED_MAX, 0);
		return ASSEMBLE_FAULT;
	}
	if (segment->code != SEGMENT_LAST)
		return ASSEMBLE_AGAIN;
	out->bytes = join_end(j);
	out->number = j->number;
	out->offset = j->offset;
	out->segments = j->segments;
	return ASSEMBLE_RECORD;
}

/* To try what follows the segment. */
static struct probe
probe_behind(struct assembler *a, const struct segment *segment,
    const struct position *pos)
{
	size_t end = segment_end(segment);
	struct probe p = { .framing = a->framing, .pos = *pos, .at = end };

	p.whole = !source_fill(&a->src, end + DOUBT_LOOK) && !a->src.partial;
	p.bytes = span_first(a->src.ahead, end + DOUBT_LOOK);
	return p;
}

/* Does a record begin inside the segment, of which the chain comes to the next
 * record sooner than the chain of the segment? */
static bool
holds_a_record(struct assembler *a, const struct segment *segment,
    const struct position *pos)
{
	const struct span joined = { a->join.bytes, a->join.n };
	const uint32_t system = header_system(joined, RDW_SIZE);
	const uint32_t *known = a->join.begun ? &system : NULL;
	size_t end = segment_end(segment);

	return resync_inside(&a->src, a->framing, &a->pos, end, SIZE_MAX,
	    known) && resync_inside(&a->src, a->framing, &a->pos, end,
	    probe_next_record(probe_behind(a, segment, pos), NULL), known);
}

/* Does a record of another framing begin here? */
static bool
is_other_framing(const struct assembler *a)
{
	struct probe p = { .bytes = a->src.ahead, .whole = a->src.ended &&
	    !a->src.partial };

	for (const struct framing *const *f = framings; *f != NULL; f++) {
		p.framing = *f;
		if ((*f)->automatic && *f != a->framing &&
		    probe_chain(p).kind != CHAIN_NONE)
			return true;
	}
	return false;
}

/* A segment whose header cannot be one, or that belongs to no record: the
 * chain is broken when records begin inside it, when one that began before it
 * reaches into it, when another framing begins with it, or when nothing follows
 * it. Else it is an odd record. */
static bool
is_odd_record(struct assembler *a, const struct segment *segment,
    const struct position *pos)
{
	struct position back = a->pos;
	size_t at;

	return !resync_inside(&a->src, a->framing, &a->pos,
	    segment_end(segment), SIZE_MAX, NULL) &&
	    !resync_crossed(&a->src, a->framing, &back, &at) &&
	    !is_other_framing(a) &&
	    probe_leads_on(probe_behind(a, segment, pos));
}

/* Is it the first segment of a record, too short for a header, and does its
 * chain come to a record? */
static bool
leads_to_record(struct assembler *a, const struct segment *segment,
    const struct position *pos)
{
	return segment->code == SEGMENT_FIRST && !segment_has_header(segment) &&
	    probe_next_record(probe_behind(a, segment, pos), NULL) != SIZE_MAX;
}

/* Has the record ahead been noted as odd? */
static bool
is_noted(const struct assembler *a)
{
	return a->noted == a->src.offset + 1;
}

/* Is the length of this segment believed? */
static bool
is_believed(struct assembler *a, const struct segment *segment,
    const struct position *pos)
{
	if (segment_begins_record(segment)) {
		if (a->framing->headerless ||
		    header_dated(a->src.ahead, segment_data(segment)) ||
		    leads_to_record(a, segment, pos))
			return true;
	} else if (a->join.begun || is_dropping(a)) {
		return !a->framing->weak ||
		    !holds_a_record(a, segment, pos);
	}
	return is_noted(a) || is_odd_record(a, segment, pos);
}

/* A record that is odd, and not of type 119, gets a note; then it is taken. */
static bool
is_to_be_noted(const struct assembler *a, const struct segment *segment)
{
	struct span ahead = a->src.ahead;
	size_t data = segment_data(segment);

	return segment_begins_record(segment) && !a->join.begun &&
	    !a->framing->headerless &&
	    segment_has_header(segment) && !is_noted(a) &&
	    !header_dated(ahead, data) &&
	    span_byte(ahead, data + HEADER_TYPE - RDW_SIZE) != RECORD_TYPE_119;
}

/* Does a record begin inside another one that has no header yet? Then the
 * segment before was not the beginning of a record. */
static bool
is_new_record(const struct assembler *a, const struct segment *segment)
{
	struct span data = span_from(span_first(a->src.ahead,
	    segment_end(segment)), segment_data(segment));
	uint8_t header[HEADER_MIN];
	size_t have = a->join.n;

	if (have >= HEADER_MIN || !header_usual(data, 0))
		return false;
	memcpy(header, a->join.bytes, have);
	memcpy(header + have, data.p, HEADER_MIN - have);
	return !header_dated((struct span){ header, HEADER_MIN }, RDW_SIZE);
}

/* A record begins before the last segment of another has come. When it has no
 * header, the code of the segment is wrong, and the record begun is lost. */
static enum assemble_result
last_is_missing(struct assembler *a, const struct segment *segment,
    const struct position *pos, struct fault *fault)
{
	struct join *j = &a->join;
	uint64_t at = offset_of(a, segment);

	j->begun = false;
	if (!segment_has_header(segment) ||
	    header_dated(a->src.ahead, segment_data(segment))) {
		*fault = assemble_fault(FAULT_SEGMENT_MISSING, j->number,
		    j->offset, 0, segment->code);
		return ASSEMBLE_FAULT;
	}
	j->dropped = j->number;
	consume(a, segment, pos);
	*fault = assemble_fault(FAULT_SEGMENT_TURNED, j->number, at, 0,
	    segment->code);
	return ASSEMBLE_FAULT;
}

static enum assemble_result
take_segment(struct assembler *a, const struct segment *segment,
    const struct position *pos, struct reader_record *out,
    struct fault *fault)
{
	if (!source_fill(&a->src, segment_end(segment))) {
		*fault = fault_make(FAULT_RECORD_CUT, segment_end(segment),
		    a->src.ahead.n);
		return ASSEMBLE_CUT;
	}
	if (!is_believed(a, segment, pos)) {
		*fault = fault_make(FAULT_NO_RECORD, 0, segment->size);
		return ASSEMBLE_BROKEN;
	}
	if (is_to_be_noted(a, segment)) {
		a->noted = a->src.offset + 1;
		*fault = assemble_fault(NOTE_ODD_RECORD, a->number + 1,
		    offset_of(a, segment), 0, segment->size);
		return ASSEMBLE_FAULT;
	}
	if ((segment_begins_record(segment) || is_new_record(a, segment)) &&
	    a->join.begun)
		return last_is_missing(a, segment, pos, fault);
	if (segment->code == SEGMENT_WHOLE)
		return whole_record(a, segment, pos, out);
	return joined_record(a, segment, pos, out, fault);
}

/* So many zeros, or nothing else to the end. */
static bool
begins_with_zeros(const struct source *src)
{
	size_t zeros = span_zeros(src->ahead, 0);

	return zeros >= RDW_SIZE || (zeros == src->ahead.n && src->ended);
}

/* Asks the framing what is ahead; FRAMING_NEED: the input ends before it can
 * tell, FRAMING_SKIP with 0 bytes: the input ends here. */
static enum framing_result
look_ahead(struct assembler *a, struct position *pos, struct segment *segment)
{
	enum framing_result kind;
	size_t look = FRAMING_LOOK;

	for (;;) {
		source_fill(&a->src, look);
		if (a->src.ahead.n == 0)
			return framing_skip(segment, 0);
		*pos = a->pos;
		kind = a->framing->next(pos, a->src.ahead, segment);
		if (kind != FRAMING_NEED ||
		    (a->src.ahead.n < segment->size && a->src.ended))
			return kind;
		look = segment->size;
	}
}

enum assemble_result
assemble_next(struct assembler *a, struct reader_record *out,
    struct fault *fault)
{
	struct position pos;
	struct segment segment;

	switch (look_ahead(a, &pos, &segment)) {
	case FRAMING_SEGMENT:
		return take_segment(a, &segment, &pos, out, fault);
	case FRAMING_NEED:
		*fault = fault_make(FAULT_RECORD_CUT, segment.size,
		    a->src.ahead.n);
		return ASSEMBLE_CUT;
	case FRAMING_BROKEN:
		*fault = fault_make(segment.kind, segment.want, segment.have);
		return begins_with_zeros(&a->src) ? ASSEMBLE_ZEROS :
		    ASSEMBLE_BROKEN;
	case FRAMING_REPORT:
		a->pos = pos;
		*fault = assemble_fault(segment.kind, a->number + 1,
		    a->src.offset, segment.want, segment.have);
		return ASSEMBLE_FAULT;
	case FRAMING_EXCISE:
		a->pos = pos;
		source_excise(&a->src, (size_t)segment.before, segment.size);
		return ASSEMBLE_AGAIN;
	case FRAMING_SKIP:
		break;
	}
	if (segment.before == 0)
		return ASSEMBLE_END;
	a->pos = pos;
	return source_skip(&a->src, segment.before) ? ASSEMBLE_AGAIN :
	    ASSEMBLE_END;
}
