/* sketch - a record of type 119 for a test, by way of a draft. */
#include "sketch.h"

#include <stdlib.h>
#include <string.h>

static void
sketch_write(struct sketch *d)
{
	struct bytes out = { 0 };

	draft_write(&d->draft, &out);
	if (out.n > sizeof d->bytes)
		abort();
	memset(d->bytes, 0, sizeof d->bytes);
	memcpy(d->bytes, out.p, out.n);
	d->n = out.n;
	bytes_free(&out);
}

void
sketch_put(struct sketch *d, size_t at, size_t v, int width)
{
	put_int(d->bytes + at, (size_t)width, v);
	if (at + (size_t)width <= HEAD_SIZE)
		put_int(d->draft.head + at, (size_t)width, v);
}

void
sketch_start(struct sketch *d, unsigned subtype, size_t n)
{
	draft_start(&d->draft);
	memset(d->draft.head, 0, sizeof d->draft.head);
	d->draft.nhead = HEAD_SIZE;
	d->draft.head[5] = 119;
	put_int(d->draft.head + 22, 2, subtype);
	d->draft.self_defining = true;
	d->draft.slots = n;
	sketch_write(d);
}

void
sketch_add(struct sketch *d, size_t len, size_t num, int byte)
{
	struct part *part = &d->draft.parts[d->draft.nparts++];

	part->at = d->draft.body.n;
	part->len = len;
	part->num = (unsigned)num;
	bytes_fill(&d->draft.body, (unsigned)byte, len * num);
	sketch_write(d);
}

void
sketch_free(struct sketch *d)
{
	bytes_free(&d->draft.body);
}
