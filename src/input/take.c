/* take - pieces to records: segments joined, RDWs made where there are none. */
#include "record/header.h"
#include "input/search.h"
#include "input/state.h"
#include "input/walk.h"

enum {
	LEAD_ON_LOOK = 3 * RECORD_MAX	/* two pieces more, and their RDWs */
};

/* Does what comes still belong to a record that has been reported? */
static bool
dropping(const struct reader *r)
{
	return r->number != 0 && r->join.dropped == r->number;
}

/* Bytes of the piece, with all that comes before its data. */
static size_t
extent(const struct piece *piece)
{
	return (size_t)piece->lead + piece->size;
}

/* The file offset of the segment: of its RDW, or what stands for it. */
static uint64_t
offset_of(const struct reader *r, const struct piece *piece)
{
	return r->src.offset + (piece->bare ? 0 : piece->lead);
}

/* Consumes the piece, and gives its data. */
static struct span
consume(struct reader *r, const struct piece *piece, const struct place *place)
{
	size_t n = extent(piece);
	struct span data = span_from(span_first(r->src.ahead, n),
	    piece_data(piece));

	r->place = *place;
	source_take(&r->src, n, n);
	return data;
}

/* A record that lies in one piece stays where it is. One without an RDW gets
 * it written before its first byte. */
static int
whole_record(struct reader *r, const struct piece *piece,
    const struct place *place, struct reader_record *out)
{
	struct span data;

	out->offset = offset_of(r, piece);
	out->number = ++r->number;
	out->segments = 1;
	if (piece->bare) {
		uint8_t rdw[RDW_SIZE];

		join_make_rdw(RDW_SIZE + piece->size, rdw);
		source_write_before(&r->src, piece_data(piece), rdw, RDW_SIZE);
	}
	data = consume(r, piece, place);
	out->bytes.p = data.p - RDW_SIZE;
	out->bytes.n = data.n + RDW_SIZE;
	return READER_RECORD;
}

/* A part of a record of which no first part has come. */
static int
orphan(struct reader *r, const struct piece *piece, const struct place *place,
    struct fault *fault)
{
	uint64_t at = offset_of(r, piece);

	consume(r, piece, place);
	if (dropping(r))
		return READER_AGAIN;
	r->join.dropped = ++r->number;
	return broken_say(fault, FAULT_SEGMENT_ORPHAN, r->number, at, 0,
	    piece->code);
}

static int
part_record(struct reader *r, const struct piece *piece,
    const struct place *place, struct reader_record *out, struct fault *fault)
{
	struct join *j = &r->join;

	if (piece->code == SEGMENT_FIRST)
		join_begin(j, ++r->number, offset_of(r, piece));
	if (!j->open)
		return orphan(r, piece, place, fault);
	if (!piece->joint)
		j->segments++;
	if (!join_add(j, consume(r, piece, place))) {
		j->open = false;
		j->dropped = j->number;
		return broken_say(fault, FAULT_RECORD_LONG, j->number,
		    j->offset, JOIN_MAX, 0);
	}
	if (piece->code != SEGMENT_LAST)
		return READER_AGAIN;
	out->bytes = join_end(j);
	out->number = j->number;
	out->offset = j->offset;
	out->segments = j->segments;
	return READER_RECORD;
}

/* The length was good, but is this a record? If its header cannot be one, or
 * it is a part of nothing, what follows decides. */
static bool
believed(struct reader *r, const struct piece *piece,
    const struct place *place)
{
	size_t end = extent(piece);
	struct walk w = { .framing = r->framing, .place = *place };
	bool good;

	if (piece_begins(piece))
		good = header_dated(r->src.ahead, piece_data(piece));
	else
		good = r->join.open || dropping(r);
	if (good)
		return true;
	w.whole = !source_fill(&r->src, end + LEAD_ON_LOOK);
	w.bytes = span_from(span_first(r->src.ahead, end + LEAD_ON_LOOK), end);
	return walk_leads_on(w);
}

/* A record begins before the last segment of another came. If there is no
 * header, it is the code of the segment that is wrong, and all is lost. */
static int
no_last(struct reader *r, const struct piece *piece,
    const struct place *place, struct fault *fault)
{
	struct join *j = &r->join;
	uint64_t at = offset_of(r, piece);

	j->open = false;
	if (!piece_has_header(piece) ||
	    header_dated(r->src.ahead, piece_data(piece)))
		return broken_say(fault, FAULT_SEGMENT_MISSING, j->number,
		    j->offset, 0, piece->code);
	j->dropped = j->number;
	consume(r, piece, place);
	return broken_say(fault, FAULT_SEGMENT_TURNED, j->number, at, 0,
	    piece->code);
}

static int
take_segment(struct reader *r, const struct piece *piece,
    const struct place *place, struct reader_record *out, struct fault *fault)
{
	struct piece none = { .kind = FAULT_NO_RECORD, .have = piece->size };

	if (!source_fill(&r->src, extent(piece)))
		return broken_cut(r, extent(piece), fault);
	if (!believed(r, piece, place))
		return broken_chain(r, &none, fault);
	if (piece_begins(piece) && r->join.open)
		return no_last(r, piece, place, fault);
	if (piece->code == SEGMENT_WHOLE)
		return whole_record(r, piece, place, out);
	return part_record(r, piece, place, out, fault);
}

/* A piece that cannot be one. */
static int
take_bad(struct reader *r, const struct piece *piece, struct fault *fault)
{
	if (span_zeros(r->src.ahead, 0) >= RDW_SIZE)
		return broken_zeros(r, piece->kind, fault);
	return broken_chain(r, piece, fault);
}

int
take_piece(struct reader *r, struct reader_record *out, struct fault *fault)
{
	struct place place = r->place;
	struct piece piece;
	enum piece_kind kind;
	size_t look = PIECE_LOOK;

	for (;;) {
		source_fill(&r->src, look);
		if (r->src.ahead.n == 0)
			return broken_end(r, fault);
		kind = r->framing->next(&place, r->src.ahead, &piece);
		if (kind != PIECE_SHORT)
			break;
		if (r->src.ahead.n < piece.size && r->src.ended)
			return broken_cut(r, piece.size, fault);
		look = piece.size;
		place = r->place;
	}
	if (kind == PIECE_SEGMENT)
		return take_segment(r, &piece, &place, out, fault);
	if (kind == PIECE_BAD)
		return take_bad(r, &piece, fault);
	r->place = place;
	if (kind == PIECE_REMARK)
		return broken_say(fault, piece.kind, r->number + 1,
		    r->src.offset, piece.want, piece.have);
	if (kind == PIECE_SPLIT)
		source_excise(&r->src, (size_t)piece.lead, piece.size);
	else if (!source_skip(&r->src, piece.lead))
		return broken_end(r, fault);
	return READER_AGAIN;
}
