/* share - columns of a table that have the same heading, as one. */
#include "query/share.h"

#include <string.h>

struct sharing {
	const struct scope *scope;
	struct column *columns;	/* those that are left */
	size_t n;
	struct shared_column *shared;
	size_t nshared;
};

/* Does a layout of the scope have both fields? */
static bool
are_together(const struct scope *s, const char *a, const char *b)
{
	int slot;

	for (size_t i = 0; i < s->nlayouts; i++)
		if (lookup_in_layout(s, s->layouts[i], a, &slot) != NULL &&
		    lookup_in_layout(s, s->layouts[i], b, &slot) != NULL)
			return true;
	return false;
}

/* Can the field be printed in that column? */
static bool
is_free(const struct sharing *g, size_t column, const char *name)
{
	if (are_together(g->scope, g->columns[column].name, name))
		return false;
	for (size_t i = 0; i < g->nshared; i++)
		if (g->shared[i].column == column &&
		    are_together(g->scope, g->shared[i].name, name))
			return false;
	return true;
}

static bool
are_alike(const struct column *a, const struct column *b)
{
	return (a->width < 0) == (b->width < 0) &&
	    strcmp(a->label, b->label) == 0;
}

/* The wider one, of two columns whose values go to the same side. */
static int
wider(int a, int b)
{
	if (a < 0)
		return a < b ? a : b;
	return a > b ? a : b;
}

/* Prints the field in a column that is there. False: none is free. */
static bool
share(struct sharing *g, const struct column *c)
{
	for (size_t i = 0; i < g->n; i++) {
		if (!are_alike(&g->columns[i], c) || !is_free(g, i, c->name))
			continue;
		g->columns[i].width = wider(g->columns[i].width, c->width);
		g->shared[g->nshared++] = (struct shared_column){ c->name, i };
		return true;
	}
	return false;
}

bool
share_columns(const struct scope *s, struct columns *c)
{
	struct arena *a = &s->catalog->arena;
	struct sharing g = { .scope = s };

	g.columns = arena_take(a, (c->n + 1) * sizeof *g.columns);
	g.shared = arena_take(a, (c->n + 1) * sizeof *g.shared);
	if (g.columns == NULL || g.shared == NULL)
		return false;
	for (size_t i = 0; i < c->n; i++)
		if (!c->items[i].spare && !share(&g, &c->items[i]))
			g.columns[g.n++] = c->items[i];
	for (size_t i = 0; i < c->n; i++)
		if (c->items[i].spare)
			share(&g, &c->items[i]);
	*c = (struct columns){ g.columns, g.n, g.shared, g.nshared };
	return true;
}
