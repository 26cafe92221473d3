/* separated - what csv and tsv share: a header line, then a line per row, with
 * a character between two columns. */
#ifndef SMF119_SEPARATED_H
#define SMF119_SEPARATED_H

#include "emit/row.h"

/* Separators behind each column from there up to to, and one before to itself
 * when a value stands before it; the last column has none behind it. */
static inline const char *
separated_lead(struct arena *a, const struct columns *c, size_t from,
    size_t to, char separator)
{
	const size_t n = to - from + (from > 0) - (to == c->n);
	char *lead = arena_take(a, n + 1);

	if (lead != NULL)
		memset(lead, separator, n);
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
separated_end(struct emit *e, const struct row_program *r, char *p)
{
	p = emit_text(e, r->tail, r->ntail, p);
	*p++ = '\n';
	return p;
}

#endif
