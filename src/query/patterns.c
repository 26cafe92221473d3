/* patterns - what follows ~ in a test: shell patterns, any of which may match. */
#include "query/patterns.h"

#include <ctype.h>
#include <string.h>

#include "query/glob.h"

static size_t
count_patterns(const char *s)
{
	size_t n = 1;

	for (; *s != '\0'; s++)
		n += *s == '|';
	return n;
}

bool
patterns_match(const struct patterns *p, struct span text)
{
	for (const char *const *item = p->items; *item != NULL; item++)
		if (glob_matches(*item, text))
			return true;
	return false;
}

static bool
split(struct arena *a, const char *s, struct patterns *out)
{
	size_t n = count_patterns(s);
	const char **items = arena_take(a, (n + 1) * sizeof *items);

	for (size_t i = 0; items != NULL && i < n; i++) {
		size_t length = strcspn(s, "|");

		items[i] = arena_text(a, s, length);
		if (items[i] == NULL)
			return false;
		s += length + (s[length] == '|');
	}
	out->items = items;
	return items != NULL;
}

/* A copy with the letters of ASCII in lower case; NULL: no memory. */
static const char *
lower(struct arena *a, const char *s)
{
	char *copy = arena_text(a, s, strlen(s));

	for (char *c = copy; c != NULL && *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	return copy;
}

/* Tries the patterns, which are in lower case, on a token or words. */
static bool
try_text(struct arena *a, const struct patterns *p, const char *text,
    bool *matching)
{
	const char *copy = lower(a, text);

	if (copy == NULL)
		return false;
	*matching |= patterns_match(p,
	    (struct span){ (const uint8_t *)copy, strlen(copy) });
	return true;
}

static bool
try_codes(struct arena *a, const struct values *values, const char *s,
    struct patterns *out)
{
	bool *matching = arena_take(a, values->ncodes + 1);
	struct patterns lowered;

	s = lower(a, s);
	if (matching == NULL || s == NULL || !split(a, s, &lowered))
		return false;
	for (size_t i = 0; i < values->ncodes; i++) {
		const struct code *c = &values->codes[i];

		if (!try_text(a, &lowered, c->token, &matching[i]) ||
		    !try_text(a, &lowered, c->words, &matching[i]))
			return false;
	}
	out->codes = values->codes;
	out->matching = matching;
	return true;
}

bool
patterns_parse(struct arena *a, const struct values *values, const char *s,
    struct patterns *out)
{
	return split(a, s, out) &&
	    (values == NULL || try_codes(a, values, s, out));
}
