/* compile - columns to operations, layout by layout. */
#include "query/compile.h"

#include <stdlib.h>

#include "record/context.h"

/* The operations of a program while they are gathered. */
struct ops {
	struct op *items;
	size_t n;
	const struct columns *columns;
	const struct scope *scope;
	const struct record_layout *layout;
	bool raw;
};

/* Adds the field if it is a column. Returns where the next one may be. */
static size_t
op_add(struct ops *ops, const struct field *f, int slot, size_t hint)
{
	size_t column = columns_find(ops->columns, f->name, hint);
	struct op *op = &ops->items[ops->n];

	if (column == ops->columns->n)
		return 0;
	lookup_decoder(ops->scope, ops->layout, f, ops->raw, &op->decoder);
	op->slot = slot;
	op->column = (unsigned)column;
	ops->n++;
	return column;
}

static void
ops_of_section(struct ops *ops, const struct section *s, int slot)
{
	size_t hint = 0;

	for (size_t i = 0; s != NULL && i < s->nfields; i++)
		if (s->fields[i].kind != FIELD_RESERVED)
			hint = op_add(ops, &s->fields[i], slot, hint);
}

static int
op_order(const void *a, const void *b)
{
	unsigned x = ((const struct op *)a)->column;
	unsigned y = ((const struct op *)b)->column;

	return (x > y) - (x < y);
}

bool
program_make(const struct scope *s, const struct selection *selection,
    const struct columns *columns, const struct record_layout *r,
    struct program *out, struct query_error *error)
{
	struct ops ops = { NULL, 0, columns, s, r, selection->raw };

	ops.items = arena_take(&s->catalog->arena,
	    (columns->n + 1) * sizeof *ops.items);
	if (ops.items == NULL)
		return false;
	for (int slot = SLOT_CONTEXT; slot <= (int)r->nsections; slot++)
		ops_of_section(&ops, scope_section(s, r, slot), slot);
	if (r->open)
		op_add(&ops, &context_undecoded, SLOT_UNDECODED, 0);
	qsort(ops.items, ops.n, sizeof *ops.items, op_order);
	out->layout = r;
	out->ops = ops.items;
	out->nops = ops.n;
	return filter_make(s, r, selection, &out->filter, error);
}
