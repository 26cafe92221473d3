/* kv - key=value, separated by one blank, a line per row. */
#include <string.h>

#include "emit/formats.h"

/* " key=": the first value of a row leaves the blank out. */
static const char *
kv_lead(struct arena *a, const struct column *c, size_t gap)
{
	size_t n = strlen(c->name);
	char *key = arena_take(a, n + 3);

	(void)gap;
	if (key == NULL)
		return NULL;
	key[0] = ' ';
	memcpy(key + 1, c->name, n);
	key[n + 1] = '=';
	return key;
}

static void
kv_value(struct emit *e, const struct op *op, const struct value *v)
{
	size_t skip = e->printed == 0;

	if (v->kind == VALUE_ABSENT)
		return;
	e->printed++;
	out_put(e->out, op->lead + skip, op->nlead - skip);
	switch (v->kind) {
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
kv_end(struct emit *e, const struct program *p)
{
	(void)p;
	out_put(e->out, "\n", 1);
}

static void
kv_cells(struct emit *e, const struct cell *cells, size_t n)
{
	bool first = true;

	for (size_t i = 0; i < n; i++) {
		if (cells[i].text[0] == '\0')
			continue;
		if (!first)
			out_put(e->out, " ", 1);
		first = false;
		out_put(e->out, cells[i].name, strlen(cells[i].name));
		out_put(e->out, "=", 1);
		emit_cell(e, &cells[i]);
	}
	out_put(e->out, "\n", 1);
}

const struct format format_kv = {
	.name = "kv",
	.text = TEXT_KV,
	.lead = kv_lead,
	.record = emit_rows,
	.value = kv_value,
	.end = kv_end,
	.cells = kv_cells,
};
