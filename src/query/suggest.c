/* suggest - which names a mistyped one could have meant. */
#include "query/suggest.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "lib/edits.h"
#include "record/context.h"

enum {
	SHOWN = 3,	/* fields */
	CODES_ALL = 20,	/* codes that are shown without a choice, and */
	CODES_NEAR = 10	/* of more of them, the nearest */
};

struct nearest {
	const char *name[SHOWN];
	size_t distance[SHOWN];
};

/* A name that holds the word is near, however much longer it is. */
static size_t
name_distance(const char *word, const char *name)
{
	const size_t n = strlen(word);

	for (const char *at = name; *at != '\0'; at++)
		if (strncasecmp(at, word, n) == 0)
			return 1;
	return edits_between(word, name);
}

/* One change for every few letters of the word; names further away are not
 * suggested. */
static size_t
field_distance(const char *word, const struct field *f)
{
	size_t name = name_distance(word, f->name);
	size_t label = name_distance(word, f->label);
	size_t distance = label < name ? label : name;

	return distance <= edits_allowed(word) ? distance : EDITS_FAR;
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
	struct nearest best = { .distance = { EDITS_FAR, EDITS_FAR, EDITS_FAR } };
	const struct section *section;
	char *hint = error->hint;
	size_t room = sizeof error->hint, n = 0;

	snprintf(hint, room, "; see --list-fields");
	if (strlen(word) == 0 || strlen(word) > EDITS_LONGEST)
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

/* Adds a word to a hint. False: it has no room. */
static bool
hint_add(struct query_error *error, const char *before, const char *word)
{
	const size_t n = strlen(error->hint), room = sizeof error->hint - n;

	if (strlen(before) + strlen(word) >= room)
		return false;
	snprintf(error->hint + n, room, "%s%s", before, word);
	return true;
}

static size_t
code_distance(const char *word, const struct code *c)
{
	size_t token = name_distance(word, c->token);
	size_t words = name_distance(word, c->words);

	return token < words ? token : words;
}

/* A code in the order of distances; of equal ones, the first comes first. */
struct near_code {
	size_t distance;
	size_t next;	/* the index behind it; 0: before all codes */
};

/* The code that follows *at, which becomes its place; NULL: there is none. */
static const struct code *
code_next(const struct values *v, const char *word, struct near_code *at)
{
	struct near_code best = { SIZE_MAX, 0 };
	size_t distance;

	for (size_t i = 0; i < v->ncodes; i++) {
		distance = code_distance(word, &v->codes[i]);
		if (distance < best.distance && (distance > at->distance ||
		    (distance == at->distance && i >= at->next)))
			best = (struct near_code){ distance, i + 1 };
	}
	*at = best;
	return best.next > 0 ? &v->codes[best.next - 1] : NULL;
}

static void
suggest_near_codes(const struct values *v, const char *word,
    struct query_error *error)
{
	const char *before = "; perhaps ";
	struct near_code at = { 0, 0 };
	const struct code *c;

	for (int i = 0; i < CODES_NEAR; i++) {
		c = code_next(v, word, &at);
		if (c == NULL || !hint_add(error, before, c->token))
			break;
		before = ", ";
	}
	hint_add(error, "", "; see --list-values");
}

void
suggest_codes(const struct values *v, const char *word,
    struct query_error *error)
{
	const char *before = "; use a number or one of ";

	error->hint[0] = '\0';
	if (v->ncodes > CODES_ALL) {
		suggest_near_codes(v, word, error);
		return;
	}
	for (size_t i = 0; i < v->ncodes; i++) {
		if (!hint_add(error, before, v->codes[i].token))
			break;
		before = ", ";
	}
}
