/* reader - one record per call: what callers see, and the fast path. */
#include "input/reader.h"

#include <stdlib.h>

#include "input/header.h"
#include "input/state.h"

struct reader *
reader_open(int fd)
{
	struct reader *r = calloc(1, sizeof *r);

	if (r == NULL)
		return NULL;
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

/* The fast path: a whole record, unspanned, in the run. All else, and every
 * doubt, goes the slow way, to the same result. */
enum reader_status
reader_next(struct reader *r, struct reader_record *out, struct fault *fault)
{
	uint32_t rdw;
	size_t size;

	if (!span_be32(r->run, 0, &rdw) || (rdw & 0x8000ffff) != 0 ||
	    !header_dated(r->run, RDW_SIZE))
		return slow_next(r, out, fault);
	size = rdw >> 16;
	if (size < RDW_SIZE + HEADER_SIZE || size > r->run.n)
		return slow_next(r, out, fault);
	out->bytes = span_cut(&r->run, size);
	out->number = ++r->number;
	out->offset = r->offset;
	r->offset += size;
	r->last = size;
	out->segments = 1;
	return READER_RECORD;
}
