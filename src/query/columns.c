/* columns - the fields that were named, or the usual ones. */
#include "query/columns.h"

#include <string.h>
#include <strings.h>

#include "query/name.h"
#include "query/tables.h"
#include "record/context.h"

static uint32_t
hash_of(const char *name)
{
	uint32_t hash = 0;

	while (*name != '\0')
		hash = hash * 31 + (unsigned char)*name++;
	return hash;
}

/* Hundreds of names that begin alike are told apart by their hashes. */
static bool
column_is(const struct column *c, const char *name, uint32_t hash)
{
	return c->hash == hash && strcmp(c->name, name) == 0;
}

size_t
columns_find(const struct columns *c, const char *name, size_t hint)
{
	const uint32_t hash = hash_of(name);
	size_t i;

	for (i = hint; i < c->n; i++)
		if (column_is(&c->items[i], name, hash))
			return i;
	for (i = 0; i < hint && i < c->n; i++)
		if (column_is(&c->items[i], name, hash))
			return i;
	for (i = 0; i < c->nshared; i++)
		if (strcmp(c->shared[i].name, name) == 0)
			return c->shared[i].column;
	return c->n;
}

/* Columns while they are gathered: place is where the next one goes. */
struct gathered {
	struct tables_sink sink;
	struct columns columns;
	struct column *first;
	struct column *place;
};

typedef void column_change(struct gathered *g, const struct field *f);

/* A column that is there already is spare only as long as nothing but spare
 * fields ask for it. */
static void
column_put(struct gathered *g, const struct field *f, bool spare)
{
	size_t at;

	if (f->kind == FIELD_RESERVED)
		return;
	at = columns_find(&g->columns, f->name, 0);
	if (at < g->columns.n) {
		g->first[at].spare &= spare;
		return;
	}
	g->place->name = f->name;
	g->place->hash = hash_of(f->name);
	g->place->label = f->label;
	g->place->spare = spare;
	g->place++;
	g->columns.n++;
}

static void
column_add(struct gathered *g, const struct field *f)
{
	column_put(g, f, false);
}

static void
column_remove(struct gathered *g, const struct field *f)
{
	const size_t at = columns_find(&g->columns, f->name, 0);

	if (at == g->columns.n)
		return;
	g->place--;
	g->columns.n--;
	memmove(g->first + at, g->first + at + 1,
	    (g->columns.n - at) * sizeof *g->first);
}

static bool
is_usual(const struct field *f, enum usual_fields usual)
{
	return !f->hidden && (usual == USUAL_ALL || !field_is_undocumented(f));
}

/* The fields of all records in the scope; of these, the usual ones. */
static void
columns_of_scope(const struct scope *s, struct gathered *g, bool all,
    enum usual_fields usual)
{
	const struct section *section;

	for (section = s->catalog->sections; section != NULL;
	    section = section->next) {
		if (!scope_uses(s, section))
			continue;
		for (size_t i = 0; i < section->nfields; i++)
			if (all || is_usual(&section->fields[i], usual))
				column_add(g, &section->fields[i]);
	}
	if (scope_has_undecoded(s) &&
	    (all || is_usual(&context_undecoded, usual)))
		column_add(g, &context_undecoded);
}

static void
gathered_take(struct tables_sink *sink, const struct field *f, bool spare)
{
	column_put((struct gathered *)sink, f, spare);
}

/* A section of which nothing is documented is printed all the same. */
static void
columns_usual(const struct scope *s, enum usual_fields usual,
    struct gathered *g)
{
	if (usual == USUAL_TABLE)
		tables_usual(s, &g->sink);
	else
		columns_of_scope(s, g, false, usual);
	if (g->columns.n == 0)
		columns_of_scope(s, g, false, USUAL_ALL);
}

/* SECTION.*, of which length is what stands before the dot. */
static bool
columns_of_section(const struct scope *s, const char *word, size_t length,
    column_change *change, struct gathered *g, struct query_error *error)
{
	const struct section *section = s->catalog->sections;

	while (section != NULL && (strlen(section->name) != length ||
	    memcmp(section->name, word, length) != 0))
		section = section->next;
	if (section == NULL)
		return query_fail(error, word, "unknown section; see --list-fields");
	for (size_t i = 0; i < section->nfields; i++)
		change(g, &section->fields[i]);
	return true;
}

static bool
column_by_name(const struct scope *s, const char *word, column_change *change,
    struct gathered *g, struct query_error *error)
{
	const char *name = name_find(s, word, error);

	if (name == NULL)
		return false;
	change(g, lookup_anywhere(s, name));
	return true;
}

/* Adds what one word of -e stands for or, with a minus, leaves it out. */
static bool
columns_of_word(const struct scope *s, const char *word, struct gathered *g,
    struct query_error *error)
{
	column_change *change = word[0] == '-' ? column_remove : column_add;
	size_t n;

	word += word[0] == '-';
	n = strlen(word);
	if (strcasecmp(word, "all") == 0 && change == column_add) {
		columns_of_scope(s, g, true, USUAL_ALL);
		return true;
	}
	if (n > 2 && strcmp(word + n - 2, ".*") == 0)
		return columns_of_section(s, word, n - 2, change, g, error);
	return column_by_name(s, word, change, g, error);
}

bool
columns_are_usual(const struct words *fields)
{
	return fields->n == 0 || fields->items[0][0] == '-';
}

static bool
columns_chosen(const struct scope *s, const struct selection *selection,
    struct gathered *g, struct query_error *error)
{
	const struct words *fields = &selection->fields;

	if (columns_are_usual(fields))
		columns_usual(s, selection->usual, g);
	for (size_t i = 0; i < fields->n; i++)
		if (!columns_of_word(s, fields->items[i], g, error))
			return false;
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
	    s->layouts[0]->sections[0]->name, "no field is left to print");
}

/* Widths and headings, which only a table needs. */
static void
columns_measure(const struct scope *s, bool raw, struct gathered *g)
{
	const struct field *f;

	for (struct column *c = g->first; c < g->place; c++) {
		f = lookup_anywhere(s, c->name);
		c->label = tables_heading(s, f, &c->width);
		if (!raw && scope_adds_zone(s, f))
			c->width += c->width < 0 ? -ZONE_TEXT : ZONE_TEXT;
	}
}

bool
columns_make(const struct scope *s, const struct selection *selection,
    struct columns *out, struct query_error *error)
{
	size_t most = context_section.nfields + 1;
	struct gathered g = { .sink = { gathered_take } };

	for (const struct section *section = s->catalog->sections;
	    section != NULL; section = section->next)
		most += section->nfields;
	g.place = arena_take(&s->catalog->arena, most * sizeof *g.place);
	if (g.place == NULL)
		return false;
	g.columns.items = g.first = g.place;
	if (!columns_chosen(s, selection, &g, error))
		return false;
	*out = g.columns;
	if (selection->usual == USUAL_TABLE)
		columns_measure(s, selection->raw, &g);
	return columns_any(s, &selection->fields, out, error);
}
