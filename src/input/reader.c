/* reader - one record per call: what callers see, and the fast path. */
#include "input/reader.h"

#include <stdlib.h>

#include "record/header.h"
#include "input/state.h"

struct reader *
reader_open(int fd)
{
	struct reader *r = calloc(1, sizeof *r);

	if (r == NULL)
		return NULL;
	r->only = ANY_TYPE;
	if (source_open(&r->src, fd) && join_open(&r->join))
		return r;
	reader_close(r);
	return NULL;
}

void
reader_close(struct reader *r)
{
	if (r == NULL)
		return;
	source_close(&r->src);
	join_close(&r->join);
	free(r);
}

bool
reader_force(struct reader *r, const char *name)
{
	const struct framing *f = framing_find(name);

	if (f == NULL)
		return false;
	r->framing = f;
	return true;
}

const char *
reader_framing(const struct reader *r)
{
	return r->framing == NULL ? NULL : r->framing->words;
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

/* Is a whole record, unspanned, at the beginning of the run? */
static inline bool
is_plain(struct span run, size_t *size)
{
	uint32_t rdw;

	if (!span_be32(run, 0, &rdw) || (rdw & 0x8000ffff) != 0 ||
	    !header_dated(run, RDW_SIZE))
		return false;
	*size = rdw >> 16;
	return *size >= HEADER_MIN && *size <= run.n;
}

/* Most records of most dumps are left behind here, in the window. Returns what
 * is_plain says of the record that is then the next. */
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

/* The fast path: a plain record of the type wanted. All else, and every doubt,
 * goes the slow way, to the same result. */
enum reader_status
reader_next(struct reader *r, struct reader_record *out, struct fault *fault)
{
	size_t size = 0;

	if (!(r->only != ANY_TYPE ? pass_over(r, &size) :
	    is_plain(r->run, &size)))
		return slow_next(r, out, fault);
	out->bytes = span_cut(&r->run, size);
	out->number = ++r->number;
	out->offset = r->offset;
	r->offset += size;
	r->last = size;
	out->segments = 1;
	return READER_RECORD;
}
