/* broken - where the chain of records breaks: say so, search, go on. */
#include "input/search.h"
#include "input/state.h"

int
broken_say(struct fault *fault, enum fault_kind kind, uint64_t record,
    uint64_t offset, uint64_t want, uint64_t have)
{
	*fault = fault_make(kind, want, have);
	fault->record = record;
	fault->offset = offset;
	return READER_FAULT;
}

/* The number of the record that a fault here is about. */
static uint64_t
number_here(struct reader *r)
{
	if (!r->join.open)
		return ++r->number;
	r->join.open = false;
	return r->join.number;
}

/* From here on, by the next call, a search. at is where the chain broke. */
static void
begin_search(struct reader *r, uint64_t at, bool cut)
{
	r->phase = PHASE_SEARCH;
	r->broke = at;
	r->cut = cut;
}

/* Did the record before claim too much, and swallow others? Goes back to them
 * then. No byte is read a third time, so output cannot outgrow input. */
static bool
went_back(struct reader *r, struct fault *fault)
{
	uint64_t at = r->src.offset, begin = at - r->src.held;

	if (begin == at || r->join.open || begin < r->read_twice ||
	    !search_back(&r->src, r->framing))
		return false;
	r->read_twice = at;
	r->place = place_lost();
	broken_say(fault, FAULT_LENGTH_FALSE, r->number, begin,
	    r->src.offset - begin, at - begin);
	return true;
}

int
broken_chain(struct reader *r, const struct piece *piece, struct fault *fault)
{
	uint64_t at = r->src.offset;

	if (went_back(r, fault))
		return READER_FAULT;
	begin_search(r, at, false);
	return broken_say(fault, piece->kind, number_here(r), at,
	    piece->want, piece->have);
}

int
broken_zeros(struct reader *r, enum fault_kind kind, struct fault *fault)
{
	uint64_t at = r->src.offset, zeros;

	if (went_back(r, fault))
		return READER_FAULT;
	if (!search_zeros(&r->src)) {
		begin_search(r, at, false);
		return broken_say(fault, kind, number_here(r), at, 0, 0);
	}
	if (r->src.error != 0)
		return READER_ERROR;
	zeros = r->src.offset - at;
	r->place.left -= zeros < r->place.left ? zeros : r->place.left;
	return broken_say(fault, NOTE_PADDING, 0, at, 0, zeros);
}

int
broken_cut(struct reader *r, uint64_t want, struct fault *fault)
{
	uint64_t at = r->src.offset;
	size_t have = r->src.ahead.n;

	if (r->src.error != 0)
		return READER_ERROR;
	if (span_zeros(r->src.ahead, 0) == have)
		return broken_zeros(r, FAULT_RDW_ZERO, fault);
	if (went_back(r, fault))
		return READER_FAULT;
	source_take(&r->src, 1, 0);
	begin_search(r, at, true);
	return broken_say(fault, FAULT_RECORD_CUT, number_here(r), at, want,
	    have);
}

int
broken_end(struct reader *r, struct fault *fault)
{
	struct piece piece;

	if (r->src.error != 0)
		return READER_ERROR;
	if (r->join.open) {
		r->join.open = false;
		return broken_say(fault, FAULT_SEGMENT_CUT, r->join.number,
		    r->join.offset, 0, 0);
	}
	r->phase = PHASE_END;
	if (r->framing->finish == NULL ||
	    r->framing->finish(&r->place, &piece))
		return READER_END;
	return broken_say(fault, piece.kind, 0, r->src.offset, piece.want,
	    piece.have);
}

/* What a cut record held is lost with it and needs no second message. */
int
broken_search(struct reader *r, struct fault *fault)
{
	bool found = search_forward(&r->src, r->framing);
	uint64_t skipped = r->src.offset - r->broke;

	if (r->src.error != 0 && !found)
		return READER_ERROR;
	r->phase = found ? PHASE_READ : PHASE_END;
	r->place = place_lost();
	if (skipped == 0 || (r->cut && !found))
		return READER_AGAIN;
	return broken_say(fault, FAULT_SKIPPED, 0, r->broke, 0, skipped);
}
