/* list - walks the selected records and lists their fields and codes. */
#include "query/list.h"

#include <inttypes.h>
#include <string.h>

#include "query/listing.h"
#include "query/name.h"
#include "record/context.h"

enum { NUMBER_SIZE = 24 };

/* Offset and length as the layout files have them; bits end in "b". */
static void
place_text(const struct field *f, char *offset, char *length)
{
	const bool bits = f->kind == FIELD_FLAG || f->kind == FIELD_BITS;

	if (kind_row(f->kind)->arguments == ARGS_OUTSIDE) {
		snprintf(offset, NUMBER_SIZE, "-");
		snprintf(length, NUMBER_SIZE, "-");
		return;
	}
	snprintf(offset, NUMBER_SIZE, bits ? "%ld.%ld" : "%ld",
	    f->offset / 8, f->offset % 8);
	if (f->length == LAYOUT_OPEN)
		snprintf(length, NUMBER_SIZE, "*");
	else
		snprintf(length, NUMBER_SIZE, bits ? "%ldb" : "%ld",
		    bits ? f->length : f->length / 8);
}

static void
list_field(struct listing *l, const char *record, const char *section,
    const struct field *f)
{
	char offset[NUMBER_SIZE], length[NUMBER_SIZE];
	const char *const cells[] = { record, section, offset, length,
		kind_row(f->kind)->name, f->name, f->label };

	if (f->kind == FIELD_RESERVED)
		return;
	place_text(f, offset, length);
	listing_row(l, cells, sizeof cells / sizeof cells[0]);
}

static void
list_section(struct listing *l, const char *record, const struct section *s)
{
	for (size_t i = 0; i < s->nfields; i++)
		list_field(l, record, s->name, &s->fields[i]);
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
list_record(struct listing *l, const struct catalog *c,
    const struct record_layout *r)
{
	char record[16];

	snprintf(record, sizeof record, "%u", r->subtype);
	if (!is_listed(c, r, NULL))
		list_section(l, record, c->header);
	for (size_t i = 0; i < r->nsections; i++)
		if (!is_listed(c, r, r->sections[i]))
			list_section(l, record, r->sections[i]);
}

static void
list_all(struct listing *l, const struct catalog *c,
    const struct selection *s)
{
	static const char *const heading[] = { "RECORD", "SECTION", "OFFSET",
		"LENGTH", "KIND", "NAME", "LABEL" };

	if (l->aligned)
		listing_row(l, heading, sizeof heading / sizeof heading[0]);
	list_section(l, "-", &context_section);
	list_field(l, "-", context_section.name, &context_undecoded);
	for (const struct record_layout *r = c->records; r != NULL;
	    r = r->next)
		if (r->nsections > 0 && selection_has(s, r->subtype))
			list_record(l, c, r);
}

void
list_fields(const struct catalog *c, const struct selection *s, bool aligned,
    FILE *out)
{
	struct listing l = { .out = out, .aligned = aligned };

	l.measuring = aligned;
	if (aligned)
		list_all(&l, c, s);
	l.measuring = false;
	list_all(&l, c, s);
}

static void
list_codes(struct listing *l, const struct values *v)
{
	char number[NUMBER_SIZE];
	const char *const heading[] = { "NUMBER", "TOKEN", "WORDS" };
	const char *cells[3] = { number };

	if (l->aligned)
		listing_row(l, heading, 3);
	for (const struct code *c = v->codes; c < v->codes + v->ncodes; c++) {
		snprintf(number, sizeof number, "%" PRIu64, c->number);
		cells[1] = c->token;
		cells[2] = c->words;
		listing_row(l, cells, 3);
	}
}

/* The values of the field of that name: those of the scope or, when selected
 * records have no such code, of any section. */
static const struct values *
values_of(const struct scope *s, const char *name)
{
	const struct values *any = NULL;
	const struct field *f;

	for (const struct section *section = s->catalog->sections;
	    section != NULL; section = section->next) {
		f = section_field(section, name);
		if (f == NULL || f->kind != FIELD_CODE)
			continue;
		if (scope_uses(s, section))
			return f->values;
		if (any == NULL)
			any = f->values;
	}
	return any;
}

bool
list_values(struct catalog *c, const struct selection *s, const char *word,
    bool aligned, FILE *out, struct query_error *error)
{
	struct listing l = { .out = out, .aligned = aligned };
	const struct values *values;
	struct scope scope;
	const char *name;

	memset(error, 0, sizeof *error);
	if (!scope_of_records(&scope, c, s) ||
	    (name = name_find(&scope, word, error)) == NULL)
		return false;
	values = values_of(&scope, name);
	if (values == NULL)
		return query_fail(error, word, "this field has no list of "
		    "values");
	l.measuring = aligned;
	if (aligned)
		list_codes(&l, values);
	l.measuring = false;
	list_codes(&l, values);
	return true;
}
