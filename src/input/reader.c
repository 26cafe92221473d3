/* reader - detects the framing, then gives one record per call. */
#include "input/reader.h"

#include <stdlib.h>

#include "input/chain.h"
#include "input/detect.h"
#include "input/framings.h"
#include "lib/inline.h"
#include "record/header.h"

enum {
	ANY_TYPE = -1,
	WEIGH_EVERY = 64 * 1024,	/* bytes between two looks for a change */
	WEIGH_SELDOM = 1024 * 1024,	/* the same, where damage goes on */
	WEIGH_FIRST = 16	/* of the first looks, which do not count */
};

/* The fast path of reader_next uses the members before chain only: the run is
 * as much of what is ahead as may be plain records, one behind the other. All
 * else begins by telling the source how much of the run was consumed. */
struct reader {
	struct span run;
	uint64_t offset;	/* in the file, of the run */
	uint64_t number;	/* of the record that began last */
	size_t last;		/* bytes of the last record of the run */
	size_t ran;		/* bytes of the run when it began */
	int only;		/* the record type wanted */
	uint64_t passed_over;
	struct chain chain;
	bool detected;
	bool forced;		/* the framing was given */
	uint64_t weighed;	/* where a change of framing was looked for */
	uint64_t weigh_next;	/* bytes from there to where it is again */
	unsigned changes_left;	/* may be looked for before that many bytes */
};

struct reader *
reader_open(struct stream *from)
{
	struct reader *r = calloc(1, sizeof *r);

	if (r == NULL)
		return NULL;
	r->only = ANY_TYPE;
	r->changes_left = WEIGH_FIRST;
	if (source_open(&r->chain.in.src, from) && join_open(&r->chain.in.join))
		return r;
	reader_close(r);
	return NULL;
}

void
reader_close(struct reader *r)
{
	if (r == NULL)
		return;
	source_close(&r->chain.in.src);
	join_close(&r->chain.in.join);
	free(r);
}

bool
reader_force(struct reader *r, const char *name)
{
	const struct framing *f = framing_find(name);

	if (f == NULL)
		return false;
	r->chain.in.framing = f;
	r->forced = true;
	return true;
}

void
reader_force_fixed(struct reader *r, size_t size)
{
	r->chain.in.framing = &framing_fixed;
	r->chain.in.pos.fixed = size;
	r->detected = true;
	r->forced = true;
}

const char *
reader_framing(const struct reader *r)
{
	const struct framing *f = r->chain.in.framing;

	return f == NULL ? NULL : f->words;
}

uint64_t
reader_offset(const struct reader *r)
{
	return r->offset;
}

bool
reader_framing_list(size_t i, const char **name, const char **words)
{
	size_t n = 0;

	while (framings[n] != NULL)
		n++;
	if (i >= n)
		return false;
	*name = framings[i]->name;
	*words = framings[i]->words;
	return true;
}

void
reader_only(struct reader *r, unsigned type)
{
	r->only = (int)type;
}

uint64_t
reader_passed_over(const struct reader *r)
{
	return r->passed_over;
}

static enum chain_result
find_framing(struct reader *r, struct fault *fault)
{
	struct assembler *in = &r->chain.in;
	enum fault_kind kind;

	r->detected = detect(&in->src, &in->framing, &kind);
	if (r->detected)
		return CHAIN_AGAIN;
	if (in->src.failed)
		return CHAIN_ERROR;
	r->detected = true;
	r->chain.state = CHAIN_ENDED;
	*fault = fault_make(kind, 0, 0);
	return CHAIN_FAULT;
}

/* Is it time to look for a change of framing? Each look costs as much as the
 * reading of a megabyte, and damage may go on to the end of the input: then
 * looks are made less and less often. */
static bool
change_is_due(struct reader *r)
{
	const uint64_t since = r->chain.broke - r->weighed;

	if (r->changes_left == 0 && since < r->weigh_next)
		return false;
	if (r->changes_left > 0 || since >= WEIGH_SELDOM)
		r->weigh_next = WEIGH_EVERY;
	else if (r->weigh_next < WEIGH_SELDOM)
		r->weigh_next *= 2;
	r->changes_left -= r->changes_left > 0;
	r->weighed = r->chain.broke;
	return true;
}

/* After a break that was reported as *fault: does another framing begin here? */
static void
change_framing(struct reader *r, struct fault *fault)
{
	struct chain *c = &r->chain;
	const struct framing *framing;

	if (r->forced || c->broke != c->in.src.offset || !change_is_due(r))
		return;
	framing = detect_change(c);
	if (framing == NULL)
		return;
	c->in.framing = framing;
	c->in.pos = position_start();
	c->state = CHAIN_READING;
	*fault = fault_make(FAULT_FRAMING_CHANGED, 0, 0);
	fault->offset = c->broke;
}

/* Tells the source what the fast path has consumed of the run. */
static void
run_end(struct reader *r)
{
	struct assembler *in = &r->chain.in;
	size_t consumed = r->ran - r->run.n;

	in->number = r->number;
	if (consumed == 0)
		return;
	source_consume(&in->src, consumed, r->last);
	in->pos.left -= consumed;
	r->ran = r->run.n;
}

/* Is what is ahead a record, and not the rest of one, or damage? */
static bool
is_between_records(const struct reader *r)
{
	return r->detected && r->chain.state == CHAIN_READING &&
	    !r->chain.in.join.begun;
}

/* Gives the fast path what is ahead, within the block, between records. */
static void
run_begin(struct reader *r)
{
	const struct assembler *in = &r->chain.in;
	size_t n = 0;

	if (is_between_records(r))
		n = in->pos.left < in->src.ahead.n ? (size_t)in->pos.left :
		    in->src.ahead.n;
	r->run = (struct span){ in->src.ahead.p, n };
	r->ran = n;
	r->offset = in->src.offset;
	r->number = in->number;
}

/* reader_next, for all that the fast path leaves. */
static enum reader_status
slow_next(struct reader *r, struct reader_record *out, struct fault *fault)
{
	enum chain_result result = CHAIN_AGAIN;
	struct fault found;	/* may be filled in vain */

	run_end(r);
	while (result == CHAIN_AGAIN)
		result = r->detected ? chain_next(&r->chain, out, &found) :
		    find_framing(r, &found);
	if (result == CHAIN_FAULT && r->chain.state == CHAIN_BROKEN)
		change_framing(r, &found);
	run_begin(r);
	switch (result) {
	case CHAIN_RECORD:
		return READER_RECORD;
	case CHAIN_FAULT:
		*fault = found;
		return READER_FAULT;
	case CHAIN_ERROR:
		return READER_ERROR;
	case CHAIN_AGAIN:
	case CHAIN_END:
		break;
	}
	return READER_END;
}

/* Does a record of size bytes, unspanned, begin with the run? */
static inline bool
begins_plain(struct span run, size_t *size)
{
	uint32_t rdw;

	if (!span_be32(run, 0, &rdw) || (rdw & 0x8000ffff) != 0 ||
	    !header_recent(run, RDW_SIZE))
		return false;
	*size = rdw >> 16;
	return *size >= HEADER_MIN;
}

/* The same, and is all of it there? */
static inline bool
is_plain(struct span run, size_t *size)
{
	return begins_plain(run, size) && *size <= run.n;
}

/* Most records of most dumps are left behind here, in the window. Returns
 * whether the next record is plain and of the type wanted. */
static inline bool
pass_over(struct reader *r, size_t *size)
{
	struct span run = r->run;
	uint64_t records = 0;
	bool plain = false;

	while (is_plain(run, size)) {
		plain = span_byte(run, HEADER_TYPE) == r->only;
		if (plain)
			break;
		span_cut(&run, *size);
		r->last = *size;
		records++;
	}
	if (records > 0) {
		r->offset += r->run.n - run.n;
		r->run = run;
		r->number += records;
		r->passed_over += records;
	}
	return plain;
}

/* Is the next record a plain one of the type wanted? */
static inline bool
next_is_plain(struct reader *r, size_t *size)
{
	return r->only != ANY_TYPE ? pass_over(r, size) :
	    is_plain(r->run, size);
}

/* How much is needed to see whether the run begins with a plain record, and all
 * of it. False: that can be seen, or it does not. */
static bool
is_short(struct span run, size_t *need)
{
	*need = HEADER_MIN;
	return run.n < HEADER_MIN ||
	    (begins_plain(run, need) && *need > run.n);
}

/* Reads on where a plain record reaches over the end of the window. Returns
 * whether the run is longer now. */
static bool
run_refill(struct reader *r)
{
	struct assembler *in = &r->chain.in;
	const size_t before = r->run.n;
	size_t need;
	bool more = is_between_records(r) && is_short(r->run, &need);

	if (!more)
		return false;
	run_end(r);
	while (more && need <= in->pos.left) {
		more = source_fill(&in->src, need);
		run_begin(r);
		more = more && is_short(r->run, &need);
	}
	return r->run.n > before;
}

static inline enum reader_status
plain_record(struct reader *r, size_t size, struct reader_record *out)
{
	out->bytes = span_cut(&r->run, size);
	out->number = ++r->number;
	out->offset = r->offset;
	r->offset += size;
	r->last = size;
	out->segments = 1;
	return READER_RECORD;
}

/* Where the run ends: on in the next one, or the slow way. */
NEVER_INLINE enum reader_status
next_behind_run(struct reader *r, struct reader_record *out,
    struct fault *fault)
{
	size_t size = 0;

	while (run_refill(r))
		if (next_is_plain(r, &size))
			return plain_record(r, size, out);
	return slow_next(r, out, fault);
}

/* The fast path: a plain record of the type wanted. All else goes the slow
 * way, to the same result. */
enum reader_status
reader_next(struct reader *r, struct reader_record *out, struct fault *fault)
{
	size_t size = 0;

	if (!next_is_plain(r, &size))
		return next_behind_run(r, out, fault);
	return plain_record(r, size, out);
}
