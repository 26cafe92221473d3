/* resync - finds a header, then follows the chain of lengths from there. */
#include "input/resync.h"

#include "record/header.h"
#include "input/probe.h"

enum {
	KEEP = 16,		/* bytes that can stand before a header */
	CHAIN_LOOK = SEGMENT_MAX + 4 * FRAMING_LOOK,
	SCAN = 64 * 1024,
	SEARCH_LOOK = SCAN + SEGMENT_MAX + CHAIN_LOOK,
	BACK_TRIES = 32,
	BACK_STEPS = 4096
};

static struct probe
probe_from(const struct framing *framing, struct span bytes, size_t at,
    bool whole)
{
	struct probe p = { framing, position_lost(), bytes, at, whole,
	    false };

	if (bytes.n - at > CHAIN_LOOK) {
		p.bytes = span_first(bytes, at + CHAIN_LOOK);
		p.whole = false;
	}
	return p;
}

/* The best chain that has its first header at header: where it begins, and
 * where its first segment ends. */
static enum chain_kind
chain_at(const struct framing *framing, struct span bytes, size_t header,
    bool whole, size_t *at, size_t *end)
{
	for (const unsigned char *d = framing->header_at; *d != 0; d++) {
		enum chain_kind c;

		if (*d > header)
			continue;
		c = probe_chain(probe_from(framing, bytes, header - *d, whole),
		    end);
		if (c != CHAIN_NONE) {
			*at = header - *d;
			return c;
		}
	}
	return CHAIN_NONE;
}

/* The same inside a block, of which pos is the position where bytes begin. */
static enum chain_kind
chain_in_block(const struct framing *framing, const struct position *pos,
    struct span bytes, size_t header, bool whole, size_t *at, size_t *end)
{
	struct probe p = { framing, *pos, bytes, header - RDW_SIZE, whole,
	    false };

	if (header < RDW_SIZE || p.at > pos->left)
		return CHAIN_NONE;
	p.pos.left -= p.at;
	p.pos.begun = false;
	*at = p.at;
	return probe_chain(p, end);
}

/* Is there a chain that holds, with its header in bytes from from to end? */
static bool
holds_inside(struct search *s, const struct framing *framing,
    struct span bytes, size_t from, size_t end, uint64_t base, bool whole)
{
	size_t at, stop;

	if (s->good >= base + from)
		return s->good < base + end;
	for (; header_find(bytes, from, end, &from); from++)
		if (chain_at(framing, bytes, from, whole, &at, &stop) ==
		    CHAIN_HOLDS) {
			s->good = base + from;
			return true;
		}
	return false;
}

bool
resync_span(struct search *s, const struct framing *framing,
    struct span bytes, size_t end, uint64_t base, bool whole, size_t *at)
{
	size_t start, stop;

	for (size_t h = 0; header_find(bytes, h, end, &h); h++) {
		switch (chain_at(framing, bytes, h, whole, &start, &stop)) {
		case CHAIN_NONE:
			continue;
		case CHAIN_ALONE:
			if (holds_inside(s, framing, bytes, h + 1, stop, base,
			    whole))
				continue;
			break;
		case CHAIN_HOLDS:
			break;
		}
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
    const struct position *pos, size_t n)
{
	bool whole = fills_or_ends(src, n + CHAIN_LOOK);
	struct span look = span_first(src->ahead, n + CHAIN_LOOK);
	size_t at, stop;

	for (size_t h = 1; header_find(look, h, n, &h); h++)
		if ((framing->regain == NULL ? chain_at(framing, look, h,
		    whole, &at, &stop) : chain_in_block(framing, pos, look, h,
		    whole, &at, &stop)) == CHAIN_HOLDS && at > 0)
			return true;
	return false;
}

/* Looks for a record up to the end of the block, of which the position is
 * known. */
static bool
find_in_block(struct source *src, const struct framing *framing,
    struct position *pos, bool whole)
{
	size_t end = pos->left < src->ahead.n ? (size_t)pos->left :
	    src->ahead.n, at, stop;

	for (size_t h = RDW_SIZE; header_find(src->ahead, h, end, &h); h++)
		if (chain_in_block(framing, pos, src->ahead, h, whole, &at,
		    &stop) != CHAIN_NONE) {
			source_consume(src, at, 0);
			pos->left -= at;
			return true;
		}
	return false;
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
	struct search s = { 0 };

	if (framing->regain != NULL)
		return forward_by_blocks(src, framing, pos);
	*pos = position_lost();
	for (;;) {
		bool whole = fills_or_ends(src, SEARCH_LOOK);
		bool last = src->ahead.n < SEARCH_LOOK;
		struct span look = span_first(src->ahead, SEARCH_LOOK);
		size_t end = last ? look.n : SCAN;
		size_t at;

		if (resync_span(&s, framing, look, end, src->offset, whole,
		    &at)) {
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

/* Does the chain from p run across the break at brk, and on? */
static bool
crosses(struct probe p, size_t brk)
{
	enum probe_result step = probe_next(&p);

	if (step != PROBE_RECORD)
		return false;
	for (unsigned i = 0; i < BACK_STEPS && p.at < brk; i++) {
		step = probe_next(&p);
		if (step != PROBE_RECORD && step != PROBE_MORE &&
		    step != PROBE_SKIP)
			return false;
	}
	if (p.at <= brk)
		return false;
	step = probe_next(&p);
	return step == PROBE_RECORD || step == PROBE_MORE || step == PROBE_END;
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

/* Of the records inside the brk bytes before the break, the first whose chain
 * crosses it. look begins with these bytes; pos is the position at the break,
 * and becomes that of the record found at *at. */
static bool
find_crossing(const struct framing *framing, struct position *pos,
    struct span look, size_t brk, bool whole, size_t *at)
{
	static const unsigned char in_block[] = { RDW_SIZE, 0 };
	const unsigned char *leads = framing->regain == NULL ?
	    framing->header_at : in_block, *d;
	size_t h = HEADER_MIN;
	unsigned tries = 0;

	for (; header_find(look, h, brk + leads[0], &h); h++) {
		for (d = leads; *d != 0; d++) {
			struct probe p = { framing, position_back(framing,
			    pos, brk, h - *d), look, h - *d, whole, false };

			if (p.at >= brk || !begins_record(p))
				continue;
			if (tries++ == BACK_TRIES)
				return false;
			if (!crosses(p, brk))
				continue;
			*pos = p.pos;
			*at = p.at;
			return true;
		}
	}
	return false;
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
