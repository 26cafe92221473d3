/* probe - one framing, segment by segment over bytes in memory. */
#include "input/probe.h"

#include "record/header.h"

enum {
	STEPS = 16,	/* segments looked at before a chain is taken as good */
	STEPS_MOST = 1024	/* segments looked at at all */
};

/* The bytes ended inside a segment that needs size of them: zeros to
 * the end of the input are padding, anything else is cut. */
static enum probe_result
step_short(struct probe *p, struct span ahead, size_t size)
{
	if (p->whole && span_zeros(ahead, 0) == ahead.n)
		return PROBE_END;
	p->at += size;
	return PROBE_CUT;
}

static enum probe_result
step_bad(const struct probe *p, struct span ahead)
{
	if (p->whole && span_zeros(ahead, 0) == ahead.n)
		return PROBE_END;
	return PROBE_BAD;
}

static enum probe_result
step_segment(struct probe *p, struct span ahead, const struct segment *segment)
{
	size_t head = segment_data(segment);

	p->at += (size_t)segment->before + segment->size;
	if (!segment_has_header(segment))
		return PROBE_MORE;
	if (ahead.n < head + HEADER_MIN - RDW_SIZE)
		return PROBE_CUT;
	if (!header_believable(ahead, head))
		return PROBE_DOUBT;
	p->header = p->bytes.n - ahead.n + head;
	return PROBE_RECORD;
}

/* Only a reader can take out what is in the way: how the record ends, and what
 * follows, is not known here. */
static enum probe_result
step_split(struct probe *p, struct span ahead, const struct segment *segment)
{
	p->at = p->bytes.n + 1;
	p->whole = false;
	if (segment->before < HEADER_MIN || !header_believable(ahead, RDW_SIZE))
		return PROBE_CUT;
	p->header = p->bytes.n - ahead.n + RDW_SIZE;
	return PROBE_RECORD;
}

enum probe_result
probe_next(struct probe *p)
{
	struct span ahead;
	struct position pos = p->pos;
	struct segment segment;

	if (p->at > p->bytes.n)
		return PROBE_CUT;
	ahead = span_from(p->bytes, p->at);
	if (ahead.n == 0)
		return p->whole ? PROBE_END : PROBE_CUT;
	switch (p->framing->next(&pos, ahead, &segment)) {
	case FRAMING_SEGMENT:
		p->pos = pos;
		return step_segment(p, ahead, &segment);
	case FRAMING_SKIP:
		p->pos = pos;
		p->at += segment.before > ahead.n ? ahead.n + 1 :
		    (size_t)segment.before;
		return PROBE_SKIP;
	case FRAMING_REPORT:
		p->pos = pos;
		return PROBE_SKIP;
	case FRAMING_EXCISE:
		return step_split(p, ahead, &segment);
	case FRAMING_NEED:
		return step_short(p, ahead, segment.size);
	case FRAMING_BROKEN:
		break;
	}
	return step_bad(p, ahead);
}

bool
probe_leads_on(struct probe p)
{
	unsigned plausible = 0;

	for (unsigned i = 0; i < STEPS; i++) {
		switch (probe_next(&p)) {
		case PROBE_RECORD:
		case PROBE_END:
			return true;
		case PROBE_DOUBT:
		case PROBE_MORE:
			if (++plausible == 2 && !p.framing->weak)
				return true;
			break;
		case PROBE_SKIP:
			break;
		case PROBE_CUT:
			return !p.whole;
		case PROBE_BAD:
			return false;
		}
	}
	return true;
}

/* Follows the chain from *p to the next believable record, with a usual header
 * or of that system, or to the end of the input: *next is that place. A weak
 * framing must lead there: random bytes may lead on for as long as one
 * likes. */
static enum chain_kind
follow(struct probe *p, const uint32_t *system, size_t *next)
{
	enum chain_kind kind = CHAIN_ALONE;

	for (unsigned i = 0; i < STEPS_MOST; i++) {
		size_t at = p->at;

		if (i == STEPS && !p->framing->weak)
			kind = CHAIN_HOLDS;
		switch (probe_next(p)) {
		case PROBE_RECORD:
			if (!header_expected(p->bytes, p->header, system))
				break;
			*next = at;
			return CHAIN_HOLDS;
		case PROBE_END:
			*next = at;
			return CHAIN_HOLDS;
		case PROBE_MORE:
		case PROBE_SKIP:
			break;
		case PROBE_CUT:
			return p->whole || p->framing->weak ? kind :
			    CHAIN_HOLDS;
		case PROBE_DOUBT:
		case PROBE_BAD:
			return kind;
		}
	}
	return kind;
}

size_t
probe_next_record(struct probe p, const uint32_t *system)
{
	size_t next = SIZE_MAX;

	follow(&p, system, &next);
	return next;
}

struct chain_view
probe_chain(struct probe p)
{
	struct chain_view v = { CHAIN_NONE, 0, SIZE_MAX };
	enum probe_result first = probe_next(&p);
	uint32_t system;

	/* a tape chunk begins with its header and a block descriptor word */
	for (unsigned i = 0; i < 2 && first == PROBE_SKIP; i++)
		first = probe_next(&p);
	if (first != PROBE_RECORD)
		return v;
	v.end = p.at;
	system = header_system(p.bytes, p.header);
	v.kind = follow(&p, &system, &v.next);
	return v;
}
