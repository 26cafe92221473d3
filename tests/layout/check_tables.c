/* check_tables - the layouts of the other subtypes against their tables. */
#include <string.h>

#include "layout/tables.h"
#include "support/suites.h"
#include "support/support.h"

static struct catalog catalog;
static struct tables tables;

static void
setup(void)
{
	catalog_open(&catalog);
	tables_read(&tables);
}

static void
teardown(void)
{
	catalog_free(&catalog);
}

static const struct section *
section_of(const struct table_row *row)
{
	const struct section *s = catalog_section(&catalog, row->section);

	ck_assert_msg(s != NULL, "no section %s", row->section);
	return s;
}

/* The field at this bit. */
static const struct field *
field_at(const struct section *s, long bit)
{
	size_t i = 0;

	while (i < s->nfields && s->fields[i].offset != bit)
		i++;
	ck_assert_msg(i < s->nfields, "%s has no row at bit %ld", s->name,
	    bit);
	return &s->fields[i];
}

/* Bits have the name of their byte with a word behind it. */
static void
check_flags(const struct table_row *row)
{
	const size_t n = strlen(row->name);
	const struct field *f;

	for (size_t i = 0; i < row->nnumbers; i++) {
		f = field_at(section_of(row), row->offset * 8 +
		    (long)row->numbers[i]);
		ck_assert_int_eq(f->kind, FIELD_FLAG);
		ck_assert_msg(strncmp(f->name, row->name, n) == 0 &&
		    f->name[n] == '_', "%s", f->name);
	}
}

static void
check_codes(const struct table_row *row, const struct field *f)
{
	ck_assert_uint_eq(f->values->ncodes, row->nnumbers);
	for (size_t i = 0; i < row->nnumbers; i++)
		ck_assert_msg(values_find(f->values, row->numbers[i]) != NULL,
		    "%s: no %u", f->name, row->numbers[i]);
}

static const char *
kind_name(const struct table_row *row)
{
	return table_is(row, "time") ? "timestamp" : row->format;
}

static void
check_row(const struct table_row *row)
{
	bool bits = table_is(row, "bits");
	const struct field *f = field_at(section_of(row),
	    row->offset * 8 + (bits ? 4 : 0));
	long length = row->length == TABLE_OPEN ? LAYOUT_OPEN :
	    bits ? 4 : table_is(row, "time") ? 64 : row->length * 8;

	ck_assert_msg(f->length == length, "%s: want %ld bits, have %ld",
	    f->name, length, f->length);
	ck_assert_msg(strcmp(kind_row(f->kind)->name, kind_name(row)) == 0,
	    "%s: want %s, have %s", f->name, kind_name(row),
	    kind_row(f->kind)->name);
	if (strcmp(row->name, "-") == 0)
		ck_assert(f->name[0] >= 'a' && f->name[0] <= 'z');
	else
		ck_assert_str_eq(f->name, row->name);
	ck_assert_int_eq(f->utc, row->utc);
	if (f->kind == FIELD_CODE)
		check_codes(row, f);
}

START_TEST(test_rows_are_those_of_the_tables)
{
	for (size_t i = 0; i < tables.n; i++) {
		const struct table_row *row = &tables.rows[i];

		if (row->first)
			ck_assert_int_eq(section_of(row)->size,
			    row->size == TABLE_OPEN ? LAYOUT_OPEN : row->size);
		if (table_is(row, "flags"))
			check_flags(row);
		else if (!table_is(row, "date"))
			check_row(row);
	}
}
END_TEST

/* How many rows of a section the table makes, reserved ones left out. */
static size_t
rows_of(const struct section *s)
{
	size_t n = 0;

	for (size_t i = 0; i < tables.n; i++) {
		const struct table_row *row = &tables.rows[i];

		if (strcmp(row->section, s->name) != 0 ||
		    table_is(row, "reserved") || table_is(row, "date"))
			continue;
		n += table_is(row, "flags") ? row->nnumbers : 1;
	}
	return n;
}

START_TEST(test_no_row_is_in_no_table)
{
	for (size_t i = 0; i < tables.n; i++) {
		const struct section *s = section_of(&tables.rows[i]);
		size_t n = 0;

		if (!tables.rows[i].first)
			continue;
		for (size_t k = 0; k < s->nfields; k++)
			n += s->fields[k].kind != FIELD_RESERVED;
		ck_assert_msg(n == rows_of(s), "%s: want %zu rows, have %zu",
		    s->name, rows_of(s), n);
	}
}
END_TEST

START_TEST(test_sections_are_in_the_order_of_the_triplets)
{
	const struct record_layout *r;
	unsigned subtype = 0;
	size_t at = 0;

	for (size_t i = 0; i < tables.n; i++) {
		const struct table_row *row = &tables.rows[i];

		if (!row->first)
			continue;
		at = row->subtype == subtype ? at + 1 : 1;
		subtype = row->subtype;
		r = catalog_first(&catalog, subtype);
		ck_assert(r != NULL && r->nsections > at);
		ck_assert_ptr_eq(r->sections[0], catalog.identification);
		ck_assert_ptr_eq(r->sections[at], section_of(row));
	}
}
END_TEST

/* Newer releases have, or may have, more sections in these. */
START_TEST(test_records_that_can_have_more_sections_are_open)
{
	static const unsigned open[] = { 1, 2, 3, 11, 12, 70 };

	for (size_t i = 0; i < tables.n; i++) {
		const struct record_layout *r = catalog_first(&catalog,
		    tables.rows[i].subtype);
		bool want = false;

		for (size_t k = 0; k < sizeof open / sizeof open[0]; k++)
			want |= open[k] == r->subtype;
		ck_assert_msg(r->open == want, "%u", r->subtype);
	}
}
END_TEST

Suite *
suite_tables(void)
{
	Suite *s = suite_create("tables");
	TCase *t = tcase_create("tables");

	tcase_add_unchecked_fixture(t, setup, teardown);
	tcase_add_test(t, test_rows_are_those_of_the_tables);
	tcase_add_test(t, test_no_row_is_in_no_table);
	tcase_add_test(t, test_sections_are_in_the_order_of_the_triplets);
	tcase_add_test(t,
	    test_records_that_can_have_more_sections_are_open);
	suite_add_tcase(s, t);
	return s;
}
