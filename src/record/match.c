/* match - the layout that fits a record. */
#include "record/match.h"

/* The first triplet from i on whose section has another size than documented;
 * the number of sections when there is none. */
static unsigned
next_misfit(const struct record_layout *layout, const struct record *record,
    unsigned i)
{
	size_t len;

	for (; i < layout->nsections; i++) {
		len = record_triplet_len(record, i);
		if (len > 0 && layout->sections[i]->size != LAYOUT_OPEN &&
		    len != (size_t)layout->sections[i]->size)
			break;
	}
	return i;
}

bool
match_sizes(const struct record_layout *layout, const struct record *record)
{
	return next_misfit(layout, record, 0) == layout->nsections;
}

static bool
is_candidate(const struct record_layout *r, const struct record *record)
{
	if (r->nsections == 0)
		return false;
	return r->open ? record->ntriplets >= r->nsections :
	    record->ntriplets == r->nsections;
}

static const struct record_layout *
next_candidate(const struct record_layout *r, const struct record *record)
{
	while (r != NULL && !is_candidate(r, record))
		r = r->sibling;
	return r;
}

const struct record_layout *
match_layout(const struct catalog *c, const struct record *record)
{
	const struct record_layout *r = next_candidate(
	    catalog_first(c, record->subtype), record);

	if (r == NULL || next_candidate(r->sibling, record) == NULL)
		return r;
	while (r != NULL && !match_sizes(r, record))
		r = next_candidate(r->sibling, record);
	return r;
}

/* How far a layout is from the record: sections of another size or, further
 * away, triplets that are missing or too many. */
static size_t
distance(const struct record_layout *r, const struct record *record)
{
	const size_t have = record->ntriplets, want = r->nsections;
	size_t n = 0;

	if (!is_candidate(r, record))
		return UINT16_MAX + (have > want ? have - want : want - have);
	for (unsigned i = next_misfit(r, record, 0); i < want;
	    i = next_misfit(r, record, i + 1))
		n++;
	return n;
}

static const struct record_layout *
nearest(const struct catalog *c, const struct record *record)
{
	const struct record_layout *r = catalog_first(c, record->subtype);
	const struct record_layout *best = NULL;

	for (; r != NULL; r = r->sibling)
		if (r->nsections > 0 && (best == NULL ||
		    distance(r, record) < distance(best, record)))
			best = r;
	return best;
}

bool
match_fault(const struct catalog *c, const struct record *record,
    struct fault *fault)
{
	const struct record_layout *r = nearest(c, record);
	unsigned i;

	if (r == NULL)
		return false;
	if (!is_candidate(r, record)) {
		fault->kind = NOTE_NO_LAYOUT;
		fault->want = r->nsections;
		fault->have = record->ntriplets;
		return true;
	}
	i = next_misfit(r, record, 0);
	fault->kind = NOTE_NO_LAYOUT_SIZE;
	fault->section = r->sections[i]->name;
	fault->want = (uint64_t)r->sections[i]->size;
	fault->have = record_triplet_len(record, i);
	return true;
}
