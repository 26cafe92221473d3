/* count_print - combinations as rows of typed values, and their count. */
#include "summary/count_print.h"

#include <string.h>

#include "emit/values.h"

enum { WIDEST = 60 };	/* characters of a column, at most */

/* How many characters a value has. It is printed where the next one will be,
 * and nothing is kept; values of any length are not printed. */
static size_t
value_width(struct emit *e, const struct value *v)
{
	const enum value_order order = value_order(v->kind);
	char *const p = out_room(e->out, EMIT_ROOM);

	if (order == ORDER_STRING || ((order == ORDER_TEXT ||
	    order == ORDER_BYTES) && v->bytes.n > WIDEST))
		return v->bytes.n;
	if (v->kind == VALUE_CODE)
		return (size_t)(emit_token(e, *v, p) - p);
	return (size_t)(emit_value(e, *v, p) - p);
}

/* The width of a column with these characters, to the right or the left. */
static int
column_width(const char *name, size_t n, bool right)
{
	if (n < strlen(name))
		n = strlen(name);
	if (n > WIDEST)
		n = WIDEST;
	return right ? (int)n : -(int)n;
}

/* A column of the plan, as wide as its values. */
static struct column
column_make(const struct count *c, struct emit *e, size_t i)
{
	struct column column = c->plan->columns.items[i];
	size_t widest = 0, n;
	bool right = true;

	for (const struct count_row *r = c->rows; r < c->rows + c->nrows; r++) {
		const enum value_form form = value_form(r->values[i].kind);

		n = value_width(e, &r->values[i]);
		if (n > widest)
			widest = n;
		right &= form == FORM_NUMBER || form == FORM_ABSENT;
	}
	column.width = column_width(column.name, widest, right);
	return column;
}

static struct value
count_value(uint64_t n)
{
	return (struct value){ .kind = VALUE_UINT, .number = n };
}

/* The columns of the plan, and the count. False: no memory. */
static bool
columns_prepare(const struct count *c, struct emit *e, struct arena *a,
    struct columns *out)
{
	const size_t n = c->plan->columns.n;
	struct value most = count_value(c->other.records);
	struct column *items = arena_take(a, (n + 1) * sizeof *items);

	if (items == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		items[i] = column_make(c, e, i);
	if (c->nrows > 0 && c->rows[0].records > most.number)
		most.number = c->rows[0].records;
	items[n] = (struct column){ .name = "count", .label = "Count",
		.width = column_width("count", value_width(e, &most), true) };
	*out = (struct columns){ .items = items, .n = n + 1 };
	return e->format->prepare_table(e, out, a);
}

/* What stands for the values of all combinations that were not kept. */
static void
other_values(const struct count *c, struct value *values)
{
	static const char word[] = "(other)";
	const struct columns *columns = &c->plan->columns;
	const struct field *f;

	for (size_t i = 0; i < columns->n; i++) {
		f = lookup_anywhere(&c->plan->scope, columns->items[i].name);
		values[i] = (struct value){ .kind = VALUE_ABSENT };
		if (f == NULL || (f->kind != FIELD_TEXT &&
		    f->kind != FIELD_STRING))
			continue;
		values[i].kind = VALUE_STRING;
		values[i].bytes.p = (const uint8_t *)word;
		values[i].bytes.n = sizeof word - 1;
	}
}

bool
count_print(struct count *c, struct emit *e, struct arena *a, bool head)
{
	const size_t n = c->plan->columns.n;
	struct value *values = arena_take(a, (n + 1) * sizeof *values);
	struct columns columns;

	count_sort(c);
	if (values == NULL || !columns_prepare(c, e, a, &columns))
		return false;
	if (head && e->format->table_head != NULL)
		e->format->table_head(e, &columns);
	for (const struct count_row *r = c->rows; r < c->rows + c->nrows; r++) {
		memcpy(values, r->values, n * sizeof *values);
		values[n] = count_value(r->records);
		e->format->table_row(e, values);
	}
	if (c->other.records == 0)
		return true;
	other_values(c, values);
	values[n] = count_value(c->other.records);
	e->format->table_row(e, values);
	return true;
}
