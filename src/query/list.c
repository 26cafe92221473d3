/* list - walks the selected records and lists their fields. */
#include "query/list.h"

#include "record/context.h"
#include "query/lookup.h"

/* Offset and length as the layout files have them; bits end in "b". */
static void
print_place(const struct field *f, FILE *out)
{
	if (kind_row(f->kind)->arguments == ARGS_OUTSIDE) {
		fputs("-\t-", out);
		return;
	}
	fprintf(out, "%ld", f->offset / 8);
	if (f->kind == FIELD_FLAG || f->kind == FIELD_BITS)
		fprintf(out, ".%ld\t%ldb", f->offset % 8, f->length);
	else if (f->length == LAYOUT_OPEN)
		fputs("\t*", out);
	else
		fprintf(out, "\t%ld", f->length / 8);
}

static void
list_field(const char *record, const char *section, const struct field *f,
    FILE *out)
{
	if (f->kind == FIELD_RESERVED)
		return;
	fprintf(out, "%s\t%s\t", record, section);
	print_place(f, out);
	fprintf(out, "\t%s\t%s\t%s\n", kind_row(f->kind)->name, f->name, f->label);
}

static void
list_section(const char *record, const struct section *s, FILE *out)
{
	for (size_t i = 0; i < s->nfields; i++)
		list_field(record, s->name, &s->fields[i], out);
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
		list_section(record, c->header, out);
	for (size_t i = 0; i < r->nsections; i++)
		if (!is_listed(c, r, r->sections[i]))
			list_section(record, r->sections[i], out);
}

void
list_fields(const struct catalog *c, const struct selection *s, FILE *out)
{
	const struct record_layout *r;

	list_section("-", &context_section, out);
	list_field("-", context_section.name, &context_undecoded, out);
	for (r = c->records; r != NULL; r = r->next)
		if (r->nsections > 0 && selection_has(s, r->subtype))
			list_record(c, r, out);
}
