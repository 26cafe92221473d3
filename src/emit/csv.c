/* csv - RFC 4180 with LF line ends: a header line, then a line per row. */
#include <string.h>

#include "emit/formats.h"

static const char *
csv_lead(struct arena *a, const struct column *c, size_t gap)
{
	char *commas = arena_take(a, gap + 1);

	(void)c;
	if (commas != NULL)
		memset(commas, ',', gap);
	return commas;
}

static void
csv_begin(struct emit *e, const struct plan *p)
{
	for (size_t i = 0; i < p->ncolumns; i++) {
		if (i > 0)
			out_put(e->out, ",", 1);
		out_put(e->out, p->columns[i].name, strlen(p->columns[i].name));
	}
	out_put(e->out, "\n", 1);
}

static void
csv_value(struct emit *e, const struct op *op, const struct value *v)
{
	out_put(e->out, op->lead, op->nlead);
	switch (v->kind) {
	case VALUE_ABSENT:
		break;
	case VALUE_TEXT:
		text_put(&e->text, v->bytes, e->out);
		break;
	case VALUE_STRING:
		text_put_utf8(&e->text, v->bytes, e->out);
		break;
	case VALUE_CODE:
		emit_token(e, v);
		break;
	default:
		emit_plain(e, v);
		break;
	}
}

static void
csv_end(struct emit *e, const struct program *p)
{
	for (size_t i = 0; i < p->gap; i++)
		out_put(e->out, ",", 1);
	out_put(e->out, "\n", 1);
}

static void
csv_cells_head(struct emit *e, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			out_put(e->out, ",", 1);
		out_put(e->out, cells[i].name, strlen(cells[i].name));
	}
	out_put(e->out, "\n", 1);
}

static void
csv_cells(struct emit *e, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			out_put(e->out, ",", 1);
		emit_cell(e, &cells[i]);
	}
	out_put(e->out, "\n", 1);
}

const struct format format_csv = {
	.name = "csv",
	.text = TEXT_CSV,
	.lead = csv_lead,
	.begin = csv_begin,
	.record = emit_rows,
	.value = csv_value,
	.end = csv_end,
	.cells_head = csv_cells_head,
	.cells = csv_cells,
};
