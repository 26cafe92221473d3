/* detect - tries every framing on the first 64 KiB. */
#include "input/detect.h"

#include "input/foreign.h"
#include "input/framings.h"
#include "input/resync.h"
#include "input/probe.h"

/* How well a framing explains the bytes. */
struct score {
	size_t records;		/* with a believable header */
	size_t explained;	/* bytes in these, and in what lies between */
	size_t lost;		/* the same, where the position was lost */
	size_t breaks;		/* of the chain, and segments without a header */
};

/* A good dump is known by the one framing that reads it without a break, which
 * takes little. Only else is each tried past its breaks. */
enum effort {
	EFFORT_BRIEF,
	EFFORT_FULL
};

/* From a break on to the next believable record. False: there is none. */
static bool
resume(struct probe *p, size_t from)
{
	struct search s = { 0 };
	struct span rest = span_from(p->bytes, from + 1);
	size_t at;

	if (!resync_span(&s, p->framing, rest, rest.n, from + 1, p->whole,
	    &at))
		return false;
	p->at = from + 1 + at;
	p->pos = position_lost();
	return true;
}

/* The segment that ends where p is has been seen to be one of this framing, or,
 * where the position is lost, may be. */
static void
explain(struct score *s, const struct probe *p, size_t from)
{
	size_t end = p->at < p->bytes.n ? p->at : p->bytes.n;

	if (p->pos.lost) {
		s->lost += end - from;
		return;
	}
	s->explained += end - from;
	s->records += p->header;
}

/* One step; false when there is no next. */
static bool
score_step(struct score *s, struct probe *p, enum effort effort)
{
	size_t from = p->at;

	switch (probe_next(p)) {
	case PROBE_RECORD:
	case PROBE_MORE:
	case PROBE_SKIP:
		if (p->whole && p->at > p->bytes.n) {
			if (s->records == 0)	/* all there is of a dump */
				explain(s, p, from);
			break;
		}
		explain(s, p, from);
		return true;
	case PROBE_DOUBT:
		if (!probe_leads_on(*p))
			break;
		s->breaks++;
		return effort == EFFORT_FULL;
	case PROBE_CUT:
		if (!p->whole)
			return false;
		break;
	case PROBE_END:
		return false;
	case PROBE_BAD:
		break;
	}
	s->breaks++;
	return effort == EFFORT_FULL && resume(p, from);
}

/* What has been read while lost counts when the way was ever known. */
static struct score
score_framing(const struct framing *framing, struct span look, bool whole,
    enum effort effort)
{
	struct score s = { 0, 0, 0, 0 };
	struct probe p = { framing, position_start(), look, 0, whole, false };
	bool on = true;

	while (on)
		on = score_step(&s, &p, effort);
	if (s.records != 0)
		s.explained += s.lost;
	return s;
}

/* The best of the framings, and how many are as good. */
struct choice {
	const struct framing *best;
	struct score score;
	size_t equals;
};

/* One without a break beats all with; of several such, none is better. Else
 * the fewer breaks the better, but a framing that explains less than half of
 * what another does is not in the running. */
static int
compare(const struct score *a, const struct score *b)
{
	if (a->breaks == 0 || b->breaks == 0)
		return (a->breaks == 0) - (b->breaks == 0);
	if (a->explained / 2 > b->explained || b->explained / 2 > a->explained)
		return a->explained > b->explained ? 1 : -1;
	if (a->breaks != b->breaks)
		return a->breaks < b->breaks ? 1 : -1;
	return (a->explained > b->explained) - (a->explained < b->explained);
}

static struct choice
try_framings(struct span look, bool whole, enum effort effort)
{
	struct choice c = { NULL, { 0, 0, 0, 0 }, 0 };

	for (const struct framing *const *f = framings; *f != NULL; f++) {
		struct score s;
		int better;

		if (!(*f)->automatic)
			continue;
		s = score_framing(*f, look, whole, effort);
		if (s.records == 0 || (effort != EFFORT_FULL && s.breaks != 0))
			continue;
		better = c.equals == 0 ? 1 : compare(&s, &c.score);
		if (better > 0)
			c = (struct choice){ *f, s, 1 };
		else if (better == 0)
			c.equals++;
	}
	return c;
}

static bool
refuse(enum fault_kind *out, enum fault_kind kind)
{
	*out = kind;
	return false;
}

static bool
choose(struct span look, bool whole, const struct framing **framing,
    enum fault_kind *kind)
{
	struct choice c = try_framings(look, whole, EFFORT_BRIEF);

	if (c.equals == 0) {
		if (foreign_container(look, kind) || foreign_transfer(look, kind))
			return false;
		c = try_framings(look, whole, EFFORT_FULL);
	}
	if (c.equals != 1)
		return refuse(kind, c.equals == 0 ? FAULT_NOT_SMF :
		    FAULT_TWO_FRAMINGS);
	*framing = c.best;
	return true;
}

static bool
reads_any(const struct framing *framing, struct span look, bool whole)
{
	return score_framing(framing, look, whole, EFFORT_FULL).records != 0;
}

bool
detect(struct source *src, const struct framing **framing,
    enum fault_kind *kind)
{
	/* A framing that was given needs no more than a look for containers:
	 * what comes slowly through a pipe is not waited for. */
	size_t want = *framing != NULL ? FRAMING_LOOK : DETECT_LOOK;
	bool whole = !source_fill(src, want);
	struct span look = span_first(src->ahead, want);

	if (look.n == 0)
		return refuse(kind, NOTE_EMPTY);
	if (*framing != NULL)
		return reads_any(*framing, look, whole) ||
		    !foreign_container(look, kind);
	if (whole && span_zeros(look, 0) == look.n)
		return refuse(kind, FAULT_ZEROS_ONLY);
	return choose(look, whole, framing, kind);
}
