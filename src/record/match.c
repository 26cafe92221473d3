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
is_candidate(const struct program *p, const struct record *record)
{
	const struct record_layout *r = p->layout;

	return r->subtype == record->subtype && (r->open ?
	    record->ntriplets >= r->nsections :
	    record->ntriplets == r->nsections);
}

const struct program *
match_program(const struct plan *plan, const struct record *record)
{
	const struct program *first = plan_first(plan, record->subtype);
	const struct program *end = plan->programs + plan->nprograms;
	const struct program *only = NULL;
	unsigned n = 0;

	if (first == NULL)
		return NULL;
	for (const struct program *p = first; p < end &&
	    p->layout->subtype == record->subtype; p++)
		if (is_candidate(p, record)) {
			only = p;
			n++;
		}
	if (n <= 1)
		return only;
	for (const struct program *p = first; p < end; p++)
		if (is_candidate(p, record) && match_sizes(p->layout, record))
			return p;
	return NULL;
}
