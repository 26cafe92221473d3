/* align - a row of values on one line, in aligned columns.
 *
 * The width of a column is given beforehand. A longer value moves the rest of
 * its line; nothing is cut, and nothing is held back to be measured. What is
 * absent or empty is "-". */
#ifndef SMF119_ALIGN_H
#define SMF119_ALIGN_H

#include "emit/row.h"

/* Prepares records, or a table of these columns that is not of records, as the
 * functions of struct format (emit.h). Records have one blank between columns,
 * so that more of them fit on a line; a table has two. */
bool align_prepare(struct emit *e, const struct plan *p, struct arena *a);
bool align_prepare_table(struct emit *e, const struct columns *c,
    struct arena *a);

/* The headings, for records and for a table. */
void align_head(struct emit *e, const struct columns *c);
void align_table_head(struct emit *e, const struct columns *c);

void align_table_row(struct emit *e, const struct value *values);

/* For align_end alone: the characters of UTF-8 from s to end. */
size_t align_count(const char *s, const char *end);

ALWAYS_INLINE char *
align_blanks(char *p, size_t n)
{
	memset(p, ' ', n);
	return p + n;
}

/* Ends the cell that begins at e->cell. A number is moved to the right of its
 * column; the blanks behind other values wait for the next cell, as the last
 * of a line has none. */
ALWAYS_INLINE char *
align_end(struct emit *e, const struct row_item *item, size_t n, char *p)
{
	const size_t column = (size_t)(item->width < 0 ? -item->width :
	    item->width);

	e->pad = 0;
	if (n >= column)
		return p;
	if (item->width < 0) {
		e->pad = column - n;
		return p;
	}
	memmove(e->cell + (column - n), e->cell, (size_t)(p - e->cell));
	align_blanks(e->cell, column - n);
	return p + (column - n);
}

ALWAYS_INLINE char *
align_before(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	p = align_blanks(p, e->pad);
	p = emit_text(e, item->lead, item->nlead, p);
	e->cell = p;
	e->cell_at = e->out->written;
	if (v->kind != VALUE_ABSENT)
		return p;
	*p++ = '-';
	return align_end(e, item, 1, p);
}

/* Only text can be empty, or have other characters than those of ASCII. A value
 * that went through the buffer is longer than any column. */
ALWAYS_INLINE char *
align_after(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	size_t n;

	if (e->cell_at != e->out->written)
		return align_end(e, item, SIZE_MAX, p);
	n = (size_t)(p - e->cell);
	if (value_form(v->kind) == FORM_TEXT) {
		if (n == 0)
			*p++ = '-';
		n = align_count(e->cell, p);
	}
	return align_end(e, item, n, p);
}

/* The blanks of the last value are needed only before columns that follow. */
ALWAYS_INLINE char *
align_row_end(struct emit *e, const struct row_program *r, char *p)
{
	if (r->ntail > 0) {
		p = align_blanks(p, e->pad);
		p = emit_text(e, r->tail, r->ntail, p);
	}
	e->pad = 0;
	*p++ = '\n';
	return p;
}

#define ALIGN_SYNTAX { \
	.before = align_before, \
	.after = align_after, \
	.end = align_row_end, \
}

#endif
