/* plan - from a selection and a catalog to columns and programs. */
#include "select/plan.h"

#include <stdlib.h>
#include <string.h>

/* The sections that every record of type 119 begins with, and the fields of
 * theirs that head a record. */
static const char header_section[] = "SMF119HDR";
static const char identification_section[] = "SMF119TI";
static const char *const heading_fields[] = { "timestamp", "SMF119SID",
	"SMF119TI_Stack", "SMF119STY" };

enum { NHEADING = sizeof heading_fields / sizeof heading_fields[0] };

static const struct column undecoded = { "undecoded", "Undecoded" };

/* What the functions below work on. */
struct draft {
	struct catalog *catalog;
	const struct selection *selection;
	plan_lead *lead;
	const struct section *header;
	struct column *columns;
	size_t ncolumns;
};

void
selection_add(struct selection *s, unsigned from, unsigned to)
{
	for (unsigned i = from; i <= to; i++)
		s->subtypes[i / 8] |= (uint8_t)(1u << i % 8);
}

bool
selection_has(const struct selection *s, unsigned subtype)
{
	return s->subtypes[subtype / 8] >> subtype % 8 & 1;
}

static bool
layout_is_selected(const struct draft *d, const struct record_layout *r)
{
	return r->nsections > 0 && selection_has(d->selection, r->subtype);
}

static bool
section_is_used(const struct draft *d, const struct section *s)
{
	const struct record_layout *r;

	if (s == d->header)
		return !d->selection->headed;
	if (strcmp(s->name, identification_section) == 0)
		return true;
	for (r = d->catalog->records; r != NULL; r = r->next)
		for (size_t i = 0; i < r->nsections; i++)
			if (r->sections[i] == s && layout_is_selected(d, r))
				return true;
	return false;
}

/* Where that name is among the columns, looked for from hint on; ncolumns
 * when it is not. */
static size_t
column_find(const struct draft *d, const char *name, size_t hint)
{
	size_t i;

	for (i = hint; i < d->ncolumns; i++)
		if (strcmp(d->columns[i].name, name) == 0)
			return i;
	for (i = 0; i < hint && i < d->ncolumns; i++)
		if (strcmp(d->columns[i].name, name) == 0)
			return i;
	return d->ncolumns;
}

static bool
field_is_shown(const struct field *f)
{
	return f->kind != FIELD_RESERVED && !f->hidden;
}

static void
columns_of_section(struct draft *d, const struct section *s)
{
	const struct field *f;

	for (size_t i = 0; i < s->nfields; i++) {
		f = &s->fields[i];
		if (!field_is_shown(f) ||
		    column_find(d, f->name, 0) < d->ncolumns)
			continue;
		d->columns[d->ncolumns].name = f->name;
		d->columns[d->ncolumns++].label = f->label;
	}
}

/* The union of the selected records' fields, in the order of the tables. */
static bool
columns_make(struct draft *d)
{
	const struct section *s;
	size_t most = 1;

	for (s = d->catalog->sections; s != NULL; s = s->next)
		most += s->nfields;
	d->columns = arena_take(&d->catalog->arena, most * sizeof *d->columns);
	if (d->columns == NULL)
		return false;
	for (s = d->catalog->sections; s != NULL; s = s->next)
		if (section_is_used(d, s))
			columns_of_section(d, s);
	d->columns[d->ncolumns++] = undecoded;
	return true;
}

/* A row as --raw reads it: the number that was recorded. */
static const struct field *
field_raw(struct draft *d, const struct field *f)
{
	struct field *raw;

	if (!d->selection->raw || (f->kind != FIELD_CODE &&
	    f->kind != FIELD_UNIXTIME && f->kind != FIELD_TIMESTAMP))
		return f;
	if ((raw = arena_take(&d->catalog->arena, sizeof *raw)) == NULL)
		return NULL;
	*raw = *f;
	raw->optional = false;
	raw->kind = f->kind == FIELD_TIMESTAMP ? FIELD_RAWSTAMP : FIELD_UINT;
	return raw;
}

static bool
op_make(struct draft *d, const struct field *f, int slot, struct op *out)
{
	out->slot = slot;
	out->field = field_raw(d, f);
	return out->field != NULL;
}

/* An operation for every field of the section that is a column. */
static bool
ops_of_section(struct draft *d, const struct section *s, int slot,
    struct op *ops, size_t *nops)
{
	const struct field *f;
	size_t column = 0;

	for (size_t i = 0; i < s->nfields; i++) {
		f = &s->fields[i];
		if (f->kind == FIELD_RESERVED)
			continue;
		column = column_find(d, f->name, column);
		if (column == d->ncolumns)
			continue;
		if (!op_make(d, f, slot, &ops[*nops]))
			return false;
		ops[(*nops)++].column = (unsigned)column;
	}
	return true;
}

static void
op_undecoded(struct draft *d, struct op *ops, size_t *nops)
{
	size_t column = column_find(d, undecoded.name, 0);

	if (column == d->ncolumns)
		return;
	ops[*nops].slot = SLOT_UNDECODED;
	ops[(*nops)++].column = (unsigned)column;
}

static int
op_order(const void *a, const void *b)
{
	unsigned x = ((const struct op *)a)->column;
	unsigned y = ((const struct op *)b)->column;

	return (x > y) - (x < y);
}

static bool
leads_make(struct draft *d, struct op *ops, size_t nops)
{
	unsigned before = 0;

	for (size_t i = 0; i < nops; i++) {
		ops[i].lead = d->lead(&d->catalog->arena,
		    &d->columns[ops[i].column], ops[i].column - before);
		if (ops[i].lead == NULL)
			return false;
		ops[i].nlead = strlen(ops[i].lead);
		before = ops[i].column;
	}
	return true;
}

static const struct section *
slot_section(const struct draft *d, const struct record_layout *r, size_t slot)
{
	return slot == SLOT_HEADER ? d->header : r->sections[slot - 1];
}

static bool
heading_make(struct draft *d, struct program *p)
{
	struct op *ops = arena_take(&d->catalog->arena, NHEADING * sizeof *ops);
	const struct field *f;

	if (ops == NULL)
		return false;
	for (size_t i = 0; i < NHEADING; i++)
		for (size_t slot = 0; slot <= p->layout->nsections; slot++) {
			f = section_field(slot_section(d, p->layout, slot),
			    heading_fields[i]);
			if (f == NULL)
				continue;
			if (!op_make(d, f, (int)slot, &ops[p->nheading++]))
				return false;
			break;
		}
	p->heading = ops;
	return true;
}

static bool
program_make(struct draft *d, const struct record_layout *r, bool generic,
    struct program *p)
{
	struct op *ops;

	p->layout = r;
	ops = arena_take(&d->catalog->arena, d->ncolumns * sizeof *ops);
	if (ops == NULL)
		return false;
	for (size_t slot = 0; slot <= r->nsections; slot++)
		if (!ops_of_section(d, slot_section(d, r, slot), (int)slot, ops,
		    &p->nops))
			return false;
	if (generic)
		op_undecoded(d, ops, &p->nops);
	qsort(ops, p->nops, sizeof *ops, op_order);
	p->ops = ops;
	p->gap = d->ncolumns - 1 -
	    (p->nops > 0 ? ops[p->nops - 1].column : 0);
	return leads_make(d, ops, p->nops) && heading_make(d, p);
}

static bool
programs_make(struct draft *d, struct plan *plan)
{
	struct program *programs;
	const struct record_layout *r;
	size_t n = 0;

	for (r = d->catalog->records; r != NULL; r = r->next)
		n += layout_is_selected(d, r);
	programs = arena_take(&d->catalog->arena, n * sizeof *programs);
	if (programs == NULL)
		return false;
	plan->programs = programs;
	for (r = d->catalog->records; r != NULL; r = r->next) {
		if (!layout_is_selected(d, r))
			continue;
		if (!program_make(d, r, false, &programs[plan->nprograms++]))
			return false;
		if (plan->slots < r->nsections + 1)
			plan->slots = r->nsections + 1;
	}
	return true;
}

/* Header, identification, and the rest as it is. */
static bool
generic_make(struct draft *d, struct plan *plan)
{
	struct arena *a = &d->catalog->arena;
	struct record_layout *r = arena_take(a, sizeof *r);
	const struct section **sections = arena_take(a, sizeof *sections);

	if (r == NULL || sections == NULL)
		return false;
	sections[0] = catalog_section(d->catalog, identification_section);
	r->sections = sections;
	r->nsections = sections[0] != NULL;
	plan->slots = r->nsections + 1;
	return program_make(d, r, true, &plan->generic);
}

bool
plan_make(struct catalog *c, const struct selection *s, plan_lead *lead,
    struct plan *out)
{
	struct draft d = { .catalog = c, .selection = s, .lead = lead,
		.header = catalog_section(c, header_section) };
	struct plan plan = { 0 };

	if (!columns_make(&d) || !generic_make(&d, &plan) ||
	    !programs_make(&d, &plan))
		return false;
	plan.columns = d.columns;
	plan.ncolumns = d.ncolumns;
	*out = plan;
	return true;
}
