/* row - the loop of the formats that print a row of values per record.
 *
 * A format states its syntax once, as a struct row_syntax, and passes it to the
 * functions here. They are in a header, and always inlined, so that the syntax
 * becomes part of the loop, which takes most of the time of a run. */
#ifndef SMF119_ROW_H
#define SMF119_ROW_H

#include "emit/values.h"

/* The kinds that most fields are of have a step of their own. */
enum row_step {
	STEP_OTHER,
	STEP_FLAG,
	STEP_UINT,
	STEP_CODE,
	STEP_UNIXTIME,
	STEP_NAME,	/* text of up to 8 bytes, with a memo */
	STEP_TEXT,
	STEP_OUTSIDE	/* not in one section that a layout describes */
};

/* How a text of up to 8 bytes, taken as a number, was printed the last time;
 * n = 0: not at all. */
struct row_memo {
	uint64_t key;
	size_t n;
	char text[PRINT_SHORT];
};

/* A value to print, and the constant text before it. */
struct row_item {
	struct decoder decoder;
	enum row_step step;
	int slot;
	int width;	/* of the column in a table */
	const char *lead;
	size_t nlead;
	struct row_memo *memo;
};

/* The items of one program, or of a table, and the text behind the last. */
struct row_program {
	struct row_item *items;
	size_t n;
	const char *tail;
	size_t ntail;
};

/* Makes the constant text before the value of column to. The columns from to
 * to - 1, perhaps none, have no value. When to is the number of columns, it is
 * the text behind the last value. NULL: no memory. */
typedef const char *row_lead(struct arena *a, const struct columns *c,
    size_t from, size_t to);

/* Fills an item from an operation, all but its lead. False: no memory. */
bool row_item_make(struct row_item *item, const struct op *op,
    struct arena *a);

/* Prepares e->programs for the programs of a plan, and e->table for columns.
 * False: no memory. */
bool row_prepare(struct emit *e, const struct plan *p, struct arena *a,
    row_lead *lead);
bool row_prepare_table(struct emit *e, const struct columns *c,
    struct arena *a, row_lead *lead);

/* What a format writes around and for values. Each function prints at p, where
 * there is EMIT_ROOM, and returns the end. */
struct row_syntax {
	/* Before a value; for an absent one, nothing else is called. */
	char *(*before)(struct emit *e, const struct row_item *item,
	    const struct value *v, char *p);
	/* A flag; NULL: 0 or 1. */
	char *(*flag)(const struct value *v, char *p);
	/* A code; NULL: its token. */
	char *(*code)(struct emit *e, const struct value *v, char *p);
	/* A value that has no step of its own; NULL: emit_value. */
	char *(*other)(struct emit *e, const struct row_item *item,
	    const struct value *v, char *p);
	/* Behind a value that is not absent; NULL: nothing. */
	char *(*after)(struct emit *e, const struct row_item *item,
	    const struct value *v, char *p);
	/* At the end of the row. */
	char *(*end)(struct emit *e, const struct row_program *r, char *p);
};

/* For before, when leads consist of one character: mostly there is one of it. */
ALWAYS_INLINE char *
row_separator(struct emit *e, const struct row_item *item, char separator,
    char *p)
{
	if (item->nlead == 1) {
		*p++ = separator;
		return p;
	}
	return emit_text(e, item->lead, item->nlead, p);
}

/* For end, when a row is a line. */
ALWAYS_INLINE char *
row_line_end(struct emit *e, const struct row_program *r, char *p)
{
	p = emit_text(e, r->tail, r->ntail, p);
	*p++ = '\n';
	return p;
}

/* Decodes a text that has a memo, and remembers how it is printed. */
void row_memo_fill(struct emit *e, const struct row_item *item,
    struct span section, struct value *v);

ALWAYS_INLINE char *
row_flag(const struct value *v, const struct row_syntax *syntax, char *p)
{
	if (syntax->flag != NULL)
		return syntax->flag(v, p);
	*p++ = (char)('0' + v->number);
	return p;
}

ALWAYS_INLINE char *
row_code(struct emit *e, const struct value *v,
    const struct row_syntax *syntax, char *p)
{
	return syntax->code != NULL ? syntax->code(e, v, p) :
	    emit_token(e, *v, p);
}

ALWAYS_INLINE char *
row_after(struct emit *e, const struct row_item *item, const struct value *v,
    const struct row_syntax *syntax, char *p)
{
	return syntax->after != NULL ? syntax->after(e, item, v, p) : p;
}

/* Prints the value of a kind that is a constant where this is inlined: the
 * compiler leaves out what is for other kinds. */
ALWAYS_INLINE char *
row_known(struct emit *e, const struct value *v, char *p)
{
	if (v->kind == VALUE_UINT)
		return print_uint(p, v->number);
	if (v->kind == VALUE_UNIXTIME)
		return print_unixtime(p, (uint32_t)v->number, &e->utc_days);
	if (v->kind == VALUE_TEXT && v->bytes.n <= TEXT_SHORT)
		return text_print(&e->text, v->bytes, p);
	return emit_value(e, *v, p);
}

/* Prints a value of any kind, with what is around it. */
ALWAYS_INLINE char *
row_any(struct emit *e, const struct row_item *item, const struct value *v,
    const struct row_syntax *syntax, char *p)
{
	const enum value_form form = value_form(v->kind);

	p = syntax->before(e, item, v, p);
	if (form == FORM_ABSENT)
		return p;
	if (form == FORM_FLAG)
		p = row_flag(v, syntax, p);
	else if (form == FORM_CODE)
		p = row_code(e, v, syntax, p);
	else if (syntax->other != NULL)
		p = syntax->other(e, item, v, p);
	else
		p = emit_value(e, *v, p);
	return row_after(e, item, v, syntax, p);
}

ALWAYS_INLINE char *
row_field(struct emit *e, const struct view *view,
    const struct row_item *item, enum field_kind kind, enum value_kind gives,
    const struct row_syntax *syntax, char *p)
{
	struct value v;

	decode_as(kind, &item->decoder, view->sections[item->slot], &v);
	if (v.kind == VALUE_ABSENT) {
		v.kind = VALUE_ABSENT;	/* known to the compiler from here on */
		return syntax->before(e, item, &v, p);
	}
	v.kind = gives;
	p = syntax->before(e, item, &v, p);
	if (gives == VALUE_FLAG)
		p = row_flag(&v, syntax, p);
	else if (gives == VALUE_CODE)
		p = row_code(e, &v, syntax, p);
	else
		p = row_known(e, &v, p);
	return row_after(e, item, &v, syntax, p);
}

/* Names of systems, stacks and jobs are the same in record after record: where
 * the bytes are those of the last time, so are the characters. */
ALWAYS_INLINE char *
row_name(struct emit *e, const struct view *view, const struct row_item *item,
    const struct row_syntax *syntax, char *p)
{
	const struct span section = view->sections[item->slot];
	const struct row_memo *m = item->memo;
	struct value v;
	uint64_t key;

	if (m->n == 0 || !decode_number(&item->decoder, section, &key) ||
	    key != m->key) {
		row_memo_fill(e, item, section, &v);
		return row_any(e, item, &v, syntax, p);
	}
	v.kind = VALUE_TEXT;
	v.bytes.n = m->n;
	p = syntax->before(e, item, &v, p);
	p = print_short(p, m->text, m->n);
	return row_after(e, item, &v, syntax, p);
}

ALWAYS_INLINE char *
row_other(struct emit *e, const struct view *view,
    const struct row_item *item, const struct row_syntax *syntax, char *p)
{
	struct value v;

	v.kind = VALUE_ABSENT;
	if (item->step == STEP_OTHER)
		decode_other(&item->decoder, view->sections[item->slot], &v);
	else
		view_value_outside(view, &item->decoder, item->slot, &v);
	return row_any(e, item, &v, syntax, p);
}

/* Prints the value of an item in the current row of the view. */
ALWAYS_INLINE char *
row_item(struct emit *e, const struct view *v, const struct row_item *item,
    const struct row_syntax *syntax, char *p)
{
	switch (item->step) {
	case STEP_FLAG:
		return row_field(e, v, item, FIELD_FLAG, VALUE_FLAG, syntax, p);
	case STEP_UINT:
		return row_field(e, v, item, FIELD_UINT, VALUE_UINT, syntax, p);
	case STEP_CODE:
		return row_field(e, v, item, FIELD_CODE, VALUE_CODE, syntax, p);
	case STEP_UNIXTIME:
		return row_field(e, v, item, FIELD_UNIXTIME, VALUE_UNIXTIME,
		    syntax, p);
	case STEP_TEXT:
		return row_field(e, v, item, FIELD_TEXT, VALUE_TEXT, syntax, p);
	case STEP_NAME:
		return row_name(e, v, item, syntax, p);
	case STEP_OTHER:
	case STEP_OUTSIDE:
		break;
	}
	return row_other(e, v, item, syntax, p);
}

/* Prints a record: a row for each of the view's. */
ALWAYS_INLINE void
row_print(struct emit *e, struct view *v, const struct row_syntax *syntax)
{
	const struct row_program *r = (const struct row_program *)e->programs +
	    v->layout->index;
	const struct row_item *last = r->items + r->n;
	const char *const limit = e->out->buf + OUT_SIZE - EMIT_ROOM;
	char *p = out_room(e->out, EMIT_ROOM);

	e->view = v;
	for (unsigned row = 0; row < v->rows; row++) {
		view_row(v, row);
		e->printed = 0;
		for (const struct row_item *i = r->items; i < last; i++) {
			if (p > limit)
				p = out_more(e->out, p, EMIT_ROOM);
			p = row_item(e, v, i, syntax, p);
		}
		p = syntax->end(e, r, out_more(e->out, p, EMIT_ROOM));
	}
	out_done(e->out, p);
}

/* Prints a row of the table that was prepared. */
ALWAYS_INLINE void
row_print_table(struct emit *e, const struct value *values,
    const struct row_syntax *syntax)
{
	const struct row_program *r = e->table;
	char *p = out_room(e->out, EMIT_ROOM);

	e->printed = 0;
	for (size_t i = 0; i < r->n; i++)
		p = row_any(e, &r->items[i], &values[i], syntax,
		    out_more(e->out, p, EMIT_ROOM));
	out_done(e->out, syntax->end(e, r, out_more(e->out, p, EMIT_ROOM)));
}

#endif
