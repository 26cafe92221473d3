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

bool
resync_forward(struct source *src, const struct framing *framing)
{
	struct search s = { 0 };

	for (;;) {
		bool whole = !source_fill(src, SEARCH_LOOK);
		struct span look = span_first(src->ahead, SEARCH_LOOK);
		size_t end = whole ? look.n : SCAN;
		size_t at;

		if (resync_span(&s, framing, look, end, src->offset, whole,
		    &at)) {
			source_consume(src, at, 0);
			return true;
		}
		if (whole) {
			source_consume(src, src->ahead.n, 0);
			return false;
		}
		source_consume(src, end - KEEP, 0);
	}
}

/* Does the chain from at run across the break at brk, and on? */
static bool
crosses(const struct framing *framing, struct span bytes, size_t at,
    size_t brk, bool whole)
{
	struct probe p = { framing, position_lost(), bytes, at, whole,
	    false };
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

bool
resync_back(struct source *src, const struct framing *framing)
{
	bool whole = !source_fill(src, CHAIN_LOOK);
	size_t brk = src->held, h = HEADER_MIN;
	struct span look;

	source_back(src, brk);
	look = span_first(src->ahead, brk + CHAIN_LOOK);
	for (unsigned i = 0; i < BACK_TRIES &&
	    header_find(look, h, brk + framing->header_at[0], &h); i++, h++) {
		for (const unsigned char *d = framing->header_at; *d != 0; d++) {
			if (h - *d < brk &&
			    crosses(framing, look, h - *d, brk, whole)) {
				source_consume(src, h - *d, 0);
				return true;
			}
		}
	}
	source_consume(src, brk, 0);
	return false;
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
