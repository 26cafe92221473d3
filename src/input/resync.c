/* resync - finds a header, then follows the chain of lengths from there. */
#include "input/resync.h"

#include "input/probe.h"
#include "record/header.h"

enum {
	KEEP = 16,		/* bytes that can stand before a header */
	CHAIN_LOOK = SEGMENT_MAX + 4 * FRAMING_LOOK,
	SCAN = 64 * 1024,
	SEARCH_LOOK = SCAN + SEGMENT_MAX + CHAIN_LOOK,
	BACK_TRIES = 32,
	BACK_STEPS = 4096
};

/* Where a record is looked for. */
struct area {
	const struct framing *framing;
	const struct position *pos;	/* at its first byte; NULL: not known */
	struct span bytes;
	uint64_t offset;	/* in the file */
	bool whole;		/* the input ends where bytes end */
};

/* The better chain that was found last, so that no byte is looked at twice: the
 * file offset of its header (0: none yet), and where it leads. */
struct search {
	uint64_t good;
	uint64_t next;
};

static const struct chain_view no_chain = { CHAIN_NONE, 0, SIZE_MAX };

_Static_assert(SEGMENT_MAX + SEARCH_LOOK <= SOURCE_WINDOW,
    "a segment held and the look of a search fit in the window");

static struct probe
probe_from(const struct area *a, size_t at)
{
	struct probe p = { a->framing, position_lost(), a->bytes, at, a->whole,
	    0 };

	if (a->bytes.n - at > CHAIN_LOOK) {
		p.bytes = span_first(a->bytes, at + CHAIN_LOOK);
		p.whole = false;
	}
	return p;
}

/* Inside a block, of which the position is known. */
static struct chain_view
chain_in_block(const struct area *a, size_t header, size_t *at)
{
	struct probe p = { a->framing, *a->pos, a->bytes, header - RDW_SIZE,
	    a->whole, 0 };

	if (header < RDW_SIZE || p.at > p.pos.left)
		return no_chain;
	p.pos.left -= p.at;
	p.pos.begun = false;
	*at = p.at;
	return probe_chain(p);
}

/* The chain that has its first header at header: *at is where it begins. */
static struct chain_view
chain_at(const struct area *a, size_t header, size_t *at)
{
	if (a->framing->regain != NULL && a->pos != NULL)
		return chain_in_block(a, header, at);
	for (const unsigned char *d = a->framing->header_at; *d != 0; d++) {
		struct chain_view v;

		if (*d > header)
			continue;
		*at = header - *d;
		v = probe_chain(probe_from(a, *at));
		if (v.kind != CHAIN_NONE)
			return v;
	}
	return no_chain;
}

/* Is the record inside another one the true one? Bytes that only look like a
 * header seldom lead to the next record. */
static bool
is_better(const struct chain_view *inside, const struct chain_view *outside)
{
	return inside->kind == CHAIN_HOLDS &&
	    (outside->kind != CHAIN_HOLDS || inside->next < outside->next);
}

/* Does a better chain begin inside the first segment of outside, of which the
 * header is at header? */
static bool
is_contradicted(struct search *s, const struct area *a, size_t header,
    const struct chain_view *outside)
{
	struct chain_view inside = { CHAIN_HOLDS, 0,
	    (size_t)(s->next - a->offset) };
	size_t at;

	if (s->good > a->offset + header &&
	    s->good < a->offset + outside->end &&
	    is_better(&inside, outside))
		return true;
	for (size_t h = header + 1; header_find(a->bytes, h, outside->end, &h);
	    h++) {
		inside = chain_at(a, h, &at);
		if (!is_better(&inside, outside))
			continue;
		s->good = a->offset + h;
		s->next = a->offset + inside.next;
		return true;
	}
	return false;
}

/* The first place, with its header from from on and before end, where a
 * believable record begins: no record inside it leads to another sooner, and it
 * leads to another itself or its header is a usual one. */
static bool
find_record(struct search *s, const struct area *a, size_t from, size_t end,
    size_t *at)
{
	size_t start = 0;

	for (size_t h = from; header_find(a->bytes, h, end, &h); h++) {
		struct chain_view v = chain_at(a, h, &start);

		if (v.kind == CHAIN_NONE ||
		    (v.kind == CHAIN_ALONE && !header_usual(a->bytes, h)) ||
		    is_contradicted(s, a, h, &v))
			continue;
		*at = start;
		return true;
	}
	return false;
}

/* The input is at its end, or fewer than n bytes are ahead of it. */
static bool
fills_or_ends(struct source *src, size_t n)
{
	return !source_fill(src, n) && !src->partial;
}

bool
resync_inside(struct source *src, const struct framing *framing,
    const struct position *pos, size_t n, size_t limit,
    const uint32_t *system)
{
	bool whole = fills_or_ends(src, n + CHAIN_LOOK);
	struct area a = { framing, pos, span_first(src->ahead, n + CHAIN_LOOK),
	    src->offset, whole };
	size_t at = 0;

	for (size_t h = 1; header_find(a.bytes, h, n, &h); h++) {
		struct chain_view v = chain_at(&a, h, &at);

		if (v.kind == CHAIN_HOLDS && at > 0 &&
		    (v.next < limit || limit == SIZE_MAX) &&
		    header_expected(a.bytes, h, system))
			return true;
	}
	return false;
}

/* Looks for a record up to the end of the block, of which the position is
 * known. */
static bool
find_in_block(struct source *src, const struct framing *framing,
    struct position *pos, bool whole)
{
	struct search s = { 0, 0 };
	struct area a = { framing, pos, src->ahead, src->offset, whole };
	size_t at;

	if (!find_record(&s, &a, RDW_SIZE, pos->left < src->ahead.n ?
	    (size_t)pos->left : src->ahead.n, &at))
		return false;
	source_consume(src, at, 0);
	pos->left -= at;
	return true;
}

/* Block by block: a record in what is left of this one, or the next block. */
static bool
forward_by_blocks(struct source *src, const struct framing *framing,
    struct position *pos)
{
	for (;;) {
		bool whole = fills_or_ends(src, SEARCH_LOOK);

		if (src->ahead.n == 0)
			return false;
		if (!framing->regain(pos, src->ahead, whole)) {
			size_t n = src->ahead.n > SCAN ? SCAN : src->ahead.n;

			source_consume(src, n, 0);
			*pos = position_lost();
			continue;
		}
		if (find_in_block(src, framing, pos, whole))
			return true;
		source_consume(src, pos->left < src->ahead.n ?
		    (size_t)pos->left : src->ahead.n, 0);
		pos->left = 0;
		if (pos->later == 0)
			return src->ahead.n > 0;
		source_consume(src, framing->enter(pos, src->ahead), 0);
	}
}

bool
resync_forward(struct source *src, const struct framing *framing,
    struct position *pos)
{
	struct search s = { 0, 0 };

	if (framing->regain != NULL)
		return forward_by_blocks(src, framing, pos);
	*pos = position_lost();
	for (;;) {
		bool whole = fills_or_ends(src, SEARCH_LOOK);
		bool last = src->ahead.n < SEARCH_LOOK;
		struct area a = { framing, NULL, span_first(src->ahead,
		    SEARCH_LOOK), src->offset, whole };
		size_t end = last ? a.bytes.n : SCAN;
		size_t at;

		if (find_record(&s, &a, 0, end, &at)) {
			source_consume(src, at, 0);
			return true;
		}
		if (last) {
			source_consume(src, src->ahead.n, 0);
			return false;
		}
		source_consume(src, end - KEEP, 0);
	}
}

static bool
begins_record(struct probe p)
{
	return probe_next(&p) == PROBE_RECORD;
}

/* Does the chain from p run across the break at brk, and on? *next is where it
 * comes to a record then. */
static bool
crosses(struct probe p, size_t brk, size_t *next)
{
	enum probe_result step = probe_next(&p);
	uint32_t system;

	if (step != PROBE_RECORD)
		return false;
	system = header_system(p.bytes, p.header);
	for (unsigned i = 0; i < BACK_STEPS && p.at < brk; i++) {
		step = probe_next(&p);
		if (step != PROBE_RECORD && step != PROBE_MORE &&
		    step != PROBE_SKIP)
			return false;
	}
	if (p.at <= brk)
		return false;
	*next = probe_next_record(p, &system);
	return *next != SIZE_MAX ||
	    (!p.framing->weak && probe_next(&p) == PROBE_MORE);
}

/* The position at at, when that of the break is pos. */
static struct position
position_back(const struct framing *framing, const struct position *pos,
    size_t brk, size_t at)
{
	struct position back = *pos;

	if (framing->regain == NULL)
		return position_lost();
	back.left += brk - at;
	back.begun = false;
	return back;
}

/* Of the records inside the brk bytes before the break, the one whose chain
 * crosses it and comes to a record soonest; of several in one chain the first.
 * look begins with these bytes; pos is the position at the break, and becomes
 * that of the record found at *at. */
static bool
find_crossing(const struct framing *framing, struct position *pos,
    struct span look, size_t brk, bool whole, size_t *at)
{
	static const unsigned char in_block[] = { RDW_SIZE, 0 };
	const unsigned char *leads = framing->regain == NULL ?
	    framing->header_at : in_block, *d;
	const struct position broken = *pos;
	size_t h = HEADER_MIN, next = 0, best = 0;
	unsigned tries = 0, found = 0;

	for (; header_find(look, h, brk + leads[0], &h); h++) {
		for (d = leads; *d != 0; d++) {
			struct probe p = { framing, position_back(framing,
			    &broken, brk, h - *d), look, h - *d, whole, 0 };

			if (p.at >= brk || !begins_record(p))
				continue;
			if (tries++ == BACK_TRIES)
				return found > 0;
			if (!crosses(p, brk, &next) ||
			    (found++ > 0 && next >= best))
				continue;
			best = next;
			*pos = p.pos;
			*at = p.at;
		}
	}
	return found > 0;
}

bool
resync_crossed(struct source *src, const struct framing *framing,
    struct position *pos, size_t *at)
{
	bool whole = fills_or_ends(src, CHAIN_LOOK), found;
	size_t brk = src->held;

	if (brk == 0)
		return false;
	source_back(src, brk);
	found = find_crossing(framing, pos, span_first(src->ahead,
	    brk + CHAIN_LOOK), brk, whole, at);
	source_consume(src, brk, brk);
	return found;
}

bool
resync_back(struct source *src, const struct framing *framing,
    struct position *pos)
{
	size_t at, held = src->held;

	if (!resync_crossed(src, framing, pos, &at))
		return false;
	source_back(src, held);
	source_consume(src, at, 0);
	return true;
}

bool
resync_zeros(struct source *src)
{
	for (;;) {
		bool more = source_fill(src, SCAN);
		size_t zeros = span_zeros(src->ahead, 0);
		bool all = zeros == src->ahead.n;

		if (all && !more) {
			source_consume(src, zeros, 0);
			return true;
		}
		if (zeros > KEEP)
			source_consume(src, zeros - KEEP, 0);
		if (!all)
			return false;
	}
}
