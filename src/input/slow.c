/* slow - the phases of a reader, for all that its fast path leaves. */
#include <errno.h>

#include "input/detect.h"
#include "input/state.h"

static int
find_framing(struct reader *r, struct fault *fault)
{
	enum fault_kind kind;

	if (detect(&r->src, &r->framing, &kind)) {
		r->phase = PHASE_READ;
		return READER_AGAIN;
	}
	if (r->src.error != 0)
		return READER_ERROR;
	r->phase = PHASE_END;
	return broken_say(fault, kind, 0, 0, 0, 0);
}

/* Tells the source what the fast path has taken of the run. */
static void
run_end(struct reader *r)
{
	size_t taken = r->ran - r->run.n;

	if (taken == 0)
		return;
	source_take(&r->src, taken, r->last);
	r->place.left -= taken;
	r->ran = r->run.n;
}

/* Gives the fast path what is ahead, within the block, between records. */
static void
run_begin(struct reader *r)
{
	size_t n = 0;

	if (r->phase == PHASE_READ && !r->join.open)
		n = r->place.left < r->src.ahead.n ? (size_t)r->place.left :
		    r->src.ahead.n;
	r->run = span_first(r->src.ahead, n);
	r->ran = n;
	r->offset = r->src.offset;
}

static int
step(struct reader *r, struct reader_record *out, struct fault *fault)
{
	switch (r->phase) {
	case PHASE_DETECT:
		return find_framing(r, fault);
	case PHASE_READ:
		return take_piece(r, out, fault);
	case PHASE_SEARCH:
		return broken_search(r, fault);
	case PHASE_END:
		break;
	}
	return READER_END;
}

enum reader_status
slow_next(struct reader *r, struct reader_record *out, struct fault *fault)
{
	int status;

	run_end(r);
	do
		status = step(r, out, fault);
	while (status == READER_AGAIN);
	run_begin(r);
	if (status == READER_ERROR)
		errno = r->src.error;
	return (enum reader_status)status;
}
