/* records - one buffer: given, complete, and the record in hand. */
#include "unpack/records.h"

#include <string.h>

#include "record/header.h"

_Static_assert((int)RECORDS_RDW == RDW_SIZE, "RDWs are those of records");
_Static_assert(RECORDS_SEGMENT + RECORDS_SLACK + RECORDS_RDW <= RECORDS_ROOM,
    "what is added behind a full segment fits, and the RDW of the next");

/* Where the bytes of the record in hand begin, behind its RDW. */
static size_t
record_start(const struct records *r)
{
	return r->plain ? r->done : r->done + RECORDS_RDW;
}

static void
set_stop(struct records *r)
{
	r->stop = RECORDS_ROOM - RECORDS_SLACK;
	if (!r->plain && r->stop > r->done + RECORDS_SEGMENT)
		r->stop = r->done + RECORDS_SEGMENT;
}

void
records_start(struct records *r, bool plain)
{
	memset(r, 0, offsetof(struct records, bytes));
	r->plain = plain;
	r->end = record_start(r);
	set_stop(r);
}

void
records_form(struct records *r, bool plain)
{
	if (r->plain)
		r->done = r->end;
	r->plain = plain;
	r->end = record_start(r);
	set_stop(r);
}

static void
put_rdw(struct records *r, size_t size, unsigned code)
{
	uint8_t *p = r->bytes + r->done;

	p[0] = (uint8_t)(size >> 8);
	p[1] = (uint8_t)size;
	p[2] = (uint8_t)code;
	p[3] = 0;
}

static size_t
record_size(const struct records *r)
{
	return r->before + r->end - record_start(r);
}

/* The record in hand is longer than a segment: its first bytes become one. */
static void
split(struct records *r)
{
	size_t cut = r->done + RECORDS_SEGMENT;

	memmove(r->bytes + cut + RECORDS_RDW, r->bytes + cut, r->end - cut);
	put_rdw(r, RECORDS_SEGMENT, r->spanned ? 3 : 1);
	r->spanned = true;
	r->before += RECORDS_SEGMENT - RECORDS_RDW;
	r->done = cut;
	r->end += RECORDS_RDW;
}

bool
records_make_room(struct records *r)
{
	if (r->plain)
		r->done = r->end;
	while (!r->plain && r->end > r->done + RECORDS_SEGMENT)
		split(r);
	r->too_long = r->too_long || (!r->plain &&
	    record_size(r) > RECORDS_LONGEST);
	set_stop(r);
	return r->end <= r->stop && !r->too_long;
}

void
records_mark(struct records *r)
{
	while (r->end > r->done + RECORDS_SEGMENT)
		split(r);
	r->too_long = r->too_long || record_size(r) > RECORDS_LONGEST;
	if (r->too_long) {
		r->stop = 0;
		return;
	}
	put_rdw(r, r->end - r->done, r->spanned ? 2 : 0);
	r->done = r->end;
	r->end += RECORDS_RDW;
	r->spanned = false;
	r->before = 0;
	set_stop(r);
}

void
records_use_own_rdw(struct records *r)
{
	size_t start = record_start(r), size = r->end - start;
	struct span own = { r->bytes + start, size };
	uint32_t rdw;

	if (r->spanned || !span_be32(own, 0, &rdw) || rdw != size << 16)
		return;
	memmove(r->bytes + r->done, own.p, size);
	r->end -= RECORDS_RDW;
}

bool
records_is_empty(const struct records *r)
{
	return record_size(r) == 0;
}

void
records_add(struct records *r, struct span bytes)
{
	if (bytes.n > 0)
		memcpy(r->bytes + r->end, bytes.p, bytes.n);
	r->end += bytes.n;
}

/* The record in hand goes to the front when all before it is handed out. */
static void
compact(struct records *r)
{
	if (r->done == 0 || r->given < r->done)
		return;
	memmove(r->bytes, r->bytes + r->done, r->end - r->done);
	r->end -= r->done;
	r->given = 0;
	r->done = 0;
	set_stop(r);
}

size_t
records_give(struct records *r, uint8_t *p, size_t n)
{
	if (r->plain)
		r->done = r->end;
	if (n > r->done - r->given)
		n = r->done - r->given;
	memcpy(p, r->bytes + r->given, n);
	r->given += n;
	compact(r);
	return n;
}
