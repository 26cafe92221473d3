/* name - words to fields: by name, by name in any case, by label. */
#include "query/name.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "query/suggest.h"
#include "record/context.h"

/* Fields of different names that fit a word. */
struct fits {
	const char *first;	/* NULL: none */
	bool several;
	char list[320];	/* of their names, as many as there is room for */
	bool more;
};

/* Is the name one of those in the list? */
static bool
is_listed(const char *list, const char *name)
{
	const size_t n = strlen(name);
	const char *at;

	for (at = strstr(list, name); at != NULL; at = strstr(at + 1, name))
		if ((at == list || at[-1] == ' ') &&
		    (at[n] == '\0' || at[n] == ','))
			return true;
	return false;
}

static void
fits_add(struct fits *fits, const char *name)
{
	const size_t n = strlen(fits->list);

	if (fits->first != NULL && strcmp(fits->first, name) == 0)
		return;
	if (fits->first == NULL)
		fits->first = name;
	else
		fits->several = true;
	if (is_listed(fits->list, name))
		return;
	if (n + 2 + strlen(name) < sizeof fits->list)
		snprintf(fits->list + n, sizeof fits->list - n, "%s%s",
		    n > 0 ? ", " : "", name);
	else
		fits->more = true;
}

static void
fits_of_section(struct fits *fits, const struct section *s, const char *word,
    bool label)
{
	for (size_t i = 0; i < s->nfields; i++) {
		const struct field *f = &s->fields[i];

		if (f->kind != FIELD_RESERVED &&
		    strcasecmp(label ? f->label : f->name, word) == 0)
			fits_add(fits, f->name);
	}
}

/* The fields of the scope whose name, or label, is the word in any case. */
static void
fits_of_scope(struct fits *fits, const struct scope *s, const char *word,
    bool label)
{
	fits_of_section(fits, &context_section, word, label);
	for (const struct section *section = s->catalog->sections;
	    section != NULL; section = section->next)
		if (scope_uses(s, section))
			fits_of_section(fits, section, word, label);
}

const char *
name_find(const struct scope *s, const char *word, struct query_error *error)
{
	const struct field *f = lookup_anywhere(s, word);
	struct fits fits = { .first = NULL };

	if (f != NULL)
		return f->name;
	fits_of_scope(&fits, s, word, false);
	if (fits.first == NULL)
		fits_of_scope(&fits, s, word, true);
	if (fits.first != NULL && !fits.several)
		return fits.first;
	if (fits.several) {
		snprintf(error->hint, sizeof error->hint, "; use one of %s%s",
		    fits.list, fits.more ? " and more" : "");
		query_fail(error, word, "several fields fit");
	} else {
		suggest_fields(s, word, error);
		query_fail(error, word, "unknown field");
	}
	return NULL;
}
