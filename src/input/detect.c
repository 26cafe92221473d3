/* detect - tries every framing on the first 64 KiB. */
#include "input/detect.h"

#include "input/search.h"
#include "input/walk.h"

/* How well a framing explains the bytes. */
struct score {
	const struct framing *framing;
	size_t records;		/* with a believable header */
	size_t explained;	/* bytes in these, and in what lies between */
	bool clean;		/* the chain does not break */
};

/* From a break on to the next believable record. False: there is none. */
static bool
resume(struct walk *w, size_t from)
{
	struct search s = { 0, 0 };
	struct span rest = span_from(w->bytes, from + 1);
	size_t at;

	if (!search_span(&s, w->framing, rest, rest.n, from + 1, w->whole,
	    &at))
		return false;
	w->at = from + 1 + at;
	w->place = place_lost();
	return true;
}

/* One step; false when the walk is over. */
static bool
score_step(struct score *s, struct walk *w)
{
	size_t from = w->at;

	switch (walk_next(w)) {
	case WALK_RECORD:
		s->records++;
		/* FALLTHROUGH */
	case WALK_MORE:
	case WALK_SKIP:
		s->explained += w->at - from;
		return true;
	case WALK_DOUBT:
		if (walk_leads_on(*w))
			return true;
		break;
	case WALK_CUT:
		if (!w->whole)
			return false;
		break;
	case WALK_END:
		return false;
	case WALK_BAD:
		break;
	}
	s->clean = false;
	return resume(w, from);
}

static struct score
score_framing(const struct framing *framing, struct span look, bool whole)
{
	struct score s = { framing, 0, 0, true };
	struct walk w = { framing, place_start(), look, 0, whole };

	while (score_step(&s, &w))
		continue;
	return s;
}

/* The framings that are clean; the last of them in *best. */
static size_t
clean_ones(struct span look, bool whole, const struct framing **best)
{
	size_t n = 0;

	for (const struct framing *const *f = framings; *f != NULL; f++) {
		struct score s;

		if (!(*f)->automatic)
			continue;
		s = score_framing(*f, look, whole);
		if (s.clean && s.records != 0) {
			*best = *f;
			n++;
		}
	}
	return n;
}

/* No framing is clean: how many explain the most bytes? */
static size_t
likely_ones(struct span look, bool whole, const struct framing **best)
{
	size_t n = 0, most = 0;

	for (const struct framing *const *f = framings; *f != NULL; f++) {
		struct score s;

		if (!(*f)->automatic)
			continue;
		s = score_framing(*f, look, whole);
		if (s.records == 0 || s.explained < most)
			continue;
		n = s.explained > most ? 1 : n + 1;
		most = s.explained;
		*best = *f;
	}
	return n;
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
	size_t n;

	n = clean_ones(look, whole, framing);
	if (n == 0 && (container_known(look, kind) ||
	    misread_known(look, whole, kind)))
		return false;
	if (n == 0)
		n = likely_ones(look, whole, framing);
	if (n == 1)
		return true;
	*framing = NULL;
	return refuse(kind, n == 0 ? FAULT_NOT_SMF : FAULT_TWO_FRAMINGS);
}

bool
detect(struct source *src, const struct framing **framing,
    enum fault_kind *kind)
{
	bool whole = !source_fill(src, DETECT_LOOK);
	struct span look = span_first(src->ahead, DETECT_LOOK);

	if (look.n == 0)
		return refuse(kind, NOTE_EMPTY);
	if (*framing != NULL)
		return score_framing(*framing, look, whole).records != 0 ||
		    !container_known(look, kind);
	if (whole && span_zeros(look, 0) == look.n)
		return refuse(kind, FAULT_ZEROS_ONLY);
	return choose(look, whole, framing, kind);
}
