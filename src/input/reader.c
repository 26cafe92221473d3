/* reader - one record per call: the fast path, and the phases behind it. */
#include "input/reader.h"

#include <errno.h>
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
	return r->src.offset;
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

static int
detect(struct reader *r, struct fault *fault)
{
	(void)fault;
	if (r->framing == NULL)
		r->framing = &framing_rdw;
	r->phase = PHASE_READ;
	return READER_AGAIN;
}

/* One step of the slow path. */
static int
step(struct reader *r, struct reader_record *out, struct fault *fault)
{
	switch (r->phase) {
	case PHASE_DETECT:
		return detect(r, fault);
	case PHASE_READ:
		return take_piece(r, out, fault);
	case PHASE_SEARCH:
		return broken_search(r, fault);
	case PHASE_END:
		break;
	}
	return READER_END;
}

static enum reader_status
next_slowly(struct reader *r, struct reader_record *out, struct fault *fault)
{
	int status;

	do
		status = step(r, out, fault);
	while (status == READER_AGAIN);
	if (status == READER_ERROR)
		errno = r->src.error;
	return (enum reader_status)status;
}

/* The fast path: ahead is a whole record, unspanned, within its block. All
 * else, and every doubt, goes the slow way, to the same result. */
enum reader_status
reader_next(struct reader *r, struct reader_record *out, struct fault *fault)
{
	size_t size = header_plain(r->src.ahead);

	if (size == 0 || size > r->place.left || r->join.open)
		return next_slowly(r, out, fault);
	r->place.left -= size;
	out->bytes = span_first(r->src.ahead, size);
	out->number = ++r->number;
	out->offset = r->src.offset;
	out->segments = 1;
	source_take(&r->src, size, size);
	return READER_RECORD;
}
