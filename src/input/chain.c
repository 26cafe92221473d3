/* chain - where the chain breaks: report it, search, read on. */
#include "input/chain.h"

#include "input/resync.h"

static enum chain_result
report(struct fault *fault, struct fault what)
{
	*fault = what;
	return CHAIN_FAULT;
}

/* The next call searches. at is where the chain broke. */
static void
begin_search(struct chain *c, uint64_t at, bool cut)
{
	c->state = CHAIN_BROKEN;
	c->broke = at;
	c->cut = cut;
}

/* Was the length of the segment before too long, so that it took in records?
 * Then goes back to them, and gives up the record that it was a part of. No
 * byte is read a third time: output cannot outgrow input. */
static bool
went_back(struct chain *c, struct fault *fault)
{
	struct assembler *in = &c->in;
	uint64_t at = in->src.offset, begin = at - in->src.held;

	if (begin == at || begin < c->read_twice ||
	    !resync_back(&in->src, in->framing, &in->pos))
		return false;
	c->read_twice = at;
	in->join.begun = false;
	*fault = assemble_fault(FAULT_LENGTH_FALSE, in->number, begin,
	    in->src.offset - begin, at - begin);
	return true;
}

/* fault has what is wrong with the bytes ahead. */
static enum chain_result
broken(struct chain *c, struct fault *fault)
{
	uint64_t at = c->in.src.offset;

	if (went_back(c, fault))
		return CHAIN_FAULT;
	begin_search(c, at, false);
	return report(fault, assemble_fault(fault->kind,
	    assemble_give_up(&c->in), at, fault->want, fault->have));
}

/* The same where the bytes ahead are zero: padding when nothing else comes. */
static enum chain_result
broken_by_zeros(struct chain *c, struct fault *fault)
{
	struct assembler *in = &c->in;
	uint64_t at = in->src.offset, zeros;
	bool padding;

	if (went_back(c, fault))
		return CHAIN_FAULT;
	padding = resync_zeros(&in->src);
	zeros = in->src.offset - at;
	in->pos.left -= zeros < in->pos.left ? zeros : in->pos.left;
	if (!padding) {
		begin_search(c, at, false);
		return report(fault, assemble_fault(fault->kind,
		    assemble_give_up(in), at, 0, 0));
	}
	if (in->src.failed)
		return CHAIN_ERROR;
	if (at == 0 && !in->src.partial) {
		c->state = CHAIN_ENDED;
		return report(fault, fault_make(FAULT_ZEROS_ONLY, 0, 0));
	}
	return report(fault, assemble_fault(NOTE_PADDING, 0, at, 0, zeros));
}

static enum chain_result
broken_by_end(struct chain *c, struct fault *fault)
{
	struct assembler *in = &c->in;
	uint64_t at = in->src.offset;

	if (in->src.failed)
		return CHAIN_ERROR;
	if (in->src.partial) {
		c->state = CHAIN_ENDED;
		return CHAIN_END;
	}
	if (in->framing->headerless) {
		c->state = CHAIN_ENDED;
		return report(fault, assemble_fault(fault->kind,
		    in->number + 1, at, fault->want, fault->have));
	}
	if (span_zeros(in->src.ahead, 0) == in->src.ahead.n) {
		*fault = fault_make(FAULT_RDW_ZERO, 0, 0);
		return broken_by_zeros(c, fault);
	}
	if (went_back(c, fault))
		return CHAIN_FAULT;
	begin_search(c, at, true);
	return report(fault, assemble_fault(fault->kind,
	    assemble_give_up(in), at, fault->want, fault->have));
}

static enum chain_result
ended(struct chain *c, struct fault *fault)
{
	struct assembler *in = &c->in;
	struct segment segment;

	if (in->src.failed)
		return CHAIN_ERROR;
	if (in->src.partial) {
		c->state = CHAIN_ENDED;
		return CHAIN_END;
	}
	if (in->join.begun) {
		in->join.begun = false;
		return report(fault, assemble_fault(FAULT_SEGMENT_CUT,
		    in->join.number, in->join.offset, 0, 0));
	}
	c->state = CHAIN_ENDED;
	if (in->framing->finish == NULL ||
	    in->framing->finish(&in->pos, &segment))
		return CHAIN_END;
	return report(fault, assemble_fault(segment.kind, 0, in->src.offset,
	    segment.want, segment.have));
}

static enum chain_result
read_on(struct chain *c, struct reader_record *out, struct fault *fault)
{
	switch (assemble_next(&c->in, out, fault)) {
	case ASSEMBLE_RECORD:
		return CHAIN_RECORD;
	case ASSEMBLE_FAULT:
		return CHAIN_FAULT;
	case ASSEMBLE_AGAIN:
		break;
	case ASSEMBLE_BROKEN:
		return broken(c, fault);
	case ASSEMBLE_ZEROS:
		return broken_by_zeros(c, fault);
	case ASSEMBLE_CUT:
		return broken_by_end(c, fault);
	case ASSEMBLE_END:
		return ended(c, fault);
	}
	return CHAIN_AGAIN;
}

/* What a cut record held is lost with it and needs no second message. */
static enum chain_result
search(struct chain *c, struct fault *fault)
{
	struct assembler *in = &c->in;
	bool found;
	uint64_t skipped;

	if (c->cut && in->src.offset == c->broke)
		source_consume(&in->src, 1, 0);
	found = resync_forward(&in->src, in->framing, &in->pos);
	skipped = in->src.offset - c->broke;

	if (in->src.failed && !found)
		return CHAIN_ERROR;
	c->state = found ? CHAIN_READING : CHAIN_ENDED;
	if (skipped == 0 || (c->cut && !found))
		return CHAIN_AGAIN;
	return report(fault, assemble_fault(FAULT_SKIPPED, 0, c->broke, 0,
	    skipped));
}

enum chain_result
chain_next(struct chain *c, struct reader_record *out, struct fault *fault)
{
	switch (c->state) {
	case CHAIN_READING:
		return read_on(c, out, fault);
	case CHAIN_BROKEN:
		return search(c, fault);
	case CHAIN_ENDED:
		break;
	}
	return CHAIN_END;
}
