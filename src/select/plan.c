/* plan - from a selection and a catalog to columns and programs. */
#include "select/plan.h"

#include <string.h>

#include "select/context.h"
#include "select/draft.h"

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

static bool
programs_make(struct draft *d, struct plan *plan)
{
	struct program *programs;
	const struct record_layout *r;
	size_t n = 0;

	for (r = d->catalog->records; r != NULL; r = r->next)
		n += draft_selects(d, r);
	programs = arena_take(&d->catalog->arena, n * sizeof *programs);
	if (programs == NULL)
		return false;
	plan->programs = programs;
	for (r = d->catalog->records; r != NULL; r = r->next) {
		if (!draft_selects(d, r))
			continue;
		if (!draft_program(d, r, false, &programs[plan->nprograms++]))
			return false;
		if (plan->slots < r->nsections + 1)
			plan->slots = r->nsections + 1;
	}
	return true;
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
	plan->slots = r->nsections + 1;
	return draft_program(d, r, true, &plan->generic);
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
	    !draft_program(&d, r, false, &plan.generic))
		return false;
	r->name = section->label;
	plan.columns = d.columns;
	plan.ncolumns = d.ncolumns;
	*out = plan;
	return true;
}
