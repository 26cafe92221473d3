/* columns - which fields are printed, and in which order. */
#include <string.h>

#include "record/context.h"
#include "query/draft.h"

size_t
draft_column(const struct draft *d, const char *name, size_t hint)
{
	size_t i;

	for (i = hint; i < d->ncolumns; i++)
		if (strcmp(d->columns[i].name, name) == 0)
			return i;
	for (i = 0; i < hint && i < d->ncolumns; i++)
		if (strcmp(d->columns[i].name, name) == 0)
			return i;
	return d->ncolumns;
}

static void
column_add(struct draft *d, const struct field *f)
{
	if (f->kind == FIELD_RESERVED ||
	    draft_column(d, f->name, 0) < d->ncolumns)
		return;
	d->columns[d->ncolumns].name = f->name;
	d->columns[d->ncolumns++].label = f->label;
}

static bool
section_is_used(const struct draft *d, const struct section *s)
{
	const struct record_layout *r;

	if (d->only != NULL)
		return s == d->only;
	if (s == d->header)
		return !d->selection->headed;
	if (s == d->identification)
		return true;
	for (r = d->catalog->records; r != NULL; r = r->next)
		for (size_t i = 0; i < r->nsections; i++)
			if (r->sections[i] == s && draft_selects(d, r))
				return true;
	return false;
}

static void
columns_usual(struct draft *d)
{
	const struct section *s;

	for (s = d->catalog->sections; s != NULL; s = s->next) {
		if (!section_is_used(d, s))
			continue;
		for (size_t i = 0; i < s->nfields; i++)
			if (!s->fields[i].hidden)
				column_add(d, &s->fields[i]);
	}
	if (d->only == NULL)
		column_add(d, &context_undecoded);
}

/* SECTION.* */
static bool
columns_of_section(struct draft *d, const char *word, size_t length)
{
	const struct section *s;

	for (s = d->catalog->sections; s != NULL; s = s->next) {
		if (strlen(s->name) != length ||
		    memcmp(s->name, word, length) != 0)
			continue;
		for (size_t i = 0; i < s->nfields; i++)
			column_add(d, &s->fields[i]);
		return true;
	}
	d->error->word = word;
	d->error->what = "there is no such section";
	return false;
}

static bool
column_by_name(struct draft *d, const char *word)
{
	const struct field *f = section_field(&context_section, word);
	const struct section *s;

	for (s = d->catalog->sections; s != NULL && f == NULL; s = s->next)
		f = section_field(s, word);
	if (f == NULL && strcmp(word, context_undecoded.name) == 0)
		f = &context_undecoded;
	if (f == NULL || f->kind == FIELD_RESERVED) {
		d->error->word = word;
		d->error->what = "there is no such field";
		draft_nearest(d, word);
		return false;
	}
	column_add(d, f);
	return true;
}

static bool
columns_chosen(struct draft *d)
{
	const struct words *words = &d->selection->fields;
	const char *word;
	size_t n;

	for (size_t i = 0; i < words->n; i++) {
		word = words->items[i];
		n = strlen(word);
		if (n > 2 && strcmp(word + n - 2, ".*") == 0) {
			if (!columns_of_section(d, word, n - 2))
				return false;
		} else if (!column_by_name(d, word)) {
			return false;
		}
	}
	return true;
}

/* A section can be all reserved or hidden. */
static bool
columns_any(struct draft *d)
{
	if (d->ncolumns > 0)
		return true;
	d->error->word = d->only != NULL ? d->only->name :
	    d->selection->fields.items[0];
	d->error->what = "it has no field that can be printed";
	return false;
}

bool
draft_columns(struct draft *d)
{
	const struct section *s;
	size_t most = context_section.nfields + 1;

	for (s = d->catalog->sections; s != NULL; s = s->next)
		most += s->nfields;
	d->columns = arena_take(&d->catalog->arena, most * sizeof *d->columns);
	if (d->columns == NULL)
		return false;
	if (d->selection->fields.n == 0)
		columns_usual(d);
	else if (!columns_chosen(d))
		return false;
	return columns_any(d);
}
