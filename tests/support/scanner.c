/* scanner - reads text character by character and collects rows. */
#include "support/scanner.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "support/rows.h"

enum { VALUE_MAX = 1 << 18 };

/* What stands behind a key, a value and a row. */
static const char key_end = '\xff', value_end = '\xfe', end_of_row = '\xfd';

void
scanner_must(bool ok, const struct scanner *p, const char *what)
{
	if (!ok)
		ck_abort_msg("%s, at \"%.40s\"", what, p->s);
}

void
scanner_put(struct blob *b, char c)
{
	if (b->n == VALUE_MAX)
		ck_abort_msg("a value is too long");
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

static struct blob
room(size_t n)
{
	struct blob b = { malloc(n + 1), 0 };

	ck_assert_ptr_nonnull(b.p);
	b.p[0] = '\0';
	return b;
}

struct scanner
scanner_open(struct blob text, bool full)
{
	return (struct scanner){ .s = text.p, .end = text.p + text.n,
		.full = full, .rows = room(0), .key = room(VALUE_MAX),
		.value = room(VALUE_MAX) };
}

struct blob
scanner_close(struct scanner *p)
{
	blob_free(&p->key);
	blob_free(&p->value);
	return p->rows;
}

static void
copy(struct scanner *p, const char *s, size_t n)
{
	if (p->rows.n + n >= p->room) {
		p->room = 2 * (p->rows.n + n) + 65536;
		p->rows.p = realloc(p->rows.p, p->room);
		scanner_must(p->rows.p != NULL, p, "no memory");
	}
	memcpy(p->rows.p + p->rows.n, s, n);
	p->rows.n += n;
	p->rows.p[p->rows.n] = '\0';
}

void
scanner_clear(struct scanner *p)
{
	p->value.n = 0;
	p->value.p[0] = '\0';
}

void
scanner_value(struct scanner *p, const char *key, bool keep)
{
	if (p->value.n > 0 || keep) {
		copy(p, key, strlen(key));
		copy(p, &key_end, 1);
		copy(p, p->value.p, p->value.n);
		copy(p, &value_end, 1);
	}
	scanner_clear(p);
}

void
scanner_row(struct scanner *p)
{
	copy(p, &end_of_row, 1);
}

char
scanner_next(struct scanner *p)
{
	scanner_must(p->s < p->end, p, "the text ends too early");
	return *p->s++;
}

char
scanner_ahead(const struct scanner *p)
{
	return p->s < p->end ? *p->s : '\0';
}

void
scanner_expect(struct scanner *p, char c)
{
	const char what[] = { 'w', 'a', 'n', 't', ' ', c, '\0' };

	scanner_must(scanner_ahead(p) == c, p, what);
	p->s++;
}

void
scanner_escape(struct scanner *p)
{
	char hex[5];
	unsigned long ch;

	for (int i = 0; i < 4; i++)
		hex[i] = scanner_next(p);
	hex[4] = '\0';
	ck_assert_msg(strspn(hex, "0123456789ABCDEF") == 4 &&
	    strncmp(hex, "00", 2) == 0, "\\u%s", hex);
	ch = strtoul(hex, NULL, 16);
	if (ch >= 0x80)
		scanner_put(&p->value, (char)(0xc0 | ch >> 6));
	scanner_put(&p->value, (char)(ch < 0x80 ? ch : 0x80 | (ch & 0x3f)));
}

void
scanner_quoted(struct scanner *p)
{
	static const char letters[] = "\"\\ntr", meaning[] = "\"\\\n\t\r";
	const char *letter;
	char c;

	while ((c = scanner_next(p)) != '"') {
		scanner_must((unsigned char)c >= 0x20, p,
		    "a control character");
		if (c != '\\') {
			scanner_put(&p->value, c);
			continue;
		}
		c = scanner_next(p);
		letter = strchr(letters, c);
		if (c == 'u')
			scanner_escape(p);
		else if (letter != NULL && c != '\0')
			scanner_put(&p->value, meaning[letter - letters]);
		else
			ck_abort_msg("there is no escape \\%c", c);
	}
}

struct blob
rows_value(struct blob rows, const char *key)
{
	const size_t n = strlen(key);
	char *s = rows.p, *end = rows.p + rows.n, *value, *after;

	while (s < end) {
		value = memchr(s, key_end, (size_t)(end - s));
		ck_assert_ptr_nonnull(value);
		after = memchr(value, value_end, (size_t)(end - value));
		ck_assert_ptr_nonnull(after);
		if ((size_t)(value - s) == n && memcmp(s, key, n) == 0)
			return (struct blob){ value + 1,
				(size_t)(after - value) - 1 };
		s = after + 1;
		s += s < end && *s == end_of_row;
	}
	ck_abort_msg("no %s", key);
}
