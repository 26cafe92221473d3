/* detect - weighs the framings by the records each reads of what is ahead. */
#include "input/detect.h"

#include "input/foreign.h"
#include "input/framings.h"
#include "input/probe.h"
#include "input/resync.h"
#include "input/weigh.h"

enum {
	FEW = 3,	/* records that other data may seem to have */
	HEAD_ENOUGH = 2,	/* records in a row that do not occur by
				 * chance */
	MAGIC_SURE = 3	/* bytes of a magic number that do not occur by
			 * chance */
};

_Static_assert((int)DETECT_LOOK <= (int)DETECT_DOUBT &&
    SEGMENT_MAX + (int)DETECT_DOUBT <= SOURCE_WINDOW,
    "a segment held and all that is looked at fit in the window");

/* Reads the bytes to the first oddity. Returns the records; 0 when there is
 * an oddity. */
static size_t
count_clean(const struct framing *framing, struct span look, bool whole)
{
	struct probe p = { framing, position_start(), look, 0, whole, 0 };
	size_t records = 0;

	for (;;) {
		enum probe_result step = probe_next(&p);
		bool beyond = p.at > look.n;

		switch (step) {
		case PROBE_RECORD:
		case PROBE_MORE:
		case PROBE_SKIP:
			if (beyond && whole)
				return 0;
			records += step == PROBE_RECORD && !beyond;
			break;
		case PROBE_CUT:
			return whole ? 0 : records;
		case PROBE_END:
			return records;
		case PROBE_DOUBT:
		case PROBE_BAD:
			return 0;
		}
	}
}

/* The framing that reads the bytes without an oddity, when it is the only one:
 * a good dump is known by that, which takes little. */
static const struct framing *
only_clean(struct span look, bool whole)
{
	const struct framing *found = NULL;

	for (const struct framing *const *f = framings; *f != NULL; f++) {
		if (!(*f)->automatic || count_clean(*f, look, whole) == 0)
			continue;
		if (found != NULL)
			return NULL;
		found = *f;
	}
	return found;
}

/* The best of the framings, and how many are as good. */
struct choice {
	const struct framing *best;
	struct weight weight;
	size_t equals;
};

/* Does a read records in a row from the first byte on, where b reads none? Then
 * the input begins in framing a, whatever follows. */
static bool
is_head(const struct weight *a, const struct weight *b)
{
	return a->head >= HEAD_ENOUGH && b->head == 0;
}

static int
compare(const struct weight *a, const struct weight *b)
{
	long more = weight_value(a) - weight_value(b);

	if (is_head(a, b) || is_head(b, a))
		return is_head(a, b) ? 1 : -1;
	if (more == 0)
		more = (long)a->head - (long)b->head;
	return (more > 0) - (more < 0);
}

static void
choose(struct choice *c, const struct framing *f, const struct weight *w)
{
	int better = c->best == NULL ? 1 : compare(w, &c->weight);

	if (better > 0)
		*c = (struct choice){ f, *w, 1 };
	else if (better == 0)
		c->equals++;
}

/* A framing with blocks of which none was seen is none, but for tapes, which
 * are known by their chunk headers. */
static struct choice
weigh_all(struct span look, bool whole)
{
	struct choice c = { .best = NULL };
	struct weight w;

	for (const struct framing *const *f = framings; *f != NULL; f++)
		if ((*f)->automatic && weigh(*f, NULL, look, whole, &w) &&
		    w.records > 0 && (w.blocks || (*f)->regain != NULL))
			choose(&c, *f, &w);
	return c;
}

static const struct framing *
find_claiming(struct span look, bool whole)
{
	for (const struct framing *const *f = framings; *f != NULL; f++)
		if ((*f)->claims != NULL && (*f)->claims(look, whole))
			return *f;
	return NULL;
}

/* The framing in which a record begins, though it may not end: of a dump that
 * is one record, cut, nothing else can be read. */
static const struct framing *
find_begun(struct span look, bool whole)
{
	for (const struct framing *const *f = framings; *f != NULL; f++) {
		struct probe p = { *f, position_start(), look, 0, whole, 0 };

		if ((*f)->automatic && probe_chain(p).kind != CHAIN_NONE)
			return *f;
	}
	return NULL;
}

static bool
refuse(enum fault_kind *out, enum fault_kind kind)
{
	*out = kind;
	return false;
}

/* No framing reads the input without an oddity. */
static bool
decide(struct span look, bool whole, const struct framing **framing,
    enum fault_kind *kind)
{
	struct choice c;

	if (foreign_magic(look, MAGIC_SURE, kind))
		return false;
	c = weigh_all(look, whole);
	if (c.best == NULL)
		c.best = find_begun(look, whole);
	if (c.best == NULL || weight_value(&c.weight) <= FEW) {
		const struct framing *claiming = find_claiming(look, whole);

		if (foreign_container(look, kind) || (claiming == NULL &&
		    foreign_transfer(look, kind)))
			return false;
		if (claiming != NULL)
			c = (struct choice){ .best = claiming, .equals = 1 };
	}
	*framing = c.equals > 1 ? find_claiming(look, whole) : c.best;
	return *framing != NULL || refuse(kind, c.equals > 1 ?
	    FAULT_TWO_FRAMINGS : FAULT_NOT_SMF);
}

static bool
find(struct source *src, const struct framing **framing,
    enum fault_kind *kind)
{
	bool whole = !source_fill(src, DETECT_LOOK);

	if (span_zeros(src->ahead, 0) >= src->ahead.n) {
		if (resync_zeros(src))
			return refuse(kind, FAULT_ZEROS_ONLY);
		whole = !source_fill(src, DETECT_LOOK);
	}
	*framing = only_clean(span_first(src->ahead, DETECT_LOOK), whole);
	if (*framing != NULL)
		return true;
	whole = !source_fill(src, DETECT_DOUBT);
	return decide(span_first(src->ahead, DETECT_DOUBT), whole, framing,
	    kind);
}

/* A framing that was given needs no more than a look for containers: what comes
 * slowly through a pipe is not waited for. */
static bool
accept(struct source *src, const struct framing *framing,
    enum fault_kind *kind)
{
	bool whole = !source_fill(src, FRAMING_LOOK);
	struct span look = span_first(src->ahead, FRAMING_LOOK);
	struct weight w = { 0 };

	return (weigh(framing, NULL, look, whole, &w) && w.records > 0) ||
	    !foreign_container(look, kind);
}

bool
detect(struct source *src, const struct framing **framing,
    enum fault_kind *kind)
{
	if (!source_fill(src, 1))
		return refuse(kind, NOTE_EMPTY);
	return *framing != NULL ? accept(src, *framing, kind) :
	    find(src, framing, kind);
}

/* What the framing in use reads behind the break. Where it broke between
 * blocks, records that are in none of its blocks do not count: a search finds
 * those of other framings as well. */
static bool
weigh_rest(struct chain *c, struct span look, bool whole, struct weight *out)
{
	const struct position *pos = &c->in.pos;

	if (!weigh(c->in.framing, pos, look, whole, out))
		return false;
	if (!out->blocks && !pos->lost && pos->left == 0 && pos->later == 0)
		out->records = 0;
	return true;
}

const struct framing *
detect_change(struct chain *c)
{
	struct source *src = &c->in.src;
	bool whole = !source_fill(src, DETECT_DOUBT);
	struct span look = span_first(src->ahead, DETECT_DOUBT);
	struct choice best = weigh_all(look, whole);
	struct weight now;

	if (best.best == NULL || best.equals > 1 ||
	    best.best == c->in.framing || best.weight.head == 0 ||
	    !weigh_rest(c, look, whole, &now) ||
	    weight_value(&best.weight) <= weight_value(&now))
		return NULL;
	return best.best;
}
