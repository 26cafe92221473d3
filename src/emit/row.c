/* row - prepares the items of rows: steps, leads and memos. */
#include "emit/row.h"

#include <string.h>

static enum row_step
item_step(const struct op *op)
{
	const struct decoder *d = &op->decoder;

	if (op->slot < SLOT_HEADER || d->flag_slot != 0)
		return STEP_OUTSIDE;
	if (d->kind == FIELD_FLAG)
		return STEP_FLAG;
	if (d->kind == FIELD_UINT || d->kind == FIELD_BITS)
		return STEP_UINT;
	if (d->kind == FIELD_CODE)
		return STEP_CODE;
	if (d->kind == FIELD_UNIXTIME)
		return STEP_UNIXTIME;
	if (d->kind != FIELD_TEXT || d->open)
		return STEP_OTHER;
	return d->size <= 8 && !d->optional ? STEP_NAME : STEP_TEXT;
}

bool
row_item_make(struct row_item *item, const struct op *op, struct arena *a)
{
	*item = (struct row_item){ .decoder = op->decoder,
		.step = item_step(op), .slot = op->slot };
	if (item->step != STEP_NAME)
		return true;
	item->memo = arena_take(a, sizeof *item->memo);
	return item->memo != NULL;
}

/* Sets the lead of the item for a column; *next is the first column that was
 * not looked at yet, and goes behind it. */
static bool
item_lead(struct row_item *item, const struct columns *c, size_t column,
    size_t *next, struct arena *a, row_lead *lead)
{
	item->lead = lead(a, c, *next, column);
	if (item->lead == NULL)
		return false;
	item->nlead = strlen(item->lead);
	item->width = c->items[column].width;
	*next = column + 1;
	return true;
}

static bool
program_end(struct row_program *r, const struct columns *c, size_t next,
    struct arena *a, row_lead *lead)
{
	r->tail = lead(a, c, next, c->n);
	if (r->tail == NULL)
		return false;
	r->ntail = strlen(r->tail);
	return true;
}

static bool
program_prepare(struct row_program *r, const struct program *p,
    const struct columns *c, struct arena *a, row_lead *lead)
{
	size_t next = 0;

	r->items = arena_take(a, (p->nops + 1) * sizeof *r->items);
	if (r->items == NULL)
		return false;
	for (r->n = 0; r->n < p->nops; r->n++) {
		const struct op *op = &p->ops[r->n];
		struct row_item *item = &r->items[r->n];

		if (!row_item_make(item, op, a) || !item_lead(item, c,
		    op->column, &next, a, lead))
			return false;
	}
	return program_end(r, c, next, a, lead);
}

bool
row_prepare(struct emit *e, const struct plan *p, struct arena *a,
    row_lead *lead)
{
	struct row_program *all = arena_take(a, p->nprograms * sizeof *all);

	if (all == NULL)
		return false;
	for (size_t i = 0; i < p->nprograms; i++)
		if (p->programs[i].layout != NULL && !program_prepare(&all[i],
		    &p->programs[i], &p->columns, a, lead))
			return false;
	e->programs = all;
	return true;
}

bool
row_prepare_table(struct emit *e, const struct columns *c, struct arena *a,
    row_lead *lead)
{
	struct row_program *r = arena_take(a, sizeof *r);
	size_t next = 0;

	if (r == NULL)
		return false;
	r->items = arena_take(a, c->n * sizeof *r->items);
	if (r->items == NULL)
		return false;
	for (r->n = 0; r->n < c->n; r->n++)
		if (!item_lead(&r->items[r->n], c, r->n, &next, a, lead))
			return false;
	e->table = r;
	return program_end(r, c, next, a, lead);
}

void
row_memo_fill(struct emit *e, const struct row_item *item,
    struct span section, struct value *v)
{
	struct row_memo *m = item->memo;
	char text[TEXT_ROOM];
	size_t n;

	decode(&item->decoder, section, v);
	if (v->kind != VALUE_TEXT ||
	    !decode_number(&item->decoder, section, &m->key))
		return;
	n = (size_t)(text_print(&e->text, v->bytes, text) - text);
	m->n = n <= sizeof m->text ? n : 0;
	memcpy(m->text, text, m->n);
}
