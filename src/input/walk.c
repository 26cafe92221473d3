/* walk - one framing, step by step over bytes at hand. */
#include "input/walk.h"

#include "record/header.h"

enum {
	STEPS = 16	/* pieces looked at before a chain is taken as good */
};

/* The bytes at hand ended inside a piece that needs size of them: zeros to
 * the end of the input are padding, anything else is cut. */
static enum walk_step
step_short(struct walk *w, struct span ahead, size_t size)
{
	if (w->whole && span_zeros(ahead, 0) == ahead.n)
		return WALK_END;
	w->at += size;
	return WALK_CUT;
}

static enum walk_step
step_bad(const struct walk *w, struct span ahead)
{
	if (w->whole && span_zeros(ahead, 0) == ahead.n)
		return WALK_END;
	return WALK_BAD;
}

static enum walk_step
step_segment(struct walk *w, struct span ahead, const struct piece *piece)
{
	size_t head = piece_data(piece);

	w->at += (size_t)piece->lead + piece->size;
	if (!piece_has_header(piece))
		return WALK_MORE;
	if (ahead.n < head + HEADER_MIN - RDW_SIZE)
		return WALK_CUT;
	w->header = header_believable(ahead, head);
	return w->header ? WALK_RECORD : WALK_DOUBT;
}

/* Only a reader can take out what is in the way: how the record ends, and what
 * follows, is not known here. */
static enum walk_step
step_split(struct walk *w, struct span ahead, const struct piece *piece)
{
	w->at = w->bytes.n + 1;
	w->whole = false;
	w->header = piece->lead >= HEADER_MIN &&
	    header_believable(ahead, RDW_SIZE);
	return w->header ? WALK_RECORD : WALK_CUT;
}

enum walk_step
walk_next(struct walk *w)
{
	struct span ahead;
	struct place place = w->place;
	struct piece piece;

	w->header = false;
	if (w->at > w->bytes.n)
		return WALK_CUT;
	ahead = span_from(w->bytes, w->at);
	if (ahead.n == 0)
		return w->whole ? WALK_END : WALK_CUT;
	switch (w->framing->next(&place, ahead, &piece)) {
	case PIECE_SEGMENT:
		w->place = place;
		return step_segment(w, ahead, &piece);
	case PIECE_VOID:
		w->place = place;
		w->at += piece.lead > ahead.n ? ahead.n + 1 :
		    (size_t)piece.lead;
		return WALK_SKIP;
	case PIECE_REMARK:
		w->place = place;
		return WALK_SKIP;
	case PIECE_SPLIT:
		return step_split(w, ahead, &piece);
	case PIECE_SHORT:
		return step_short(w, ahead, piece.size);
	case PIECE_BAD:
		break;
	}
	return step_bad(w, ahead);
}

bool
walk_leads_on(struct walk w)
{
	unsigned plausible = 0;

	for (unsigned i = 0; i < STEPS; i++) {
		switch (walk_next(&w)) {
		case WALK_RECORD:
		case WALK_END:
			return true;
		case WALK_DOUBT:
		case WALK_MORE:
			if (++plausible == 2 && !w.framing->weak)
				return true;
			break;
		case WALK_SKIP:
			break;
		case WALK_CUT:
			return !w.whole;
		case WALK_BAD:
			return false;
		}
	}
	return true;
}

enum chain
walk_chain(struct walk w, size_t *end)
{
	enum walk_step first = walk_next(&w);

	/* a tape chunk begins with its header and a block descriptor word */
	for (unsigned i = 0; i < 2 && first == WALK_SKIP; i++)
		first = walk_next(&w);
	if (first != WALK_RECORD)
		return CHAIN_NONE;
	*end = w.at;
	for (unsigned i = 0; i < STEPS; i++) {
		switch (walk_next(&w)) {
		case WALK_RECORD:
		case WALK_END:
			return CHAIN_HOLDS;
		case WALK_MORE:
		case WALK_SKIP:
			break;
		case WALK_CUT:
			return w.whole ? CHAIN_ALONE : CHAIN_HOLDS;
		case WALK_DOUBT:
		case WALK_BAD:
			return CHAIN_ALONE;
		}
	}
	return CHAIN_HOLDS;
}
