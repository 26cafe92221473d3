/* draft - the layout of a record: places of its sections and triplets. */
#include "draft.h"

#include <string.h>

#include "record.h"

void
draft_start(struct draft *d)
{
	d->body.n = d->nparts = d->norder = d->nspans = d->start = 0;
	d->slots = 0;
	d->self_defining = false;
	memset(d->parts, 0, sizeof d->parts);
	memset(d->lies, 0xff, sizeof d->lies);
	d->lie_triplets = d->lie_length = UINT64_MAX;
}

bool
draft_end_occurrence(struct draft *d)
{
	struct part *part;
	size_t len = d->body.n - d->start;

	if (d->nparts == 0 || d->start == SIZE_MAX)
		return true;
	part = &d->parts[d->nparts - 1];
	d->start = SIZE_MAX;
	if (part->num > 0 && part->len != len)
		return false;
	part->len = len;
	part->num++;
	return true;
}

static uint64_t
truth_or(uint64_t truth, uint64_t lie)
{
	return lie != UINT64_MAX ? lie : truth;
}

static void
put_triplets(const struct draft *d, struct bytes *out)
{
	static const struct part absent;
	const struct part *part;
	size_t n = d->norder > 0 ? d->norder : d->nparts;

	if (n < d->slots)
		n = d->slots;
	bytes_add_int(out, truth_or(n, d->lie_triplets), 2);
	bytes_add_int(out, 0, 2);
	for (size_t i = 0; i < n; i++) {
		part = d->norder > 0 || i >= d->nparts ? &absent : &d->parts[i];
		for (size_t k = 0; d->norder > 0 && k < d->nparts; k++)
			if (strcmp(d->parts[k].name, d->order[i]) == 0)
				part = &d->parts[k];
		bytes_add_int(out, truth_or(part->num == 0 ? 0 :
		    HEAD_SIZE + 4 + 8 * n + part->at, d->lies[i].offset), 4);
		bytes_add_int(out, truth_or(part->len, d->lies[i].length), 2);
		bytes_add_int(out, truth_or(part->num, d->lies[i].number), 2);
	}
}

/* Everything behind the RDW, in segments: 1 first, 3 middle, 2 last. */
static void
put_segments(const struct draft *d, const uint8_t *p, size_t n,
    struct bytes *out)
{
	for (size_t i = 0; i < d->nspans && d->spans[i] < n; i++) {
		segment_add(out, p, d->spans[i], i == 0 ? 1 : 3);
		p += d->spans[i];
		n -= d->spans[i];
	}
	segment_add(out, p, n, 2);
}

void
draft_write(const struct draft *d, struct bytes *out)
{
	struct bytes record = { 0 };

	bytes_add(&record, d->head, d->nhead);
	if (d->nparts > 0 || d->norder > 0 || d->self_defining)
		put_triplets(d, &record);
	bytes_add(&record, d->body.p, d->body.n);
	if (d->nspans > 0) {
		put_segments(d, record.p + 4, record.n - 4, out);
	} else {
		bytes_add_int(out, truth_or(record.n, d->lie_length), 2);
		bytes_add(out, record.p + 2, record.n - 2);
	}
	bytes_free(&record);
}
