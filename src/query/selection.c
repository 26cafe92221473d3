/* selection - a set of subtypes and lists of words. */
#include "query/selection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

/* The first subtype from i on that is in the set, or with in false, is not. */
static unsigned
subtype_next(const struct selection *s, unsigned i, bool in)
{
	while (i <= UINT16_MAX && selection_has(s, i) != in)
		i++;
	return i;
}

/* N or N-N, with what stands before it. Returns how many characters. */
static size_t
range_words(unsigned from, unsigned to, const char *before, char *out,
    size_t n)
{
	int length;

	if (from == to)
		length = snprintf(out, n, "%s%u", before, from);
	else
		length = snprintf(out, n, "%s%u-%u", before, from, to);
	return (size_t)length;
}

void
selection_words(const struct selection *s, char *out, size_t n)
{
	unsigned from = subtype_next(s, 0, true);
	unsigned end = subtype_next(s, from, false);
	bool one = subtype_next(s, end, true) > UINT16_MAX;
	size_t used = 0;

	if (one && from == 0 && end > UINT16_MAX) {
		snprintf(out, n, "any subtype");
		return;
	}
	while (from <= UINT16_MAX && used < n) {
		used += range_words(from, end - 1, used > 0 ? ", " :
		    one && end == from + 1 ? "subtype " : "subtypes ",
		    out + used, n - used);
		from = subtype_next(s, end, true);
		end = subtype_next(s, from, false);
	}
}

static void
skip_blanks(const char **s)
{
	*s += strspn(*s, " ");
}

/* Takes the word or character at *s, with the blanks around it. */
static bool
take(const char **s, const char *word)
{
	skip_blanks(s);
	if (strncasecmp(*s, word, strlen(word)) != 0)
		return false;
	*s += strlen(word);
	skip_blanks(s);
	return true;
}

/* Reads the number at *s, which is moved behind it. */
static bool
subtype_parse(const char **s, unsigned *out)
{
	uint64_t subtype;
	size_t n;

	skip_blanks(s);
	n = number_read(*s, strlen(*s), 10, UINT16_MAX, &subtype);
	if (n == 0)
		return false;
	*out = (unsigned)subtype;
	*s += n;
	skip_blanks(s);
	return true;
}

/* N, N-N, or N:N as IFASMFDP has it. */
static bool
numbers_parse(const char **s, struct selection *out)
{
	unsigned from, to;

	if (!subtype_parse(s, &from))
		return false;
	to = from;
	if ((take(s, "-") || take(s, ":")) && !subtype_parse(s, &to))
		return false;
	if (to < from)
		return false;
	selection_add(out, from, to);
	return true;
}

/* What is in the brackets of 119(...). */
static bool
bracket_parse(const char **s, struct selection *out)
{
	do
		if (!numbers_parse(s, out))
			return false;
	while (take(s, ","));
	return take(s, ")");
}

/* 119 is the record type: alone it is all of its subtypes. */
static bool
type_parse(const char **s, struct selection *out)
{
	const char *at = *s;
	unsigned type;

	if (!subtype_parse(&at, &type) || type != 119 ||
	    (*at != '(' && *at != ',' && *at != '\0'))
		return false;
	*s = at;
	if (take(s, "("))
		return bracket_parse(s, out);
	selection_add(out, 0, UINT16_MAX);
	return true;
}

static bool
range_parse(const char **s, struct selection *out)
{
	if (take(s, "ipsec")) {
		selection_add(out, 73, 80);
		return true;
	}
	if (take(s, "all")) {
		selection_add(out, 0, UINT16_MAX);
		return true;
	}
	return type_parse(s, out) || numbers_parse(s, out);
}

bool
selection_parse(struct selection *s, const char *list)
{
	do
		if (!range_parse(&list, s))
			return false;
	while (take(&list, ","));
	return *list == '\0';
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
