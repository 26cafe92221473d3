/* search - header first, then the chain that hangs on it. */
#include "input/search.h"

#include "record/header.h"
#include "input/walk.h"

enum {
	KEEP = 16,		/* bytes that can stand before a header */
	CHAIN_LOOK = PIECE_MAX + 4 * PIECE_LOOK,
	SCAN = 64 * 1024,
	SEARCH_LOOK = SCAN + PIECE_MAX + CHAIN_LOOK,
	BACK_TRIES = 32,
	BACK_STEPS = 4096
};

static struct walk
walk_from(const struct framing *framing, struct span bytes, size_t at,
    bool whole)
{
	struct walk w = { framing, place_lost(), bytes, at, whole,
	    false };

	if (bytes.n - at > CHAIN_LOOK) {
		w.bytes = span_first(bytes, at + CHAIN_LOOK);
		w.whole = false;
	}
	return w;
}

/* The best chain that has its first header at header: where it begins, and
 * where its first piece ends. */
static enum chain
chain_at(const struct framing *framing, struct span bytes, size_t header,
    bool whole, size_t *at, size_t *end)
{
	for (const unsigned char *d = framing->leads; *d != 0; d++) {
		enum chain c;

		if (*d > header)
			continue;
		c = walk_chain(walk_from(framing, bytes, header - *d, whole),
		    end);
		if (c != CHAIN_NONE) {
			*at = header - *d;
			return c;
		}
	}
	return CHAIN_NONE;
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
search_span(struct search *s, const struct framing *framing,
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

bool
search_forward(struct source *src, const struct framing *framing)
{
	struct search s = { 0 };

	for (;;) {
		bool whole = !source_fill(src, SEARCH_LOOK);
		struct span look = span_first(src->ahead, SEARCH_LOOK);
		size_t end = whole ? look.n : SCAN;
		size_t at;

		if (search_span(&s, framing, look, end, src->offset, whole,
		    &at)) {
			source_take(src, at, 0);
			return true;
		}
		if (whole) {
			source_take(src, src->ahead.n, 0);
			return false;
		}
		source_take(src, end - KEEP, 0);
	}
}

/* Does the chain from at run across the break at brk, and on? */
static bool
crosses(const struct framing *framing, struct span bytes, size_t at,
    size_t brk, bool whole)
{
	struct walk w = { framing, place_lost(), bytes, at, whole,
	    false };
	enum walk_step step = walk_next(&w);

	if (step != WALK_RECORD)
		return false;
	for (unsigned i = 0; i < BACK_STEPS && w.at < brk; i++) {
		step = walk_next(&w);
		if (step != WALK_RECORD && step != WALK_MORE &&
		    step != WALK_SKIP)
			return false;
	}
	if (w.at <= brk)
		return false;
	step = walk_next(&w);
	return step == WALK_RECORD || step == WALK_MORE || step == WALK_END;
}

bool
search_back(struct source *src, const struct framing *framing)
{
	bool whole = !source_fill(src, CHAIN_LOOK);
	size_t brk = src->held, h = HEADER_MIN;
	struct span look;

	source_back(src, brk);
	look = span_first(src->ahead, brk + CHAIN_LOOK);
	for (unsigned i = 0; i < BACK_TRIES &&
	    header_find(look, h, brk + framing->leads[0], &h); i++, h++) {
		for (const unsigned char *d = framing->leads; *d != 0; d++) {
			if (h - *d < brk &&
			    crosses(framing, look, h - *d, brk, whole)) {
				source_take(src, h - *d, 0);
				return true;
			}
		}
	}
	source_take(src, brk, 0);
	return false;
}

bool
search_zeros(struct source *src)
{
	for (;;) {
		bool more = source_fill(src, SCAN);
		size_t zeros = span_zeros(src->ahead, 0);
		bool all = zeros == src->ahead.n;

		if (all && !more) {
			source_take(src, zeros, 0);
			return true;
		}
		if (zeros > KEEP)
			source_take(src, zeros - KEEP, 0);
		if (!all)
			return false;
	}
}
