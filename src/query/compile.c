/* compile - the operations that print the records of one layout. */
#include <stdlib.h>
#include <string.h>

#include "record/context.h"
#include "query/draft.h"

/* What heads a record. */
static const char *const heading_fields[] = { "timestamp", "SMF119SID",
	"SMF119TI_Stack", "SMF119STY" };

enum { NHEADING = sizeof heading_fields / sizeof heading_fields[0] };

static enum step
op_step(const struct decoder *d)
{
	if (d->kind == FIELD_FLAG)
		return STEP_FLAG;
	if (d->kind == FIELD_UINT || d->kind == FIELD_BITS)
		return STEP_UINT;
	if (d->kind == FIELD_CODE)
		return STEP_CODE;
	if (d->kind == FIELD_UNIXTIME)
		return STEP_UNIXTIME;
	return d->kind == FIELD_TEXT && !d->open ? STEP_TEXT : STEP_OTHER;
}

static void
op_make(const struct draft *d, const struct field *f, int slot, struct op *out)
{
	decoder_make(f, d->selection->raw, &out->decoder);
	out->step = op_step(&out->decoder);
	out->slot = slot;
}

/* An operation for every field of the section that is a column. */
static void
ops_of_section(struct draft *d, const struct section *s, int slot,
    struct op *ops, size_t *nops)
{
	const struct field *f;
	size_t column = 0;

	if (s == NULL)
		return;
	for (size_t i = 0; i < s->nfields; i++) {
		f = &s->fields[i];
		if (f->kind == FIELD_RESERVED)
			continue;
		column = draft_column(d, f->name, column);
		if (column == d->ncolumns)
			continue;
		op_make(d, f, slot, &ops[*nops]);
		ops[(*nops)++].column = (unsigned)column;
	}
}

static void
op_undecoded(struct draft *d, struct op *ops, size_t *nops)
{
	size_t column = draft_column(d, context_undecoded.name, 0);

	if (column == d->ncolumns)
		return;
	op_make(d, &context_undecoded, SLOT_UNDECODED, &ops[*nops]);
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
memos_make(struct draft *d, struct op *ops, size_t nops)
{
	for (size_t i = 0; i < nops; i++) {
		struct decoder *t = &ops[i].decoder;

		if (ops[i].step != STEP_TEXT || t->size > 8 || t->optional)
			continue;
		ops[i].memo = arena_take(&d->catalog->arena,
		    sizeof *ops[i].memo);
		if (ops[i].memo == NULL)
			return false;
		ops[i].step = STEP_NAME;
	}
	return true;
}

/* From the last one back. */
static void
slots_make(struct op *ops, size_t nops)
{
	for (size_t i = nops; i-- > 0;)
		ops[i].next = i + 1 < nops && ops[i + 1].slot == ops[i].slot ?
		    ops[i + 1].next : &ops[i + 1];
}

/* The section that begins with operation i; NULL when that is not so. */
static const struct section *
section_begun(const struct op *ops, size_t i, const struct program *p)
{
	if (ops[i].slot <= SLOT_HEADER ||
	    (i > 0 && ops[i - 1].slot == ops[i].slot))
		return NULL;
	return p->layout->sections[ops[i].slot - 1];
}

static bool
leads_make(struct draft *d, struct op *ops, struct program *p)
{
	struct arena *a = &d->catalog->arena;
	unsigned before = 0;

	for (size_t i = 0; i < p->nops; i++) {
		ops[i].lead = d->lead(a, &d->columns[ops[i].column],
		    ops[i].column - before, section_begun(ops, i, p));
		if (ops[i].lead == NULL)
			return false;
		ops[i].nlead = strlen(ops[i].lead);
		before = ops[i].column;
	}
	p->tail = d->lead(a, NULL, d->ncolumns - 1 - before, NULL);
	if (p->tail == NULL)
		return false;
	p->ntail = strlen(p->tail);
	return true;
}

const struct field *
draft_field(const struct draft *d, const struct record_layout *r,
    const char *name, int *slot)
{
	const struct section *s;
	const struct field *f;

	for (int i = SLOT_CONTEXT; i <= (int)r->nsections; i++) {
		if (i == SLOT_UNDECODED ||
		    (s = draft_section(d, r, i)) == NULL)
			continue;
		if ((f = section_field(s, name)) != NULL) {
			*slot = i;
			return f;
		}
	}
	return NULL;
}

static bool
heading_make(struct draft *d, struct program *p)
{
	struct op *ops = arena_take(&d->catalog->arena, NHEADING * sizeof *ops);
	const struct field *f;
	int slot;

	if (ops == NULL)
		return false;
	for (size_t i = 0; i < NHEADING; i++) {
		f = draft_field(d, p->layout, heading_fields[i], &slot);
		if (f != NULL)
			op_make(d, f, slot, &ops[p->nheading++]);
	}
	p->heading = ops;
	return true;
}

bool
draft_program(struct draft *d, const struct record_layout *r, struct program *p)
{
	struct op *ops;

	p->layout = r;
	ops = arena_take(&d->catalog->arena, (d->ncolumns + 1) * sizeof *ops);
	if (ops == NULL)
		return false;
	for (int slot = SLOT_CONTEXT; slot <= (int)r->nsections; slot++)
		if (slot != SLOT_UNDECODED)
			ops_of_section(d, draft_section(d, r, slot), slot, ops,
			    &p->nops);
	if (r->open)
		op_undecoded(d, ops, &p->nops);
	qsort(ops, p->nops, sizeof *ops, op_order);
	p->ops = ops;
	slots_make(ops, p->nops);
	return leads_make(d, ops, p) && memos_make(d, ops, p->nops) &&
	    heading_make(d, p) &&
	    draft_tests(d, p);
}
