/* plan - from a selection and a catalog to columns and programs. */
#include "query/plan.h"

#include <string.h>

#include "query/share.h"

/* One layout that has no header and the section alone. */
static bool
scope_of_section(struct scope *s, struct catalog *c,
    const struct section *section)
{
	struct record_layout *r = arena_take(&c->arena, sizeof *r);
	const struct section **sections = arena_take(&c->arena,
	    sizeof *sections);

	if (r == NULL || sections == NULL || !scope_reserve(s, c, 1))
		return false;
	sections[0] = section;
	*r = (struct record_layout){ .name = section->label,
		.nname = strlen(section->label), .bare = true,
		.sections = sections, .nsections = 1 };
	s->layouts[s->nlayouts++] = r;
	return true;
}

/* The columns; those of a table that the user has not named share places. */
static bool
plan_columns(struct plan *p, const struct selection *selection,
    struct query_error *error)
{
	p->usual = columns_are_usual(&selection->fields);
	if (!columns_make(&p->scope, selection, &p->columns, error))
		return false;
	return !p->usual || selection->usual != USUAL_TABLE ||
	    share_columns(&p->scope, &p->columns);
}

/* Columns and programs for the layouts of the plan's scope. */
static bool
plan_compile(struct plan *p, const struct selection *selection,
    struct query_error *error)
{
	struct scope *s = &p->scope;
	struct program *programs = arena_take(&s->catalog->arena,
	    s->catalog->nlayouts * sizeof *programs);

	s->zones = selection->zones;
	if (programs == NULL || !plan_columns(p, selection, error))
		return false;
	p->raw = selection->raw;
	p->programs = programs;
	p->nprograms = s->catalog->nlayouts;
	for (size_t i = 0; i < s->nlayouts; i++)
		if (!program_make(s, selection, &p->columns, s->layouts[i],
		    &programs[s->layouts[i]->index], error))
			return false;
	return true;
}

bool
plan_make(struct catalog *c, const struct selection *s, struct plan *out,
    struct query_error *error)
{
	struct plan p = { .section = NULL };

	memset(error, 0, sizeof *error);
	if (!scope_of_records(&p.scope, c, s) || !plan_compile(&p, s, error))
		return false;
	*out = p;
	return true;
}

bool
plan_make_section(struct catalog *c, const struct selection *s,
    const struct section *section, struct plan *out,
    struct query_error *error)
{
	struct plan p = { .section = NULL };

	memset(error, 0, sizeof *error);
	if (!scope_of_section(&p.scope, c, section) ||
	    !plan_compile(&p, s, error))
		return false;
	p.section = p.scope.layouts[0];
	*out = p;
	return true;
}
