/* list - walks the selected records and lists their fields. */
#include "query/list.h"

#include "layout/show.h"
#include "record/context.h"
#include "query/plan.h"

static void
list_section(const char *record, const struct section *s, FILE *out)
{
	for (size_t i = 0; i < s->nfields; i++)
		show_field(record, s->name, &s->fields[i], out);
}

/* A subtype whose triplets can be in two orders has each section once. */
static bool
is_listed(const struct catalog *c, const struct record_layout *before,
    const struct section *s)
{
	const struct record_layout *r;

	for (r = c->records; r != before; r = r->next)
		for (size_t i = 0; i < r->nsections; i++)
			if (r->subtype == before->subtype &&
			    (r->sections[i] == s || s == NULL))
				return true;
	return false;
}

static void
list_record(const struct catalog *c, const struct record_layout *r, FILE *out)
{
	char record[16];

	snprintf(record, sizeof record, "%u", r->subtype);
	if (!is_listed(c, r, NULL))
		list_section(record, catalog_section(c, plan_header), out);
	for (size_t i = 0; i < r->nsections; i++)
		if (!is_listed(c, r, r->sections[i]))
			list_section(record, r->sections[i], out);
}

void
list_fields(const struct catalog *c, const struct selection *s, FILE *out)
{
	const struct record_layout *r;

	list_section("-", &context_section, out);
	show_field("-", context_section.name, &context_undecoded, out);
	for (r = c->records; r != NULL; r = r->next)
		if (r->nsections > 0 && selection_has(s, r->subtype))
			list_record(c, r, out);
}
