/* kv - key=value, separated by one blank, a line per row. */
#include <string.h>

#include "emit/formats.h"
#include "emit/row.h"

/* " key=": the first value of a row leaves the blank out. */
static const char *
kv_lead(struct arena *a, const struct column *c, size_t gap,
    const struct section *section)
{
	size_t n = c != NULL ? strlen(c->name) : 0;
	char *key = arena_take(a, n + 3 + PRINT_STEP);

	(void)gap;
	(void)section;
	if (key == NULL || c == NULL)
		return key;
	key[0] = ' ';
	memcpy(key + 1, c->name, n);
	key[n + 1] = '=';
	return key;
}

/* Text that is empty is quoted, so that the value can be seen. */
static inline char *
kv_text(struct emit *e, struct value v, char *p)
{
	if (v.bytes.n > 0)
		return rows_plain(e, v, p);
	*p++ = '"';
	*p++ = '"';
	return p;
}

ALWAYS_INLINE char *
kv_value(struct emit *e, const struct op *op, struct value v, char *p)
{
	size_t skip = e->printed == 0;

	if (v.kind == VALUE_ABSENT)
		return p;
	e->printed = 1;
	p = emit_text(e, op->lead + skip, op->nlead - skip, p);
	switch (value_form(v.kind)) {
	case FORM_TEXT:
		return kv_text(e, v, p);
	case FORM_CODE:
		return emit_token(e, v, p);
	case FORM_FLAG:
	case FORM_NUMBER:
	case FORM_WORD:
	case FORM_ABSENT:
		break;
	}
	return rows_plain(e, v, p);
}

ALWAYS_INLINE char *
kv_end(struct emit *e, const struct program *program, char *p)
{
	(void)e;
	(void)program;
	*p++ = '\n';
	return p;
}

static void
kv_record(struct emit *e, struct view *r)
{
	rows_print(e, r, kv_value, kv_end);
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
	.record = kv_record,
	.cells = kv_cells,
};
