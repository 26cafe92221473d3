/* selection - a set of subtypes and lists of words. */
#include "query/selection.h"

#include <stdlib.h>
#include <string.h>

#include "lib/number.h"

void
selection_add(struct selection *s, unsigned from, unsigned to)
{
	for (unsigned i = from; i <= to; i++)
		s->subtypes[i / 8] |= (uint8_t)(1u << i % 8);
}

bool
selection_is_empty(const struct selection *s)
{
	static const uint8_t none[sizeof s->subtypes];

	return memcmp(s->subtypes, none, sizeof none) == 0;
}

/* Reads the subtype at *s, which is moved behind it. */
static bool
subtype_parse(const char **s, unsigned *out)
{
	uint64_t subtype;
	size_t n = number_read(*s, strlen(*s), 10, UINT16_MAX, &subtype);

	if (n == 0)
		return false;
	*out = (unsigned)subtype;
	*s += n;
	return true;
}

static bool
range_parse(const char **s, struct selection *out)
{
	unsigned from, to;

	if (strncmp(*s, "ipsec", 5) == 0) {
		*s += 5;
		selection_add(out, 73, 80);
		return true;
	}
	if (strncmp(*s, "all", 3) == 0) {
		*s += 3;
		selection_add(out, 0, UINT16_MAX);
		return true;
	}
	if (!subtype_parse(s, &from))
		return false;
	to = from;
	if (**s == '-') {
		++*s;
		if (!subtype_parse(s, &to))
			return false;
	}
	if (to < from)
		return false;
	selection_add(out, from, to);
	return true;
}

bool
selection_parse(struct selection *s, const char *list)
{
	while (range_parse(&list, s)) {
		if (*list == '\0')
			return true;
		if (*list++ != ',')
			break;
	}
	return false;
}

bool
words_add(struct words *w, const char *text)
{
	const char **items = realloc(w->items, (w->n + 1) * sizeof *items);

	if (items == NULL)
		return false;
	w->items = items;
	w->items[w->n++] = text;
	return true;
}

void
words_free(struct words *w)
{
	free(w->items);
	w->items = NULL;
	w->n = 0;
}
