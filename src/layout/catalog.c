/* catalog - finding by name what the layout files gave. */
#include "layout/catalog.h"

#include <string.h>

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
