/* match - the layout that fits a record. */
#include "record/match.h"

bool
match_sizes(const struct record_layout *layout, const struct record *record)
{
	size_t len;

	for (unsigned i = 0; i < layout->nsections; i++) {
		len = record_triplet_len(record, i);
		if (len > 0 && layout->sections[i]->size != LAYOUT_OPEN &&
		    len != (size_t)layout->sections[i]->size)
			return false;
	}
	return true;
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
