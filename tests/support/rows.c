/* rows - csv, tsv, kv and json taken apart again, by hand and strictly. */
#include "support/rows.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "support/taker.h"

enum { COLUMNS_MAX = 2048 };

/* A value of csv, up to the comma or line end behind it. */
static void
csv_value(struct taker *p)
{
	bool quotes = taker_ahead(p) == '"', inside = quotes;
	char c;

	p->s += quotes;
	while (inside || (taker_ahead(p) != ',' && taker_ahead(p) != '\n')) {
		c = taker_next(p);
		if (c == '"' && taker_ahead(p) != '"') {
			taker_must(inside, p, "a quote");
			inside = false;
			continue;
		}
		taker_must(c != '"' || inside, p, "a quote");
		p->s += c == '"';
		if (c == '\\' && taker_ahead(p) == 'u') {
			p->s++;
			taker_escape(p);
			continue;
		}
		taker_must(inside || !quotes, p, "text behind a quote");
		taker_put(&p->value, c);
	}
}

/* A value of tsv, up to the tab or line end behind it. */
static void
tsv_value(struct taker *p)
{
	static const char letters[] = "\\ntr", meaning[] = "\\\n\t\r";
	const char *letter;
	char c;

	while (taker_ahead(p) != '\t' && taker_ahead(p) != '\n') {
		c = taker_next(p);
		if (c != '\\') {
			taker_put(&p->value, c);
			continue;
		}
		c = taker_next(p);
		if (c == 'u') {
			taker_escape(p);
			continue;
		}
		letter = strchr(letters, c);
		taker_must(letter != NULL && c != '\0', p, "an escape");
		taker_put(&p->value, meaning[letter - letters]);
	}
}

/* A line of names, then lines of values. */
static struct blob
rows_of_columns(struct blob text, void (*take)(struct taker *p),
    char separator)
{
	struct taker p = taker_open(text, false);
	char *names[COLUMNS_MAX];
	size_t n = 0, i;

	do {
		ck_assert_uint_lt(n, COLUMNS_MAX);
		take(&p);
		names[n++] = strdup(p.value.p);
		taker_clear(&p);
	} while (taker_next(&p) == separator);
	while (p.s < p.end) {
		for (i = 0; i < n; i++) {
			take(&p);
			taker_value(&p, names[i], false);
			taker_expect(&p, i + 1 < n ? separator : '\n');
		}
		taker_row(&p);
	}
	for (i = 0; i < n; i++)
		free(names[i]);
	return taker_close(&p);
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
kv_key(struct taker *p)
{
	p->key.n = 0;
	while (taker_ahead(p) != '=')
		taker_put(&p->key, taker_next(p));
	p->s++;
	taker_must(strpbrk(p->key.p, " \n\"") == NULL, p, "no key");
}

struct blob
rows_of_kv(struct blob text, bool full)
{
	struct taker p = taker_open(text, full);

	while (p.s < p.end) {
		while (taker_ahead(&p) != '\n') {
			kv_key(&p);
			if (taker_ahead(&p) == '"') {
				p.s++;
				taker_quoted(&p);
			} else {
				while (taker_ahead(&p) != ' ' && taker_ahead(&p) != '\n')
					taker_put(&p.value, taker_next(&p));
				taker_must(p.value.n > 0 && strpbrk(p.value.p,
				    "=\"\\") == NULL, &p, "no quotes");
			}
			taker_value(&p, p.key.p, full);
			if (taker_ahead(&p) != '\n')
				taker_expect(&p, ' ');
		}
		p.s++;
		taker_row(&p);
	}
	return taker_close(&p);
}

/* What stands behind a colon of json: a string, a number, true or false. */
static void
json_value(struct taker *p)
{
	if (taker_ahead(p) == '"') {
		p->s++;
		taker_quoted(p);
		return;
	}
	while (taker_ahead(p) != ',' && taker_ahead(p) != '}')
		taker_put(&p->value, taker_next(p));
	if (strcmp(p->value.p, "true") == 0 ||
	    strcmp(p->value.p, "false") == 0) {
		p->value.p[0] = p->value.p[0] == 't' ? '1' : '0';
		p->value.n = 1;
		return;
	}
	taker_must(p->value.n > 0 && strspn(p->value.p, "0123456789") ==
	    p->value.n && (p->value.p[0] != '0' || p->value.n == 1), p,
	    "no number");
}

struct blob
rows_of_json(struct blob text, bool full)
{
	struct taker p = taker_open(text, full);

	while (p.s < p.end) {
		taker_expect(&p, '{');
		while (taker_ahead(&p) != '}') {
			p.key.n = 0;
			taker_expect(&p, '"');
			while (taker_ahead(&p) != '"')
				taker_put(&p.key, taker_next(&p));
			p.s++;
			taker_expect(&p, ':');
			json_value(&p);
			taker_value(&p, p.key.p, full);
			if (taker_ahead(&p) != '}')
				taker_expect(&p, ',');
		}
		p.s++;
		taker_expect(&p, '\n');
		taker_row(&p);
	}
	return taker_close(&p);
}
