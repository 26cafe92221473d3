/* rows - strict parsers of csv, tsv, kv and json. */
#include "support/rows.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "support/scanner.h"

enum { COLUMNS_MAX = 2048 };

/* A value of csv, up to the comma or line end behind it. */
static void
csv_value(struct scanner *p)
{
	bool quotes = scanner_ahead(p) == '"', inside = quotes;
	char c;

	p->s += quotes;
	while (inside || (scanner_ahead(p) != ',' &&
	    scanner_ahead(p) != '\n')) {
		c = scanner_next(p);
		if (c == '"' && scanner_ahead(p) != '"') {
			scanner_must(inside, p, "a quote");
			inside = false;
			continue;
		}
		scanner_must(c != '"' || inside, p, "a quote");
		p->s += c == '"';
		if (c == '\\' && scanner_ahead(p) == 'u') {
			p->s++;
			scanner_escape(p);
			continue;
		}
		scanner_must(inside || !quotes, p, "text behind a quote");
		scanner_put(&p->value, c);
	}
}

/* A value of tsv, up to the tab or line end behind it. */
static void
tsv_value(struct scanner *p)
{
	static const char letters[] = "\\ntr", meaning[] = "\\\n\t\r";
	const char *letter;
	char c;

	while (scanner_ahead(p) != '\t' && scanner_ahead(p) != '\n') {
		c = scanner_next(p);
		if (c != '\\') {
			scanner_put(&p->value, c);
			continue;
		}
		c = scanner_next(p);
		if (c == 'u') {
			scanner_escape(p);
			continue;
		}
		letter = strchr(letters, c);
		scanner_must(letter != NULL && c != '\0', p, "an escape");
		scanner_put(&p->value, meaning[letter - letters]);
	}
}

/* A line of names, then lines of values. */
static struct blob
rows_of_columns(struct blob text, void (*take)(struct scanner *p),
    char separator)
{
	struct scanner p = scanner_open(text, false);
	char *names[COLUMNS_MAX];
	size_t n = 0, i;

	do {
		ck_assert_uint_lt(n, COLUMNS_MAX);
		take(&p);
		names[n++] = strdup(p.value.p);
		scanner_clear(&p);
	} while (scanner_next(&p) == separator);
	while (p.s < p.end) {
		for (i = 0; i < n; i++) {
			take(&p);
			scanner_value(&p, names[i], false);
			scanner_expect(&p, i + 1 < n ? separator : '\n');
		}
		scanner_row(&p);
	}
	for (i = 0; i < n; i++)
		free(names[i]);
	return scanner_close(&p);
}

struct blob
rows_of_csv(struct blob text)
{
	return rows_of_columns(text, csv_value, ',');
}

struct blob
rows_of_tsv(struct blob text)
{
	return rows_of_columns(text, tsv_value, '\t');
}

static void
kv_key(struct scanner *p)
{
	p->key.n = 0;
	while (scanner_ahead(p) != '=')
		scanner_put(&p->key, scanner_next(p));
	p->s++;
	scanner_must(strpbrk(p->key.p, " \n\"") == NULL, p, "no key");
}

struct blob
rows_of_kv(struct blob text, bool full)
{
	struct scanner p = scanner_open(text, full);

	while (p.s < p.end) {
		while (scanner_ahead(&p) != '\n') {
			kv_key(&p);
			if (scanner_ahead(&p) == '"') {
				p.s++;
				scanner_quoted(&p);
			} else {
				while (scanner_ahead(&p) != ' ' &&
				    scanner_ahead(&p) != '\n')
					scanner_put(&p.value, scanner_next(&p));
				scanner_must(p.value.n > 0 && strpbrk(p.value.p,
				    "=\"\\") == NULL, &p, "no quotes");
			}
			scanner_value(&p, p.key.p, full);
			if (scanner_ahead(&p) != '\n')
				scanner_expect(&p, ' ');
		}
		p.s++;
		scanner_row(&p);
	}
	return scanner_close(&p);
}

/* What stands behind a colon of json: a string, a number, true or false. */
static void
json_value(struct scanner *p)
{
	if (scanner_ahead(p) == '"') {
		p->s++;
		scanner_quoted(p);
		return;
	}
	while (scanner_ahead(p) != ',' && scanner_ahead(p) != '}')
		scanner_put(&p->value, scanner_next(p));
	if (strcmp(p->value.p, "true") == 0 ||
	    strcmp(p->value.p, "false") == 0) {
		p->value.p[0] = p->value.p[0] == 't' ? '1' : '0';
		p->value.n = 1;
		return;
	}
	scanner_must(p->value.n > 0 && strspn(p->value.p, "0123456789") ==
	    p->value.n && (p->value.p[0] != '0' || p->value.n == 1), p,
	    "no number");
}

struct blob
rows_of_json(struct blob text, bool full)
{
	struct scanner p = scanner_open(text, full);

	while (p.s < p.end) {
		scanner_expect(&p, '{');
		while (scanner_ahead(&p) != '}') {
			p.key.n = 0;
			scanner_expect(&p, '"');
			while (scanner_ahead(&p) != '"')
				scanner_put(&p.key, scanner_next(&p));
			p.s++;
			scanner_expect(&p, ':');
			json_value(&p);
			scanner_value(&p, p.key.p, full);
			if (scanner_ahead(&p) != '}')
				scanner_expect(&p, ',');
		}
		p.s++;
		scanner_expect(&p, '\n');
		scanner_row(&p);
	}
	return scanner_close(&p);
}
