/* table - values padded to the width of their column. */
#include "emit/table.h"

#include <string.h>

#include "emit/row.h"

static const char *
table_lead(struct arena *a, const struct column *c, size_t gap)
{
	(void)a;
	(void)c;
	(void)gap;
	return "";
}

bool
table_prepare(struct emit *e, const struct columns *c, struct arena *a)
{
	return row_prepare_table(e, c, a, table_lead);
}

static char *
put_blanks(char *p, size_t n)
{
	memset(p, ' ', n);
	return p + n;
}

/* Characters of UTF-8 from s to end. */
static size_t
count_characters(const char *s, const char *end)
{
	size_t n = 0;

	for (; s < end; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

/* Begins a cell: pads the one before it, which the last of a line is not. */
static char *
cell_begin(struct emit *e, char *p)
{
	p = put_blanks(p, e->pad);
	if (e->printed++ > 0)
		p = put_blanks(p, 2);
	e->pad = 0;
	e->cell = p;
	e->cell_at = e->out->written;
	return p;
}

/* Ends a cell: a number is moved to the right of its column. One that went
 * through the buffer is longer than any column. */
static char *
cell_end(struct emit *e, int width, char *p)
{
	const size_t column = (size_t)(width < 0 ? -width : width);
	size_t n = column;

	if (e->cell_at == e->out->written)
		n = count_characters(e->cell, p);
	if (n >= column)
		return p;
	if (width < 0) {
		e->pad = column - n;
		return p;
	}
	memmove(e->cell + (column - n), e->cell, (size_t)(p - e->cell));
	put_blanks(e->cell, column - n);
	return p + (column - n);
}

static char *
line_end(struct emit *e, char *p)
{
	e->printed = 0;
	e->pad = 0;
	*p++ = '\n';
	return p;
}

void
table_head(struct emit *e, const struct columns *c)
{
	char *p = out_room(e->out, EMIT_ROOM);

	for (size_t i = 0; i < c->n; i++) {
		const char *name = c->items[i].name;

		p = cell_begin(e, emit_more(e, p));
		p = emit_name(e, name, p);
		p = cell_end(e, c->items[i].width, p);
	}
	out_done(e->out, line_end(e, p));
}

static char *
table_before(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	p = cell_begin(e, p);
	if (v->kind != VALUE_ABSENT)
		return p;
	*p++ = '-';
	return cell_end(e, item->width, p);
}

static char *
table_after(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	(void)v;
	return cell_end(e, item->width, p);
}

static char *
table_end(struct emit *e, const struct row_program *r, char *p)
{
	(void)r;
	return line_end(e, p);
}

static const struct row_syntax syntax = {
	.before = table_before,
	.after = table_after,
	.end = table_end,
};

void
table_row(struct emit *e, const struct value *values)
{
	row_print_table(e, values, &syntax);
}
