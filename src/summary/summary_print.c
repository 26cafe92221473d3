/* summary_print - counts as typed values, which the format prints. */
#include "summary/summary_print.h"

#include <stdlib.h>
#include <string.h>

#define HEAD(name_, label_, width_) \
	{ .name = name_, .label = label_, .width = width_ }

static const struct column heads[] = {
	HEAD("system", "System", -6), HEAD("stack", "Stack", -8),
	HEAD("type", "Type", 4), HEAD("subtype", "Subtype", 7),
	HEAD("records", "Records", 10), HEAD("share", "Share", 6),
	HEAD("bytes", "Bytes", 14), HEAD("min", "Min", 6),
	HEAD("avg", "Avg", 6), HEAD("max", "Max", 6),
	HEAD("first", "First", -22), HEAD("last", "Last", -22),
	HEAD("damaged", "Damaged", 7),
};

enum {
	FIRST = 10,	/* the columns of times */
	LAST = 11,
	COLUMNS_N = sizeof heads / sizeof heads[0]
};

static int
row_order(const void *a, const void *b)
{
	const struct summary_row *x = a, *y = b;
	int order = memcmp(x->system, y->system, sizeof x->system);

	if (order == 0)
		order = memcmp(x->stack, y->stack, sizeof x->stack);
	if (order == 0)
		order = (x->type > y->type) - (x->type < y->type);
	if (order == 0)
		order = (x->subtype > y->subtype) - (x->subtype < y->subtype);
	return order;
}

/* The name of a system or stack, which is padded with NULs; empty: absent. */
static struct value
name_value(const uint8_t *name, size_t n)
{
	struct value v = { .kind = VALUE_TEXT, .bytes = { name, n } };

	v.bytes = span_trim(v.bytes);
	if (v.bytes.n == 0)
		v.kind = VALUE_ABSENT;
	return v;
}

static struct value
count_value(uint64_t n)
{
	return (struct value){ .kind = VALUE_UINT, .number = n };
}

/* A record type or subtype; -1: none. */
static struct value
type_value(int n)
{
	if (n < 0)
		return (struct value){ .kind = VALUE_ABSENT };
	return count_value((uint64_t)n);
}

/* In percent, rounded to two places. */
static struct value
share_value(uint64_t part, uint64_t all)
{
	return (struct value){ .kind = VALUE_DECIMAL, .number =
	    (uint64_t)((double)part * 10000.0 / (double)all + 0.5) };
}

static void
row_values(const struct summary *s, const struct summary_row *r,
    struct value *v)
{
	*v++ = name_value(r->system, sizeof r->system);
	*v++ = name_value(r->stack, sizeof r->stack);
	*v++ = type_value(r->type);
	*v++ = type_value(r->subtype);
	*v++ = count_value(r->records);
	*v++ = share_value(r->records, s->records);
	*v++ = count_value(r->bytes);
	*v++ = count_value(r->min);
	*v++ = count_value(r->bytes / r->records);
	*v++ = count_value(r->max);
	*v++ = r->first;
	*v++ = r->last;
	*v = count_value(r->damaged);
}

/* The columns; those of times have room for a zone when one is printed. */
static void
heads_copy(struct column *items, bool zones)
{
	memcpy(items, heads, sizeof heads);
	if (zones) {
		items[FIRST].width = -22 - ZONE_TEXT;
		items[LAST].width = -22 - ZONE_TEXT;
	}
}

bool
summary_print(struct summary *s, struct emit *e, struct arena *a, bool head)
{
	struct column items[COLUMNS_N];
	const struct columns columns = { .items = items, .n = COLUMNS_N };
	struct value values[COLUMNS_N];

	heads_copy(items, s->timestamp.zones != NULL);
	if (!e->format->prepare_table(e, &columns, a))
		return false;
	qsort(s->rows, s->nrows, sizeof *s->rows, row_order);
	if (head && e->format->table_head != NULL)
		e->format->table_head(e, &columns);
	for (size_t i = 0; i < s->nrows; i++) {
		row_values(s, &s->rows[i], values);
		e->format->table_row(e, values);
	}
	return true;
}
