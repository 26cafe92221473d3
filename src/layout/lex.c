/* lex - lines and tokens of a layout file. */
#include "layout/lex.h"

#include <string.h>

#include "lib/number.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
line_next(const char **text, const char *end, struct line *line)
{
	static const char bom[] = "\xef\xbb\xbf";
	const char *s = *text, *newline;

	if (line->number == 0 && end - s >= 3 && memcmp(s, bom, 3) == 0)
		s += 3;
	if (s == end)
		return false;
	newline = memchr(s, '\n', (size_t)(end - s));
	line->s = s;
	line->n = (size_t)((newline != NULL ? newline : end) - s);
	line->number++;
	line->at = 0;
	*text = newline != NULL ? newline + 1 : end;
	return true;
}

bool
line_is_indented(const struct line *line)
{
	return line->n > 0 && is_blank(line->s[0]);
}

static size_t
string_end(const struct line *line, size_t at)
{
	while (at < line->n && line->s[at] != '"')
		at++;
	return at;
}

static size_t
word_end(const struct line *line, size_t at)
{
	while (at < line->n && !is_blank(line->s[at]) && line->s[at] != '#' &&
	    line->s[at] != '"')
		at++;
	return at;
}

struct token
token_next(struct line *line)
{
	struct token t = { TOKEN_END, line->s, 0, 0 };
	size_t from, to;

	while (line->at < line->n && is_blank(line->s[line->at]))
		line->at++;
	from = line->at;
	t.column = (unsigned)from + 1;
	if (from == line->n || line->s[from] == '#')
		return t;
	if (line->s[from] == '"') {
		to = string_end(line, ++from);
		t.kind = to < line->n ? TOKEN_STRING : TOKEN_OPEN;
		line->at = to < line->n ? to + 1 : to;
	} else {
		to = line->at = word_end(line, from);
		t.kind = TOKEN_WORD;
	}
	t.s = line->s + from;
	t.n = to - from;
	return t;
}

bool
token_is(const struct token *t, const char *w)
{
	return t->kind == TOKEN_WORD && t->n == strlen(w) &&
	    memcmp(t->s, w, t->n) == 0;
}

bool
token_number(const struct token *t, uint64_t max, uint64_t *out)
{
	if (t->kind != TOKEN_WORD)
		return false;
	if (t->n > 3 && t->s[0] == 'X' && t->s[1] == '\'' &&
	    t->s[t->n - 1] == '\'')
		return number_read(t->s + 2, t->n - 3, 16, max, out) ==
		    t->n - 3;
	return number_parse(t->s, t->n, max, out);
}

bool
token_is_name(const struct token *t)
{
	for (size_t i = 0; i < t->n; i++) {
		char c = t->s[i];

		if (!is_digit(c) && c != '_' && c != '-' &&
		    !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'))
			return false;
	}
	return t->kind == TOKEN_WORD && t->n > 0;
}
