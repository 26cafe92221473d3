/* plan - from a selection and a catalog to columns and programs. */
#include "query/plan.h"

#include <limits.h>
#include <string.h>

#include "record/context.h"
#include "query/draft.h"

const char plan_header[] = "SMF119HDR";
const char plan_identification[] = "SMF119TI";

bool
draft_selects(const struct draft *d, const struct record_layout *r)
{
	return r->nsections > 0 && selection_has(d->selection, r->subtype);
}

const struct section *
draft_section(const struct draft *d, const struct record_layout *r, int slot)
{
	if (slot == SLOT_CONTEXT)
		return &context_section;
	return slot == SLOT_HEADER ? d->header : r->sections[slot - 1];
}

static size_t
count_selected(const struct draft *d)
{
	const struct record_layout *r;
	size_t n = 0;

	for (r = d->catalog->records; r != NULL; r = r->next)
		n += draft_selects(d, r);
	return n;
}

/* The programs of the lowest subtype above before; false without memory. */
static bool
programs_of_next(struct draft *d, struct plan *plan, struct program *programs,
    long *before)
{
	const struct record_layout *r;
	long next = LONG_MAX;

	for (r = d->catalog->records; r != NULL; r = r->next)
		if (draft_selects(d, r) && (long)r->subtype > *before &&
		    (long)r->subtype < next)
			next = (long)r->subtype;
	*before = next;
	if (next < 256)
		plan->first[next] = &programs[plan->nprograms];
	for (r = d->catalog->records; r != NULL; r = r->next) {
		if (!draft_selects(d, r) || (long)r->subtype != next)
			continue;
		if (!draft_program(d, r, &programs[plan->nprograms++]))
			return false;
		if (plan->slots < r->nsections + 1)
			plan->slots = r->nsections + 1;
	}
	return true;
}

static bool
programs_make(struct draft *d, struct plan *plan)
{
	size_t n = count_selected(d);
	struct program *programs;
	long subtype = -1;

	programs = arena_take(&d->catalog->arena, n * sizeof *programs);
	if (programs == NULL)
		return false;
	plan->programs = programs;
	while (plan->nprograms < n)
		if (!programs_of_next(d, plan, programs, &subtype))
			return false;
	return true;
}

const struct program *
plan_first(const struct plan *p, unsigned subtype)
{
	if (subtype < 256)
		return p->first[subtype];
	for (size_t i = 0; i < p->nprograms; i++)
		if (p->programs[i].layout->subtype == subtype)
			return &p->programs[i];
	return NULL;
}

static struct record_layout *
layout_of_one(struct arena *a, const struct section *s)
{
	struct record_layout *r = arena_take(a, sizeof *r);
	const struct section **sections = arena_take(a, sizeof *sections);

	if (r == NULL || sections == NULL)
		return NULL;
	sections[0] = s;
	r->sections = sections;
	r->nsections = s != NULL;
	return r;
}

/* Header, identification, and the rest as it is. */
static bool
generic_make(struct draft *d, struct plan *plan)
{
	struct record_layout *r = layout_of_one(&d->catalog->arena,
	    d->identification);

	if (r == NULL)
		return false;
	r->open = true;
	plan->slots = r->nsections + 1;
	return draft_program(d, r, &plan->generic);
}

bool
plan_make(struct catalog *c, const struct selection *s, plan_lead *lead,
    struct plan *out, struct plan_error *error)
{
	struct draft d = { .catalog = c, .selection = s, .lead = lead,
		.header = catalog_section(c, plan_header),
		.identification = catalog_section(c, plan_identification),
		.error = error };
	struct plan plan = { 0 };

	memset(error, 0, sizeof *error);
	if (!draft_columns(&d) || !generic_make(&d, &plan) ||
	    !programs_make(&d, &plan))
		return false;
	plan.columns = d.columns;
	plan.ncolumns = d.ncolumns;
	*out = plan;
	return true;
}

bool
plan_make_section(struct catalog *c, const struct selection *s,
    const struct section *section, plan_lead *lead, struct plan *out,
    struct plan_error *error)
{
	struct draft d = { .catalog = c, .selection = s, .lead = lead,
		.only = section, .error = error };
	struct record_layout *r = layout_of_one(&c->arena, section);
	struct plan plan = { .slots = 2 };

	memset(error, 0, sizeof *error);
	if (r == NULL || !draft_columns(&d) ||
	    !draft_program(&d, r, &plan.generic))
		return false;
	r->name = section->label;
	plan.columns = d.columns;
	plan.ncolumns = d.ncolumns;
	*out = plan;
	return true;
}
