/* text - makes tables for a format and a code page, and prints texts by them. */
#include "emit/text.h"

#include <string.h>

#include "emit/print.h"
#include "lib/utf8.h"

enum {
	SPECIAL_LONG = 1,	/* not one ASCII character */
	SPECIAL_QUOTE = 2,	/* the whole text needs quotes */
	SPECIAL_BACKSLASH = 4,	/* to be escaped where it looks like an escape */
	SPECIAL_FORMULA = 8,	/* guarded: begins a formula */
	SPECIAL_DIGIT = 16,	/* guarded: a text of these alone is a number */
	WHY = 8		/* bits from a character to these */
};

static bool
is_control(unsigned ch)
{
	return ch < 0x20 || (ch >= 0x7f && ch < 0xa0);
}

static size_t
unicode_escape(unsigned ch, char *out)
{
	const uint8_t low = (uint8_t)ch;

	memcpy(out, "\\u00", 4);
	print_hex(out + 4, &low, 1);
	return 6;
}

/* The letter that follows the backslash in tsv, kv and JSON, or 0. */
static char
short_escape(enum text_style style, unsigned ch)
{
	switch (ch) {
	case '"':
		return style == TEXT_TSV ? 0 : '"';
	case '\\':
		return '\\';
	case '\n':
		return 'n';
	case '\t':
		return 't';
	case '\r':
		return 'r';
	default:
		return 0;
	}
}

static size_t
backslash_escape(enum text_style style, unsigned ch, char *out)
{
	char letter = short_escape(style, ch);

	if (letter == 0)
		return is_control(ch) ? unicode_escape(ch, out) :
		    codepage_utf8(ch, out);
	out[0] = '\\';
	out[1] = letter;
	return 2;
}

static size_t
csv_escape(unsigned ch, char *out)
{
	if (ch == '"') {
		memcpy(out, "\"\"", 2);
		return 2;
	}
	if (is_control(ch) && ch != '\n')
		return unicode_escape(ch, out);
	return codepage_utf8(ch, out);
}

static size_t
escape(enum text_style style, unsigned ch, char *out)
{
	switch (style) {
	case TEXT_CSV:
		return csv_escape(ch, out);
	case TEXT_TSV:
	case TEXT_KV:
	case TEXT_JSON:
		return backslash_escape(style, ch, out);
	case TEXT_PLAIN:
		break;
	}
	return is_control(ch) ? unicode_escape(ch, out) :
	    codepage_utf8(ch, out);
}

static bool
needs_quotes(enum text_style style, unsigned ch)
{
	if (style == TEXT_CSV)
		return ch == ',' || ch == '"' || ch == '\n';
	if (style == TEXT_KV)
		return ch == ' ' || ch == '=' || ch == '"' || ch == '\\' ||
		    is_control(ch);
	return false;
}

void
text_table_make(struct text_table *t, const struct codepage *page,
    enum text_style style)
{
	unsigned ch;

	memset(t, 0, sizeof *t);
	t->style = style;
	for (int i = 0; i < 256; i++) {
		ch = page->chars[i];
		t->length[i] = (uint8_t)escape(style, ch, t->escaped[i]);
		t->plain[i] = (uint8_t)t->escaped[i][0];
		if (t->length[i] != 1 || ch >= 0x80)
			t->special[i] |= SPECIAL_LONG;
		if (needs_quotes(style, ch))
			t->special[i] |= SPECIAL_QUOTE;
		if (ch == '\\' && (style == TEXT_PLAIN || style == TEXT_CSV))
			t->special[i] |= SPECIAL_BACKSLASH;
		t->plain[i] |= (uint16_t)(t->special[i] << WHY);
	}
}

/* The guard that a character can need. */
static unsigned
guard_kind(unsigned ch)
{
	if (ch >= '0' && ch <= '9')
		return SPECIAL_DIGIT;
	return ch != 0 && ch < 0x80 && strchr("=+-@\t\r\n", (int)ch) != NULL ?
	    SPECIAL_FORMULA : 0;
}

void
text_table_guard(struct text_table *t, const struct codepage *page)
{
	t->guarded = true;
	for (int i = 0; i < 256; i++) {
		t->special[i] |= (uint8_t)guard_kind(page->chars[i]);
		t->plain[i] |= (uint16_t)(t->special[i] << WHY);
	}
}

/* Must a ' stand in front of the text? */
static bool
guard_needed(const struct text_table *t, struct span s)
{
	unsigned all = SPECIAL_DIGIT;

	if (!t->guarded || s.n == 0)
		return false;
	for (const uint8_t *p = s.p, *end = s.p + s.n; p < end; p++)
		all &= t->special[*p];
	return all != 0 || t->special[*s.p] & SPECIAL_FORMULA;
}

/* A backslash of the text that would read as one of our escapes. */
static bool
looks_escaped(const struct text_table *t, const uint8_t *p, const uint8_t *end)
{
	return t->special[*p] & SPECIAL_BACKSLASH && p + 1 < end &&
	    t->plain[p[1]] == 'u';
}

static char *
escaped_print(const struct text_table *t, const uint8_t *from,
    const uint8_t *to, const uint8_t *end, char *p)
{
	for (; from < to; from++) {
		if (looks_escaped(t, from, end)) {
			p += unicode_escape('\\', p);
			continue;
		}
		memcpy(p, t->escaped[*from], TEXT_LONGEST);
		p += t->length[*from];
	}
	return p;
}

static bool
quotes_needed(const struct text_table *t, struct span s)
{
	unsigned special = 0;

	for (const uint8_t *p = s.p, *end = s.p + s.n; p < end; p++)
		special |= t->special[*p];
	return special & SPECIAL_QUOTE;
}

static char *
special_print(const struct text_table *t, struct span s, char *p)
{
	bool quotes = quotes_needed(t, s);

	if (quotes)
		*p++ = '"';
	if (guard_needed(t, s))
		*p++ = '\'';
	p = escaped_print(t, s.p, s.p + s.n, s.p + s.n, p);
	if (quotes)
		*p++ = '"';
	return p;
}

static inline unsigned
one_print(const struct text_table *t, const uint8_t *from, char *to)
{
	const unsigned ch = t->plain[*from];

	*to = (char)ch;
	return ch;
}

/* Four at once; returns their high bits. */
static inline unsigned
four_print(const struct text_table *t, const uint8_t *from, char *to)
{
	unsigned all = one_print(t, from, to);

	all |= one_print(t, from + 1, to + 1);
	all |= one_print(t, from + 2, to + 2);
	return all | one_print(t, from + 3, to + 3);
}

char *
text_print(const struct text_table *t, struct span s, char *p)
{
	const uint8_t *from = s.p;
	unsigned all = 0;
	char *to = p;
	size_t n = s.n;

	for (; n >= 4; n -= 4, from += 4, to += 4)
		all |= four_print(t, from, to);
	for (; n > 0; n--)
		all |= one_print(t, from++, to++);
	if (all >> WHY == 0)
		return to;
	if (all >> WHY != SPECIAL_QUOTE)
		return special_print(t, s, p);
	memmove(p + 1, p, s.n);
	*p = '"';
	to[1] = '"';
	return to + 2;
}

/* Long text, piece by piece. */
void
text_put(const struct text_table *t, struct span s, struct out *out)
{
	const uint8_t *p = s.p, *end = s.p + s.n, *to;
	bool quotes = quotes_needed(t, s);

	if (quotes)
		out_put(out, "\"", 1);
	if (guard_needed(t, s))
		out_put(out, "'", 1);
	for (; p < end; p = to) {
		to = end - p > TEXT_SHORT ? p + TEXT_SHORT : end;
		out_done(out, escaped_print(t, p, to, end,
		    out_room(out, TEXT_ROOM)));
	}
	if (quotes)
		out_put(out, "\"", 1);
}

/* A backslash that would read as one of our escapes is escaped itself. */
static size_t
utf8_escape(enum text_style style, unsigned ch, bool before_u, char *out)
{
	if (ch == '\\' && before_u &&
	    (style == TEXT_PLAIN || style == TEXT_CSV))
		return unicode_escape(ch, out);
	return escape(style, ch, out);
}

/* The same as guard_needed, for UTF-8. */
static bool
guard_needed_utf8(const struct text_table *t, struct span s)
{
	unsigned all = SPECIAL_DIGIT;

	if (!t->guarded || s.n == 0)
		return false;
	for (const uint8_t *p = s.p, *end = s.p + s.n; p < end; p++)
		all &= guard_kind(*p);
	return all != 0 || guard_kind(*s.p) == SPECIAL_FORMULA;
}

void
text_put_utf8(const struct text_table *t, struct span s, struct out *out)
{
	const uint8_t *p = s.p, *end = s.p + s.n, *from;
	char escaped[TEXT_LONGEST];
	bool quotes = false;
	unsigned ch;

	while (p < end)
		quotes |= needs_quotes(t->style, utf8_next(&p, end));
	if (quotes)
		out_put(out, "\"", 1);
	if (guard_needed_utf8(t, s))
		out_put(out, "'", 1);
	for (p = s.p; p < end;) {
		from = p;
		ch = utf8_next(&p, end);
		if (ch < 0x10000)
			out_put(out, escaped, utf8_escape(t->style, ch,
			    p < end && *p == 'u', escaped));
		else
			out_put(out, (const char *)from, (size_t)(p - from));
	}
	if (quotes)
		out_put(out, "\"", 1);
}
