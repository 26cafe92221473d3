/* catalog - looking things up in what the layout files said. */
#include <string.h>

#include "layout/builtin.h"
#include "layout/layout.h"

bool
layout_load_builtin(struct catalog *c, const char **file,
    struct layout_error *error)
{
	bool ok = true;

	c->loads++;
	for (const struct builtin *b = builtin_layouts; ok && b->name; b++) {
		*file = b->name;
		ok = layout_load(c, (const char *)b->text, b->size, error);
	}
	return ok;
}

void
catalog_free(struct catalog *c)
{
	arena_free(&c->arena);
	memset(c, 0, sizeof *c);
}

const struct section *
catalog_section(const struct catalog *c, const char *name)
{
	const struct section *s = c->sections;

	while (s != NULL && strcmp(s->name, name) != 0)
		s = s->next;
	return s;
}

const struct values *
catalog_values(const struct catalog *c, const char *name)
{
	const struct values *v = c->values;

	while (v != NULL && strcmp(v->name, name) != 0)
		v = v->next;
	return v;
}

const struct field *
section_field(const struct section *s, const char *name)
{
	for (size_t i = 0; i < s->nfields; i++)
		if (strcmp(s->fields[i].name, name) == 0)
			return &s->fields[i];
	return NULL;
}

const struct code *
values_find_large(const struct values *v, uint64_t number)
{
	for (size_t i = 0; i < v->ncodes; i++)
		if (v->codes[i].number == number)
			return &v->codes[i];
	return NULL;
}

const struct field *
section_cut_field(const struct section *s, size_t n)
{
	const struct field *f;
	long end = (long)n * 8;

	if (n >= s->fixed)
		return NULL;
	for (size_t i = 0; i < s->nfields; i++) {
		f = &s->fields[i];
		if (f->offset < end && f->length != LAYOUT_OPEN &&
		    f->offset + f->length > end)
			return f;
	}
	return NULL;
}
