/* kv - key=value, separated by one blank, a line per row. */
#include <string.h>

#include "emit/row.h"

/* " key=": the first value of a row leaves the blank out. */
static const char *
kv_lead(struct arena *a, const struct columns *c, size_t from, size_t to)
{
	const char *name = to < c->n ? c->items[to].name : "";
	size_t n = strlen(name);
	char *key = arena_take(a, n + 3 + PRINT_STEP);

	(void)from;
	if (key == NULL || to == c->n)
		return key;
	key[0] = ' ';
	memcpy(key + 1, name, n);
	key[n + 1] = '=';
	return key;
}

static bool
kv_prepare(struct emit *e, const struct plan *p, struct arena *a)
{
	return row_prepare(e, p, a, kv_lead);
}

static bool
kv_prepare_table(struct emit *e, const struct columns *c, struct arena *a)
{
	return row_prepare_table(e, c, a, kv_lead);
}

/* Text that is empty is quoted, so that the value can be seen. */
ALWAYS_INLINE char *
kv_before(struct emit *e, const struct row_item *item, const struct value *v,
    char *p)
{
	size_t skip = e->printed == 0;

	if (v->kind == VALUE_ABSENT)
		return p;
	e->printed = 1;
	p = emit_text(e, item->lead + skip, item->nlead - skip, p);
	if (value_form(v->kind) == FORM_TEXT && v->bytes.n == 0) {
		*p++ = '"';
		*p++ = '"';
	}
	return p;
}

ALWAYS_INLINE char *
kv_end(struct emit *e, const struct row_program *r, char *p)
{
	(void)e;
	(void)r;
	*p++ = '\n';
	return p;
}

static const struct row_syntax syntax = {
	.before = kv_before,
	.end = kv_end,
};

static void
kv_record(struct emit *e, struct view *v)
{
	row_print(e, v, &syntax);
}

static void
kv_table_row(struct emit *e, const struct value *values)
{
	row_print_table(e, values, &syntax);
}

const struct format format_kv = {
	.name = "kv",
	.text = TEXT_KV,
	.usual = USUAL_DOCUMENTED,
	.prepare = kv_prepare,
	.prepare_table = kv_prepare_table,
	.record = kv_record,
	.table_row = kv_table_row,
};
