/* suggest - which names a mistyped one could have meant. */
#include "query/suggest.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "record/context.h"

enum { LONGEST = 64, FAR = 1000, SHOWN = 3, PER_CHANGE = 4 };

struct nearest {
	const char *name[SHOWN];
	size_t distance[SHOWN];
};

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Insertions, deletions and changes of letters from a to b, case aside. */
static size_t
edit_distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1], n = strlen(b), diagonal, above;

	if (n > LONGEST)
		return FAR;
	for (size_t i = 0; i <= n; i++)
		row[i] = i;
	for (size_t k = 1; *a != '\0'; a++, k++) {
		diagonal = row[0];
		row[0] = k;
		for (size_t i = 1; i <= n; i++) {
			above = row[i];
			row[i] = least(above + 1, row[i - 1] + 1, diagonal +
			    (tolower((unsigned char)*a) !=
			    tolower((unsigned char)b[i - 1])));
			diagonal = above;
		}
	}
	return row[n];
}

static bool
begins_with(const char *name, const char *word)
{
	while (*word != '\0' && tolower((unsigned char)*name) ==
	    tolower((unsigned char)*word)) {
		name++;
		word++;
	}
	return *word == '\0';
}

/* A name that holds the word is near, however much longer it is. */
static size_t
name_distance(const char *word, const char *name)
{
	for (const char *at = name; *at != '\0'; at++)
		if (begins_with(at, word))
			return 1;
	return edit_distance(word, name);
}

/* One change for each few letters of the word: what is further is nonsense. */
static size_t
field_distance(const char *word, const struct field *f)
{
	size_t name = name_distance(word, f->name);
	size_t label = name_distance(word, f->label);
	size_t distance = label < name ? label : name;

	return distance <= 1 + strlen(word) / PER_CHANGE ? distance : FAR;
}

static void
nearest_add(struct nearest *best, const char *word, const struct field *f)
{
	size_t distance = field_distance(word, f), i = SHOWN;

	for (size_t k = 0; k < SHOWN; k++)
		if (best->name[k] != NULL &&
		    strcmp(best->name[k], f->name) == 0)
			return;
	while (i > 0 && distance < best->distance[i - 1]) {
		i--;
		if (i + 1 < SHOWN) {
			best->name[i + 1] = best->name[i];
			best->distance[i + 1] = best->distance[i];
		}
		best->name[i] = f->name;
		best->distance[i] = distance;
	}
}

static void
nearest_of_section(struct nearest *best, const char *word,
    const struct section *s)
{
	for (size_t i = 0; i < s->nfields; i++)
		if (s->fields[i].kind != FIELD_RESERVED)
			nearest_add(best, word, &s->fields[i]);
}

void
suggest_fields(const struct scope *s, const char *word,
    struct query_error *error)
{
	struct nearest best = { .distance = { FAR, FAR, FAR } };
	const struct section *section;
	char *hint = error->hint;
	size_t room = sizeof error->hint, n = 0;

	if (strlen(word) == 0 || strlen(word) > LONGEST)
		return;
	nearest_of_section(&best, word, &context_section);
	for (section = s->catalog->sections; section != NULL;
	    section = section->next)
		if (scope_uses(s, section))
			nearest_of_section(&best, word, section);
	for (section = s->catalog->sections; section != NULL &&
	    best.name[0] == NULL; section = section->next)
		nearest_of_section(&best, word, section);
	for (int i = 0; i < SHOWN && best.name[i] != NULL && n < room; i++)
		n += (size_t)snprintf(hint + n, room - n, "%s%s",
		    i == 0 ? "; perhaps " : ", ", best.name[i]);
}
