/* csv - RFC 4180 with LF line ends: a header line, then a line per row. */
#include <string.h>

#include "emit/row.h"

static const char *
csv_lead(struct arena *a, const struct column *c, size_t gap)
{
	char *commas = arena_take(a, gap + 1);

	(void)c;
	if (commas != NULL)
		memset(commas, ',', gap);
	return commas;
}

static bool
csv_prepare(struct emit *e, const struct plan *p, struct arena *a)
{
	return row_prepare(e, p, a, csv_lead);
}

static bool
csv_prepare_table(struct emit *e, const struct columns *c, struct arena *a)
{
	return row_prepare_table(e, c, a, csv_lead);
}

static void
csv_head(struct emit *e, const struct columns *c)
{
	for (size_t i = 0; i < c->n; i++) {
		if (i > 0)
			out_put(e->out, ",", 1);
		out_put(e->out, c->items[i].name, strlen(c->items[i].name));
	}
	out_put(e->out, "\n", 1);
}

ALWAYS_INLINE char *
csv_before(struct emit *e, const struct row_item *item, const struct value *v,
    char *p)
{
	(void)v;
	if (item->nlead == 1) {
		*p++ = ',';
		return p;
	}
	return emit_text(e, item->lead, item->nlead, p);
}

ALWAYS_INLINE char *
csv_end(struct emit *e, const struct row_program *r, char *p)
{
	p = emit_text(e, r->tail, r->ntail, p);
	*p++ = '\n';
	return p;
}

static const struct row_syntax syntax = {
	.before = csv_before,
	.end = csv_end,
};

static void
csv_record(struct emit *e, struct view *v)
{
	row_print(e, v, &syntax);
}

static void
csv_table_row(struct emit *e, const struct value *values)
{
	row_print_table(e, values, &syntax);
}

const struct format format_csv = {
	.name = "csv",
	.text = TEXT_CSV,
	.usual = USUAL_DOCUMENTED,
	.prepare = csv_prepare,
	.prepare_table = csv_prepare_table,
	.head = csv_head,
	.table_head = csv_head,
	.record = csv_record,
	.table_row = csv_table_row,
};
