/* csv - RFC 4180 with LF line ends: a header line, then a line per row. */
#include <string.h>

#include "emit/formats.h"
#include "emit/row.h"

static const char *
csv_lead(struct arena *a, const struct column *c, size_t gap,
    const struct section *section)
{
	char *commas = arena_take(a, gap + 1);

	(void)c;
	(void)section;
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

ALWAYS_INLINE char *
csv_value(struct emit *e, const struct op *op, struct value v, char *p)
{
	if (op->nlead == 1)
		*p++ = ',';
	else
		p = emit_text(e, op->lead, op->nlead, p);
	switch (value_form(v.kind)) {
	case FORM_ABSENT:
		return p;
	case FORM_FLAG:
		*p++ = (char)('0' + v.number);
		return p;
	case FORM_CODE:
		return emit_token(e, v, p);
	case FORM_NUMBER:
	case FORM_TEXT:
	case FORM_WORD:
		break;
	}
	return rows_plain(e, v, p);
}

ALWAYS_INLINE char *
csv_end(struct emit *e, const struct program *program, char *p)
{
	p = emit_text(e, program->tail, program->ntail, p);
	*p++ = '\n';
	return p;
}

static void
csv_record(struct emit *e, struct view *r)
{
	rows_print(e, r, csv_value, csv_end);
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
	.record = csv_record,
	.cells_head = csv_cells_head,
	.cells = csv_cells,
};
