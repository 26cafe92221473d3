/* check_random - random records of the other subtypes, cell by cell.
 *
 * Each record is made from the tables in tests/layout/tables.txt, together
 * with the text that each of its fields must be printed as. */
#include <arpa/inet.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "layout/tables.h"
#include "support/rows.h"
#include "support/suites.h"
#include "support/support.h"
#include "tools/records/record.h"

enum { HEADER = 24, CELLS_MAX = 400, CELL_MAX = 160, ROUNDS = 2 };

struct cell {
	char name[64];
	char text[CELL_MAX];
	bool code;	/* a token: which one is not known */
};

static struct tables tables;
static struct cell cells[CELLS_MAX];
static size_t ncells;
static struct bytes body;
static uint64_t state;
static bool ipv6;	/* of the record in hand */

static void
setup(void)
{
	tables_read(&tables);
}

static unsigned
roll(unsigned n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (unsigned)(state >> 33) % n;
}

static struct cell *
cell_add(const char *name)
{
	ck_assert_uint_lt(ncells, CELLS_MAX);
	memset(&cells[ncells], 0, sizeof cells[ncells]);
	snprintf(cells[ncells].name, sizeof cells[ncells].name, "%s", name);
	return &cells[ncells++];
}

/* A number of up to n bytes: often a small or the largest one. */
static uint64_t
number(size_t n)
{
	uint64_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | roll(256);
	if (roll(8) == 0)
		return n == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * n) - 1;
	return roll(4) == 0 ? v & 0xff : v;
}

static void
put_uint(const struct table_row *row, struct cell *c)
{
	uint64_t v = number((size_t)row->length);

	bytes_add_int(&body, v, (size_t)row->length);
	snprintf(c->text, sizeof c->text, "%" PRIu64, v);
}

/* TOD clock units, 4096 of which are a microsecond. */
static void
put_micros(struct cell *c)
{
	uint64_t v = number(8) >> 12;

	bytes_add_int(&body, v << 12 | roll(4096), 8);
	snprintf(c->text, sizeof c->text, "%" PRIu64, v);
}

static void
put_hex(size_t n, struct cell *c)
{
	int at = snprintf(c->text, sizeof c->text, "0x");

	for (size_t i = 0; i < n; i++) {
		unsigned byte = roll(256);

		bytes_add_byte(&body, byte);
		at += snprintf(c->text + at, sizeof c->text - (size_t)at,
		    "%02X", byte);
	}
}

/* Blanks behind the text are padding; it begins and ends with none. */
static void
put_text(const struct table_row *row, bool plain, struct cell *c)
{
	static const char ascii[] = "AIJRSZ059,\"=\\ az";
	static const uint8_t ebcdic[] = { 0xc1, 0xc9, 0xd1, 0xd9, 0xe2, 0xe9,
		0xf0, 0xf5, 0xf9, 0x6b, 0x7f, 0x7e, 0xe0, 0x40, 0x81, 0xa9 };
	size_t room = row->length == TABLE_OPEN ? 40 : (size_t)row->length;
	size_t n = 1 + roll((unsigned)room), k;

	for (size_t i = 0; i < n; i++) {
		k = roll(plain || i == 0 || i + 1 == n ? 9 : 16);
		bytes_add_byte(&body, ebcdic[k]);
		c->text[i] = ascii[k];
	}
	if (row->length != TABLE_OPEN)
		bytes_fill(&body, 0x40, room - n);
}

static void
put_code(const struct table_row *row, struct cell *c)
{
	unsigned v = roll(8) == 0 ? 200 + roll(56) :
	    row->numbers[roll((unsigned)row->nnumbers)];

	bytes_add_int(&body, v, (size_t)row->length);
	c->code = table_has_number(row, v);
	snprintf(c->text, sizeof c->text, "%u", v);
}

/* The flag of the address family matches the record's addresses. */
static void
put_flags(const struct table_row *row)
{
	size_t n = strlen(row->name);
	bool family = n > 5 && strcmp(row->name + n - 5, "Flags") == 0;
	uint64_t v = 0;

	for (size_t i = 0; i < row->nnumbers; i++) {
		bool on = family && row->numbers[i] == 0 ? ipv6 :
		    roll(2) != 0;
		struct cell *c = cell_add(row->name);

		snprintf(c->text, sizeof c->text, "%d", on);
		v |= (uint64_t)on << (row->length * 8 - 1 -
		    (long)row->numbers[i]);
		snprintf(c->name + n, sizeof c->name - n, "@%u",
		    row->numbers[i]);
	}
	bytes_add_int(&body, v, (size_t)row->length);
}

/* In 11 and 12 an IPv4 address comes first; elsewhere it is mapped. */
static void
put_address(const struct table_row *row, struct cell *c)
{
	bool zert = row->subtype == 11 || row->subtype == 12;
	uint8_t p[16] = { 0x20, 0x01, 0x0d, 0xb8 };
	size_t at = ipv6 ? 0 : zert ? 0 : 12;

	for (size_t i = ipv6 ? 4 : at; i < (ipv6 ? 16 : at + 4); i++)
		p[i] = (uint8_t)(1 + roll(255));
	if (!ipv6 && !zert) {
		memset(p, 0, 10);
		p[10] = p[11] = 0xff;
	} else if (!ipv6) {
		memset(p + 4, 0, 12);
	}
	bytes_add(&body, p, 16);
	inet_ntop(ipv6 ? AF_INET6 : AF_INET, p + at, c->text, CELL_MAX);
}

/* A day of 2026, as month and day, and as the day of the year. */
static int
random_day(int *month, int *day)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int of_year;

	*month = (int)roll(12);
	*day = of_year = 1 + (int)roll((unsigned)lengths[*month]);
	for (int i = 0; i < *month; i++)
		of_year += lengths[i];
	++*month;
	return of_year;
}

static void
put_time(const struct table_row *row, struct cell *c)
{
	unsigned t = roll(24 * 60 * 60 * 100);
	int month, day, of_year = random_day(&month, &day);

	bytes_add_int(&body, t, 4);
	bytes_add_int(&body, 0x01260000u | (unsigned)(of_year / 100) << 12 |
	    (unsigned)(of_year / 10 % 10) << 8 |
	    (unsigned)(of_year % 10) << 4 | 0xf, 4);
	snprintf(c->text, sizeof c->text,
	    "2026-%02d-%02dT%02u:%02u:%02u.%02u%s", month, day, t / 360000,
	    t / 6000 % 60, t / 100 % 60, t % 100, row->utc ? "Z" : "");
}

/* 46,021 days from 1900 to 2026. */
static void
put_stck(struct cell *c)
{
	unsigned s = roll(24 * 60 * 60), micros = roll(1000000);
	int month, day, of_year = random_day(&month, &day);
	uint64_t tod = ((UINT64_C(46020) + (unsigned)of_year) * 86400 + s) *
	    1000000 + micros;

	bytes_add_int(&body, tod << 12 | roll(4096), 8);
	snprintf(c->text, sizeof c->text,
	    "2026-%02d-%02dT%02u:%02u:%02u.%06uZ", month, day, s / 3600,
	    s / 60 % 60, s % 60, micros);
}

static void
put_row(const struct table_row *row)
{
	struct cell *c;

	if (table_is(row, "date"))
		return;
	if (table_is(row, "reserved")) {
		for (long i = 0; i < row->length; i++)
			bytes_add_byte(&body, roll(256));
		return;
	}
	if (table_is(row, "flags")) {
		put_flags(row);
		return;
	}
	c = cell_add(row->name);
	if (table_is(row, "text") || table_is(row, "alnum"))
		put_text(row, table_is(row, "alnum"), c);
	else if (table_is(row, "hex"))
		put_hex((size_t)row->length, c);
	else if (table_is(row, "code"))
		put_code(row, c);
	else if (table_is(row, "address"))
		put_address(row, c);
	else if (table_is(row, "time"))
		put_time(row, c);
	else if (table_is(row, "stck"))
		put_stck(c);
	else if (table_is(row, "micros"))
		put_micros(c);
	else if (table_is(row, "bits")) {
		unsigned v = roll(256);

		bytes_add_byte(&body, v);
		snprintf(c->text, sizeof c->text, "%u", v & 15);
	} else
		put_uint(row, c);
}

/* The triplets, of the identification section and those of the tables. */
static void
put_triplets(const size_t *starts, size_t n, struct bytes *out)
{
	size_t at = HEADER + 4 + 8 * (n + 1);

	bytes_add_int(out, (n + 1) << 16, 4);
	bytes_add_int(out, at, 4);
	bytes_add_int(out, 64 << 16 | 1, 4);
	for (size_t i = 0; i < n; i++) {
		bytes_add_int(out, at + 64 + starts[i], 4);
		bytes_add_int(out, (starts[i + 1] - starts[i]) << 16 | 1, 4);
	}
}

static void
make_record(unsigned subtype, struct bytes *out)
{
	size_t starts[16], n = 0;

	ncells = body.n = out->n = 0;
	for (size_t i = 0; i < tables.n; i++) {
		if (tables.rows[i].subtype != subtype)
			continue;
		if (tables.rows[i].first)
			starts[n++] = body.n;
		put_row(&tables.rows[i]);
	}
	starts[n] = body.n;
	bytes_add_int(out, (HEADER + 4 + 8 * (n + 1) + 64 + body.n) << 16, 4);
	header_add(out, 119, 4566000, 0x0126325f);
	bytes_fill(out, 0x40, 4);
	bytes_add_int(out, subtype, 2);
	put_triplets(starts, n, out);
	bytes_fill(out, 0x40, 64);
	bytes_add(out, body.p, body.n);
}

/* Flags have the name of their byte and a word that is not in the tables:
 * the bits stand in order. */
static struct blob
cell_value(struct blob rows, const struct cell *c, unsigned subtype)
{
	static struct catalog catalog;
	const char *mark = strchr(c->name, '@');
	const struct record_layout *r;
	size_t n = mark != NULL ? (size_t)(mark - c->name) : 0, seen = 0;
	const struct cell *first = c;

	if (mark == NULL)
		return rows_value(rows, c->name);
	while (first > cells && strncmp(first[-1].name, c->name, n + 1) == 0)
		first--;
	if (catalog.sections == NULL)
		catalog_open(&catalog);
	r = catalog_first(&catalog, subtype);
	for (size_t i = 0; i < r->nsections; i++)
		for (size_t k = 0; k < r->sections[i]->nfields; k++) {
			const struct field *f = &r->sections[i]->fields[k];

			if (f->kind == FIELD_FLAG &&
			    strncmp(f->name, c->name, n) == 0 &&
			    f->name[n] == '_' && seen++ == (size_t)(c - first))
				return rows_value(rows, f->name);
		}
	ck_abort_msg("%s", c->name);
}

static void
check_cells(struct blob rows, unsigned subtype, const char *format)
{
	for (size_t i = 0; i < ncells; i++) {
		const struct cell *c = &cells[i];
		struct blob have;

		if (c->name[0] == '-')
			continue;	/* has no name in the tables */
		have = cell_value(rows, c, subtype);
		ck_assert_msg(have.p != NULL, "%s: no %s", format, c->name);
		if (c->code)
			ck_assert_msg(have.n != strlen(c->text) ||
			    memcmp(have.p, c->text, have.n) != 0,
			    "%s: %s: want a token, have %s", format, c->name,
			    c->text);
		else
			ck_assert_msg(have.n == strlen(c->text) &&
			    memcmp(have.p, c->text, have.n) == 0,
			    "%s: %s: want %s, have %.*s", format, c->name,
			    c->text, (int)have.n, have.p);
	}
}

static struct blob
rows_of(const char *format, struct blob text)
{
	if (strcmp(format, "csv") == 0)
		return rows_of_csv(text);
	if (strcmp(format, "tsv") == 0)
		return rows_of_tsv(text);
	return strcmp(format, "kv") == 0 ? rows_of_kv(text, true) :
	    rows_of_json(text, true);
}

static void
check_format(const char *format, unsigned subtype)
{
	struct result r;
	struct blob rows;
	char arguments[256];

	snprintf(arguments, sizeof arguments, "-s %u -o %s %s", subtype,
	    format, scratch_path("random"));
	r = run_smf119(arguments);
	ck_assert_msg(r.status == 0 && r.err.n == 0, "%s", r.err.p);
	rows = rows_of(format, r.out);
	check_cells(rows, subtype, format);
	blob_free(&rows);
	result_free(&r);
}

static const unsigned subtypes[] = { 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 20, 21,
	22, 23, 70, 72 };

START_TEST(test_random_record_is_printed_cell_by_cell)
{
	struct bytes record = { 0 };

	state = subtypes[_i];
	for (int i = 0; i < ROUNDS; i++) {
		ipv6 = i % 2 != 0;
		make_record(subtypes[_i], &record);
		scratch_write("random", record.p, record.n);
		check_format("csv", subtypes[_i]);
		check_format("tsv", subtypes[_i]);
		check_format("kv", subtypes[_i]);
		check_format("json", subtypes[_i]);
	}
	bytes_free(&record);
}
END_TEST

Suite *
suite_random(void)
{
	Suite *s = suite_create("random");
	TCase *t = tcase_create("random");

	tcase_set_timeout(t, 120);
	tcase_add_unchecked_fixture(t, setup, NULL);
	tcase_add_loop_test(t, test_random_record_is_printed_cell_by_cell, 0,
	    (int)(sizeof subtypes / sizeof subtypes[0]));
	suite_add_tcase(s, t);
	return s;
}
