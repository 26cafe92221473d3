/* glob - walks pattern and text; a * that took too little is tried again. */
#include "query/glob.h"

#include <ctype.h>
#include <string.h>

#include "lib/utf8.h"

/* What is left of a pattern or a text. */
struct walk {
	const uint8_t *p;
	const uint8_t *end;
};

static const struct {
	const char *name;
	int (*has)(int ch);
} classes[] = {
	{ "alnum", isalnum }, { "alpha", isalpha }, { "blank", isblank },
	{ "cntrl", iscntrl }, { "digit", isdigit }, { "graph", isgraph },
	{ "lower", islower }, { "print", isprint }, { "punct", ispunct },
	{ "space", isspace }, { "upper", isupper }, { "xdigit", isxdigit },
};

static bool
starts(const struct walk *w, const char *s)
{
	const size_t n = strlen(s);

	return (size_t)(w->end - w->p) >= n && memcmp(w->p, s, n) == 0;
}

/* Takes [:NAME:], which is of ASCII characters. False: it is not there. */
static bool
class_take(struct walk *pattern, unsigned ch, bool *any)
{
	struct walk w = *pattern;

	if (!starts(&w, "[:"))
		return false;
	for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
		w.p = pattern->p + 2;
		if (!starts(&w, classes[i].name))
			continue;
		w.p += strlen(classes[i].name);
		if (!starts(&w, ":]"))
			continue;
		*any |= ch < 0x80 && classes[i].has((int)ch);
		pattern->p = w.p + 2;
		return true;
	}
	return false;
}

/* A character within brackets, or of a range of them. */
static unsigned
bracket_character(struct walk *pattern)
{
	if (*pattern->p == '\\' && pattern->p + 1 < pattern->end)
		pattern->p++;
	return utf8_next(&pattern->p, pattern->end);
}

static void
range_take(struct walk *pattern, unsigned ch, bool *any)
{
	const unsigned low = bracket_character(pattern);
	unsigned high = low;

	if (starts(pattern, "-") && pattern->p + 1 < pattern->end &&
	    pattern->p[1] != ']') {
		pattern->p++;
		high = bracket_character(pattern);
	}
	*any |= ch >= low && ch <= high;
}

/* Takes what is behind [, up to the ] that ends it. False: there is none, and
 * the bracket stands for itself. */
static bool
bracket_take(struct walk *pattern, unsigned ch, bool *matches)
{
	struct walk w = *pattern;
	const bool none = starts(&w, "!") || starts(&w, "^");
	const uint8_t *first;
	bool any = false;

	w.p += none;
	first = w.p;
	while (w.p < w.end) {
		if (*w.p == ']' && w.p > first) {
			pattern->p = w.p + 1;
			*matches = any != none;
			return true;
		}
		if (!class_take(&w, ch, &any))
			range_take(&w, ch, &any);
	}
	return false;
}

/* Takes one element of the pattern that is not *: does it stand for ch? */
static bool
element_matches(struct walk *pattern, unsigned ch)
{
	const unsigned c = utf8_next(&pattern->p, pattern->end);
	bool matches;

	if (c == '?')
		return true;
	if (c == '[' && bracket_take(pattern, ch, &matches))
		return matches;
	if (c != '\\')
		return c == ch;
	return pattern->p < pattern->end &&
	    utf8_next(&pattern->p, pattern->end) == ch;
}

static bool
take_stars(struct walk *pattern)
{
	const uint8_t *from = pattern->p;

	while (pattern->p < pattern->end && *pattern->p == '*')
		pattern->p++;
	return pattern->p > from;
}

bool
glob_matches(const char *pattern, struct span text)
{
	const uint8_t *start = (const uint8_t *)pattern;
	struct walk p = { start, start + strlen(pattern) };
	struct walk t = { text.p, text.p + text.n };
	struct walk star = { NULL, p.end }, from = t;

	for (;;) {
		if (take_stars(&p)) {
			if (p.p == p.end)
				return true;
			star = p;
			from = t;
		}
		if (t.p == t.end)
			return p.p == p.end;
		if (p.p < p.end &&
		    element_matches(&p, utf8_next(&t.p, t.end)))
			continue;
		if (star.p == NULL)
			return false;
		p = star;	/* the * takes one more character */
		utf8_next(&from.p, from.end);
		t = from;
	}
}
