/* bounds - the bounds that every release must keep. */
#include "bounds.h"

const char *const bound_names[BOUND_KINDS] = {
	[BOUND_FOUND_SILENT] = "record missing, status 0",
	[BOUND_TOLD_SILENT] = "record missing, status 0, with --framing",
	[BOUND_FEWER] = "two or more records fewer than with --framing",
	[BOUND_TOLD_MANY] = "four or more missing, with --framing",
	[BOUND_NOT_ALL] = "not read whole",
	[BOUND_CHANGE] = "taken for two dumps",
	[BOUND_NOT_ONCE] = "not read whole, or not reported once",
};

static unsigned
broken(const struct trial *t)
{
	unsigned bits = 0;

	if (t->found_missing > 0 && t->found_status == 0 && !t->legal)
		bits |= 1u << BOUND_FOUND_SILENT;
	if (t->told_missing > 0 && t->told_status == 0 && !t->legal)
		bits |= 1u << BOUND_TOLD_SILENT;
	if (t->found + 1 < t->told)
		bits |= 1u << BOUND_FEWER;
	if (t->told_missing > 3 && !t->legal)
		bits |= 1u << BOUND_TOLD_MANY;
	if (t->found != t->records || t->found_missing > 0 ||
	    t->found_status != 0)
		bits |= 1u << BOUND_NOT_ALL;
	if (t->found != t->records || t->found_missing > 0 || !t->at_once)
		bits |= 1u << BOUND_NOT_ONCE;
	if (t->changes > 0)
		bits |= 1u << BOUND_CHANGE;
	return bits;
}

unsigned
bounds_add(struct bounds *b, const struct trial *t)
{
	unsigned bits = broken(t);

	b->trials++;
	b->lost += t->found_missing;
	for (unsigned k = 0; k < BOUND_KINDS; k++)
		b->counts[k] += bits >> k & 1;
	return bits;
}

bool
bounds_hold_damaged(const struct bounds *b)
{
	return b->counts[BOUND_FOUND_SILENT] == 0 &&
	    b->counts[BOUND_TOLD_SILENT] == 0 &&
	    b->counts[BOUND_FEWER] * 1000 <= b->trials &&
	    b->counts[BOUND_TOLD_MANY] * 400 <= b->trials &&
	    b->counts[BOUND_CHANGE] * 1000 <= b->trials;
}

bool
bounds_hold_joined(const struct bounds *b)
{
	return b->counts[BOUND_FOUND_SILENT] == 0 &&
	    b->counts[BOUND_TOLD_SILENT] == 0 &&
	    b->counts[BOUND_NOT_ONCE] * 1000 <= b->trials;
}

bool
bounds_hold_undamaged(const struct bounds *b)
{
	return b->counts[BOUND_NOT_ALL] == 0;
}
