/* separated - what csv and tsv share: a header line, then a line per row, with
 * a character between two columns. */
#ifndef SMF119_SEPARATED_H
#define SMF119_SEPARATED_H

#include "emit/row.h"

/* As many separators as there are columns between two values. */
static inline const char *
separated_lead(struct arena *a, size_t gap, char separator)
{
	char *lead = arena_take(a, gap + 1);

	if (lead != NULL)
		memset(lead, separator, gap);
	return lead;
}

static inline void
separated_head(struct emit *e, const struct columns *c, char separator)
{
	for (size_t i = 0; i < c->n; i++) {
		if (i > 0)
			out_put(e->out, &separator, 1);
		out_put(e->out, c->items[i].name, strlen(c->items[i].name));
	}
	out_put(e->out, "\n", 1);
}

/* The functions of a row syntax; a format adds the one before a value. */
ALWAYS_INLINE char *
separated_before(struct emit *e, const struct row_item *item, char separator,
    char *p)
{
	if (item->nlead == 1) {
		*p++ = separator;
		return p;
	}
	return emit_text(e, item->lead, item->nlead, p);
}

ALWAYS_INLINE char *
separated_flag(const struct value *v, char *p)
{
	*p++ = (char)('0' + v->number);
	return p;
}

ALWAYS_INLINE char *
separated_code(struct emit *e, const struct value *v, char *p)
{
	return emit_token(e, *v, p);
}

ALWAYS_INLINE char *
separated_after(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	(void)e;
	(void)item;
	(void)v;
	return p;
}

ALWAYS_INLINE char *
separated_end(struct emit *e, const struct row_program *r, char *p)
{
	p = emit_text(e, r->tail, r->ntail, p);
	*p++ = '\n';
	return p;
}

#endif
