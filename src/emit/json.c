/* json - JSON Lines: one flat object per row (RFC 8259). */
#include <string.h>

#include "emit/row.h"

/* "key": */
static const char *
json_lead(struct arena *a, const struct columns *c, size_t from, size_t to)
{
	const char *name = to < c->n ? c->items[to].name : "";
	size_t n = strlen(name);
	char *key = arena_take(a, n + 4);

	(void)from;
	if (key == NULL || to == c->n)
		return key;
	key[0] = '"';
	memcpy(key + 1, name, n);
	memcpy(key + 1 + n, "\":", 2);
	return key;
}

static bool
json_prepare(struct emit *e, const struct plan *p, struct arena *a)
{
	return row_prepare(e, p, a, json_lead);
}

static bool
json_prepare_table(struct emit *e, const struct columns *c, struct arena *a)
{
	return row_prepare_table(e, c, a, json_lead);
}

ALWAYS_INLINE bool
is_quoted(const struct value *v)
{
	const enum value_form form = value_form(v->kind);

	return form == FORM_TEXT || form == FORM_WORD ||
	    (form == FORM_CODE && v->code != NULL);
}

ALWAYS_INLINE char *
json_before(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	if (v->kind == VALUE_ABSENT)
		return p;
	*p++ = e->printed == 0 ? '{' : ',';
	e->printed = 1;
	p = emit_text(e, item->lead, item->nlead, p);
	if (is_quoted(v))
		*p++ = '"';
	return p;
}

ALWAYS_INLINE char *
json_flag(const struct value *v, char *p)
{
	if (v->number != 0)
		return memcpy(p, "true", 4), p + 4;
	return memcpy(p, "false", 5), p + 5;
}

ALWAYS_INLINE char *
json_after(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	(void)e;
	(void)item;
	if (is_quoted(v))
		*p++ = '"';
	return p;
}

ALWAYS_INLINE char *
json_end(struct emit *e, const struct row_program *r, char *p)
{
	(void)r;
	if (e->printed == 0)
		*p++ = '{';
	*p++ = '}';
	*p++ = '\n';
	return p;
}

static const struct row_syntax syntax = {
	.before = json_before,
	.flag = json_flag,
	.after = json_after,
	.end = json_end,
};

static void
json_record(struct emit *e, struct view *v)
{
	row_print(e, v, &syntax);
}

static void
json_table_row(struct emit *e, const struct value *values)
{
	row_print_table(e, values, &syntax);
}

const struct format format_json = {
	.name = "json",
	.text = TEXT_JSON,
	.usual = USUAL_DOCUMENTED,
	.prepare = json_prepare,
	.prepare_table = json_prepare_table,
	.record = json_record,
	.table_row = json_table_row,
};
