/* json - JSON Lines: one flat object per row (RFC 8259). */
#include <string.h>

#include "emit/formats.h"
#include "emit/row.h"

/* "key": */
static const char *
json_lead(struct arena *a, const struct column *c, size_t gap,
    const struct section *section)
{
	size_t n = c != NULL ? strlen(c->name) : 0;
	char *key = arena_take(a, n + 4);

	(void)gap;
	(void)section;
	if (key == NULL || c == NULL)
		return key;
	key[0] = '"';
	memcpy(key + 1, c->name, n);
	memcpy(key + 1 + n, "\":", 2);
	return key;
}

static inline char *
quoted(struct emit *e, struct value v, char *p)
{
	*p++ = '"';
	p = v.kind == VALUE_CODE ? emit_token(e, v, p) : emit_plain(e, v, p);
	*p++ = '"';
	return p;
}

ALWAYS_INLINE char *
json_value(struct emit *e, const struct op *op, struct value v, char *p)
{
	if (v.kind == VALUE_ABSENT)
		return p;
	*p++ = e->printed == 0 ? '{' : ',';
	e->printed = 1;
	p = emit_text(e, op->lead, op->nlead, p);
	switch (value_form(v.kind)) {
	case FORM_FLAG:
		if (v.number != 0)
			return memcpy(p, "true", 4), p + 4;
		return memcpy(p, "false", 5), p + 5;
	case FORM_NUMBER:
		return print_uint(p, v.number);
	case FORM_CODE:
		if (v.code == NULL)
			return print_uint(p, v.number);
		break;
	case FORM_TEXT:
	case FORM_WORD:
	case FORM_ABSENT:
		break;
	}
	return quoted(e, v, p);
}

ALWAYS_INLINE char *
json_end(struct emit *e, const struct program *program, char *p)
{
	(void)program;
	if (e->printed == 0)
		*p++ = '{';
	*p++ = '}';
	*p++ = '\n';
	return p;
}

static void
json_record(struct emit *e, struct view *r)
{
	rows_print(e, r, json_value, json_end);
}

static void
json_cell_text(struct emit *e, const struct cell *c)
{
	out_put(e->out, "\"", 1);
	emit_cell(e, c);
	out_put(e->out, "\"", 1);
}

static void
json_cells(struct emit *e, const struct cell *cells, size_t n)
{
	char before = '{';

	for (size_t i = 0; i < n; i++) {
		if (cells[i].text[0] == '\0')
			continue;
		out_put(e->out, &before, 1);
		before = ',';
		out_put(e->out, "\"", 1);
		out_put(e->out, cells[i].name, strlen(cells[i].name));
		out_put(e->out, "\":", 2);
		if (cells[i].width > 0)
			out_put(e->out, cells[i].text, strlen(cells[i].text));
		else
			json_cell_text(e, &cells[i]);
	}
	out_put(e->out, "}\n", 2);
}

const struct format format_json = {
	.name = "json",
	.text = TEXT_JSON,
	.lead = json_lead,
	.record = json_record,
	.cells = json_cells,
};
