/* columns - the fields that were named, or the usual ones. */
#include "query/columns.h"

#include <string.h>

#include "query/name.h"
#include "record/context.h"

size_t
columns_find(const struct columns *c, const char *name, size_t hint)
{
	size_t i;

	for (i = hint; i < c->n; i++)
		if (strcmp(c->items[i].name, name) == 0)
			return i;
	for (i = 0; i < hint && i < c->n; i++)
		if (strcmp(c->items[i].name, name) == 0)
			return i;
	return c->n;
}

/* Columns while they are gathered: place is where the next one goes. */
struct gathered {
	struct columns columns;
	struct column *place;
};

static void
column_add(struct gathered *g, const struct field *f)
{
	if (f->kind == FIELD_RESERVED ||
	    columns_find(&g->columns, f->name, 0) < g->columns.n)
		return;
	g->place->name = f->name;
	g->place->label = f->label;
	g->place++;
	g->columns.n++;
}

static void
columns_usual(const struct scope *s, struct gathered *g)
{
	const struct section *section;

	for (section = s->catalog->sections; section != NULL;
	    section = section->next) {
		if (!scope_uses(s, section))
			continue;
		for (size_t i = 0; i < section->nfields; i++)
			if (!section->fields[i].hidden)
				column_add(g, &section->fields[i]);
	}
	if (scope_has_undecoded(s))
		column_add(g, &context_undecoded);
}

/* SECTION.*, of which length is what stands before the dot. */
static bool
columns_of_section(const struct scope *s, const char *word, size_t length,
    struct gathered *g, struct query_error *error)
{
	const struct section *section = s->catalog->sections;

	while (section != NULL && (strlen(section->name) != length ||
	    memcmp(section->name, word, length) != 0))
		section = section->next;
	if (section == NULL)
		return query_fail(error, word, "there is no such section");
	for (size_t i = 0; i < section->nfields; i++)
		column_add(g, &section->fields[i]);
	return true;
}

static bool
column_by_name(const struct scope *s, const char *word, struct gathered *g,
    struct query_error *error)
{
	const char *name = name_find(s, word, error);

	if (name == NULL)
		return false;
	column_add(g, lookup_anywhere(s, name));
	return true;
}

static bool
columns_chosen(const struct scope *s, const struct words *fields,
    struct gathered *g, struct query_error *error)
{
	for (size_t i = 0; i < fields->n; i++) {
		const char *word = fields->items[i];
		size_t n = strlen(word);
		bool section = n > 2 && strcmp(word + n - 2, ".*") == 0;

		if (!(section ? columns_of_section(s, word, n - 2, g, error) :
		    column_by_name(s, word, g, error)))
			return false;
	}
	return true;
}

/* All fields of a section can be reserved or hidden. */
static bool
columns_any(const struct scope *s, const struct words *fields,
    const struct columns *c, struct query_error *error)
{
	if (c->n > 0)
		return true;
	return query_fail(error, fields->n > 0 ? fields->items[0] :
	    s->layouts[0]->sections[0]->name, "it has no field that can be printed");
}

bool
columns_make(const struct scope *s, const struct words *fields,
    struct columns *out, struct query_error *error)
{
	size_t most = context_section.nfields + 1;
	struct gathered g = { .place = NULL };

	for (const struct section *section = s->catalog->sections;
	    section != NULL; section = section->next)
		most += section->nfields;
	g.place = arena_take(&s->catalog->arena, most * sizeof *g.place);
	if (g.place == NULL)
		return false;
	g.columns.items = g.place;
	if (fields->n == 0)
		columns_usual(s, &g);
	else if (!columns_chosen(s, fields, &g, error))
		return false;
	*out = g.columns;
	return columns_any(s, fields, out, error);
}
