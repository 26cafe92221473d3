/* catalog - finding by name what the layout files gave. */
#include "layout/catalog.h"

#include <string.h>

/* The sections that every record of type 119 begins with. */
static const char header_name[] = "SMF119HDR";
static const char identification_name[] = "SMF119TI";

/* Adds the layout at the end of those of its subtype. */
static void
index_add(struct catalog *c, struct record_layout *r)
{
	r->index = c->nlayouts++;
	r->sibling = NULL;
	if (c->nslots < r->nsections + 1)
		c->nslots = r->nsections + 1;
	if (r->subtype < 256 && c->first[r->subtype] == NULL)
		c->first[r->subtype] = r;
	for (struct record_layout *b = c->records; b != r; b = b->next)
		if (b->subtype == r->subtype && b->sibling == NULL)
			b->sibling = r;
}

void
catalog_index(struct catalog *c)
{
	memset(c->first, 0, sizeof c->first);
	c->nlayouts = 0;
	c->header = catalog_section(c, header_name);
	c->identification = catalog_section(c, identification_name);
	c->generic = (struct record_layout){ .open = true,
		.sections = &c->identification,
		.nsections = c->identification != NULL };
	c->nslots = 2;	/* header, and one section */
	for (struct record_layout *r = c->records; r != NULL; r = r->next)
		index_add(c, r);
	c->generic.index = c->nlayouts++;
}

const struct record_layout *
catalog_first_large(const struct catalog *c, unsigned subtype)
{
	const struct record_layout *r = c->records;

	while (r != NULL && r->subtype != subtype)
		r = r->next;
	return r;
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
