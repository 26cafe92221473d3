/* json - JSON Lines: one flat object per row (RFC 8259). */
#include <string.h>

#include "emit/formats.h"

/* ,"key": where the first value of a row has { instead of the comma. */
static const char *
json_lead(struct arena *a, const struct column *c, size_t gap)
{
	size_t n = strlen(c->name);
	char *key = arena_take(a, n + 5);

	(void)gap;
	if (key == NULL)
		return NULL;
	memcpy(key, ",\"", 2);
	memcpy(key + 2, c->name, n);
	memcpy(key + 2 + n, "\":", 2);
	return key;
}

static void
put_quoted(struct emit *e, const struct value *v)
{
	out_put(e->out, "\"", 1);
	if (v->kind == VALUE_CODE)
		emit_token(e, v);
	else
		emit_plain(e, v);
	out_put(e->out, "\"", 1);
}

static void
json_value(struct emit *e, const struct op *op, const struct value *v)
{
	if (v->kind == VALUE_ABSENT)
		return;
	out_put(e->out, e->printed++ == 0 ? "{" : ",", 1);
	out_put(e->out, op->lead + 1, op->nlead - 1);
	switch (v->kind) {
	case VALUE_FLAG:
		if (v->number != 0)
			out_put(e->out, "true", 4);
		else
			out_put(e->out, "false", 5);
		break;
	case VALUE_TEXT:
		text_put(&e->text, v->bytes, e->out);
		break;
	case VALUE_STRING:
		text_put_utf8(&e->text, v->bytes, e->out);
		break;
	case VALUE_UINT:
		emit_plain(e, v);
		break;
	case VALUE_CODE:
		if (v->code == NULL) {
			emit_plain(e, v);
			break;
		}
		put_quoted(e, v);
		break;
	default:
		put_quoted(e, v);
		break;
	}
}

static void
json_end(struct emit *e, const struct program *p)
{
	(void)p;
	if (e->printed == 0)
		out_put(e->out, "{", 1);
	out_put(e->out, "}\n", 2);
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
			emit_cell(e, &cells[i]);
	}
	out_put(e->out, "}\n", 2);
}

const struct format format_json = {
	.name = "json",
	.text = TEXT_JSON,
	.lead = json_lead,
	.record = emit_rows,
	.value = json_value,
	.end = json_end,
	.cells = json_cells,
};
