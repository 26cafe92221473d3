/* align - cells that are known beforehand, headings, and tables. */
#include "emit/align.h"

#include <string.h>

enum { GAP = 1, TABLE_GAP = 2 };	/* blanks between two columns */

_Static_assert((int)EMIT_LEAD + (int)PRINT_STEP + (int)EMIT_VALUE +
    2 * (int)TABLE_WIDTH_MAX <= (int)EMIT_ROOM,
    "a value and the blanks on both sides fit in the room of a row");

static const struct row_syntax syntax = ALIGN_SYNTAX;

size_t
align_count(const char *s, const char *end)
{
	size_t n = 0;

	for (; s < end; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

static size_t
column_width(const struct column *c)
{
	return (size_t)(c->width < 0 ? -c->width : c->width);
}

/* The cell of an absent value, with the gap before it. Of the last column,
 * nothing is behind it. */
static char *
absent_cell(const struct columns *c, size_t column, size_t gap, char *p)
{
	const size_t width = column_width(&c->items[column]);
	const bool left = c->items[column].width < 0;

	p = align_blanks(p, column > 0 ? gap : 0);
	p = align_blanks(p, left || width == 0 ? 0 : width - 1);
	*p++ = '-';
	return align_blanks(p, left && column + 1 < c->n ? width - 1 : 0);
}

static const char *
align_lead(struct arena *a, const struct columns *c, size_t from, size_t to,
    size_t gap)
{
	size_t n = gap + 1;
	char *lead, *p;

	for (size_t i = from; i < to; i++)
		n += gap + 1 + column_width(&c->items[i]);
	p = lead = arena_take(a, n);
	if (lead == NULL)
		return NULL;
	for (size_t i = from; i < to; i++)
		p = absent_cell(c, i, gap, p);
	align_blanks(p, to > 0 && to < c->n ? gap : 0);
	return lead;
}

static const char *
record_lead(struct arena *a, const struct columns *c, size_t from, size_t to)
{
	return align_lead(a, c, from, to, GAP);
}

static const char *
table_lead(struct arena *a, const struct columns *c, size_t from, size_t to)
{
	return align_lead(a, c, from, to, TABLE_GAP);
}

bool
align_prepare(struct emit *e, const struct plan *p, struct arena *a)
{
	return row_prepare(e, p, a, record_lead);
}

bool
align_prepare_table(struct emit *e, const struct columns *c, struct arena *a)
{
	return row_prepare_table(e, c, a, table_lead);
}

/* A heading is aligned as the values of its column. */
static char *
heading_print(struct emit *e, const struct column *c, size_t i, size_t gap,
    const char *text, char *p)
{
	const struct row_item item = { .width = c->width };

	p = align_blanks(out_more(e->out, p, EMIT_ROOM), e->pad);
	p = align_blanks(p, i > 0 ? gap : 0);
	e->cell = p;
	return align_end(e, &item, strlen(text), emit_name(e, text, p));
}

void
align_head(struct emit *e, const struct columns *c)
{
	const struct row_program line = { .ntail = 0 };
	char *p = out_room(e->out, EMIT_ROOM);

	for (size_t i = 0; i < c->n; i++)
		p = heading_print(e, &c->items[i], i, GAP, c->items[i].label,
		    p);
	out_done(e->out, align_row_end(e, &line, p));
}

void
align_table_head(struct emit *e, const struct columns *c)
{
	const struct row_program line = { .ntail = 0 };
	char *p = out_room(e->out, EMIT_ROOM);

	for (size_t i = 0; i < c->n; i++)
		p = heading_print(e, &c->items[i], i, TABLE_GAP,
		    c->items[i].name, p);
	out_done(e->out, align_row_end(e, &line, p));
}

void
align_table_row(struct emit *e, const struct value *values)
{
	row_print_table(e, values, &syntax);
}
