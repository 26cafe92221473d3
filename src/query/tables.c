/* tables - the tables of the layout files that are for records in a scope. */
#include "query/tables.h"

#include <string.h>

#include "record/view.h"

enum {
	FEW = 3,	/* columns of each family where there are several */
	FIRST = 6	/* columns of records without a table */
};

static bool
is_common(const struct table *t)
{
	return strcmp(t->name, "common") == 0;
}

/* The field of that name in a record of the scope; NULL when there is none. */
static const struct field *
scope_field(const struct scope *s, const char *name)
{
	const struct field *f;
	int slot;

	for (size_t i = 0; i < s->nlayouts; i++) {
		f = lookup_in_layout(s, s->layouts[i], name, &slot);
		if (f != NULL &&
		    !(s->layouts[i]->bare && slot == SLOT_CONTEXT))
			return f;
	}
	return NULL;
}

/* Gives the sink the fields of the table; those after the first ones, of which
 * there are few, are spare. */
static void
table_fields(const struct scope *s, const struct table *t, size_t few,
    struct tables_sink *sink)
{
	const struct field *f;
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		f = scope_field(s, t->columns[i].field);
		if (f != NULL)
			sink->take(sink, f, n++ >= few);
	}
}

/* Does a record of the scope have a field of the table? */
static bool
is_for_scope(const struct scope *s, const struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (scope_field(s, t->columns[i].field) != NULL)
			return true;
	return false;
}

/* How many families of records the scope has. */
static size_t
count_families(const struct scope *s)
{
	size_t n = 0;

	for (const struct table *t = s->catalog->tables; t != NULL;
	    t = t->next)
		n += !is_common(t) && is_for_scope(s, t);
	return n;
}

static void
first_fields(const struct scope *s, struct tables_sink *sink)
{
	const struct catalog *c = s->catalog;
	const struct section *section;
	size_t n = 0;

	for (section = c->sections; section != NULL; section = section->next) {
		if (section == c->header || section == c->identification ||
		    !scope_uses(s, section))
			continue;
		for (size_t i = 0; i < section->nfields && n < FIRST; i++) {
			const struct field *f = &section->fields[i];

			if (f->hidden || f->kind == FIELD_RESERVED ||
			    field_is_undocumented(f))
				continue;
			sink->take(sink, f, false);
			n++;
		}
	}
}

void
tables_usual(const struct scope *s, struct tables_sink *sink)
{
	const size_t families = count_families(s);
	const size_t few = families > 1 ? FEW : SIZE_MAX;
	const struct table *t;

	for (t = s->catalog->tables; t != NULL; t = t->next)
		if (is_common(t))
			table_fields(s, t, SIZE_MAX, sink);
	for (t = s->catalog->tables; t != NULL; t = t->next)
		if (!is_common(t))
			table_fields(s, t, few, sink);
	if (families == 0)
		first_fields(s, sink);
}

static const struct table_column *
table_column_find(const struct scope *s, const char *name)
{
	for (const struct table *t = s->catalog->tables; t != NULL;
	    t = t->next)
		for (size_t i = 0; i < t->n; i++)
			if (strcmp(t->columns[i].field, name) == 0)
				return &t->columns[i];
	return NULL;
}

const char *
tables_heading(const struct scope *s, const struct field *f, int *width)
{
	const struct table_column *c = table_column_find(s, f->name);
	const char *heading = c != NULL ? c->heading : f->label;
	const int usual = kind_width(f->kind, f->length);
	int n = (int)strlen(heading), wide;

	wide = c != NULL ? c->width : usual < 0 ? -usual : usual;
	if (wide > n)
		n = wide;
	if (n > TABLE_WIDTH_MAX)
		n = TABLE_WIDTH_MAX;
	*width = usual < 0 ? -n : n;
	return heading;
}
