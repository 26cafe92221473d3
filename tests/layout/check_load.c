/* check_load - which layout files load, and the messages for those that do not. */
#include <string.h>

#include "layout/load.h"
#include "layout/layout_mistakes.h"
#include "support/suites.h"
#include "support/support.h"

static struct catalog catalog;
static struct layout_error error;

static void
teardown(void)
{
	catalog_free(&catalog);
}

static bool
load(const char *text)
{
	return layout_load(&catalog, text, strlen(text), &error);
}

static void
must_load(const char *text)
{
	ck_assert_msg(load(text), "%u:%u: want %s, have %s", error.line,
	    error.column, error.want, error.have);
}

#define HEAD "values v\n 1 ONE \"one\"\n"
#define FLAG " f 0.0 flag \"F\"\n r 0.1 reserved 7b\n"

static void
check_mistake(const struct mistake *m)
{
	ck_assert_msg(!load(m->text), "%s", m->text);
	ck_assert_msg(error.line == m->line && error.column == m->column &&
	    strstr(error.want, m->want) != NULL &&
	    strstr(error.have, m->have) != NULL,
	    "%s: want %u:%u %s / %s, have %u:%u %s / %s", m->text, m->line,
	    m->column, m->want, m->have, error.line, error.column, error.want,
	    error.have);
}

START_TEST(test_mistake_is_named_with_line_column_want_and_have)
{
	check_mistake(&mistakes[_i]);
}
END_TEST

START_TEST(test_mistake_of_a_whole_section_is_named_at_its_head)
{
	for (size_t i = 0; i < nsection_mistakes; i++) {
		catalog_free(&catalog);
		check_mistake(&section_mistakes[i]);
	}
}
END_TEST
START_TEST(test_kinds_and_attributes_are_taken)
{
	const struct section *s;
	const struct field *f;

	must_load(HEAD "section s * \"S\"\n" FLAG
	    " b 1.0 bits 3 \"B\"\n c 1.3 bits 5 \"C\" hidden\n"
	    " d 2 code 2 v \"D\" optional\n e 4 uint 8 bytes \"E\"\n"
	    " g 12 address f \"G\"\n h 28 address \"H\" hidden\n"
	    " i 44 unixtime 4 \"I\"\n j 48 timestamp 8 \"J\"\n"
	    " k 56 hex 2 \"K\"\n l 58 text 6 optional\n m 64 reserved 2\n"
	    " n 66 text * \"N\"\n");
	s = catalog_section(&catalog, "s");
	ck_assert_uint_eq(s->nfields, 14);
	ck_assert_int_eq(s->size, LAYOUT_OPEN);
	ck_assert_str_eq(s->label, "S");
	f = section_field(s, "c");
	ck_assert(f->kind == FIELD_BITS && f->offset == 11 &&
	    f->length == 5 && f->hidden && !f->optional);
	f = section_field(s, "d");
	ck_assert(f->kind == FIELD_CODE && f->optional && !f->hidden);
	ck_assert_ptr_eq(f->values, catalog_values(&catalog, "v"));
	f = section_field(s, "e");
	ck_assert_str_eq(f->unit, "bytes");
	f = section_field(s, "l");
	ck_assert_str_eq(f->label, "l");
	ck_assert(f->optional && !f->hidden);
	f = section_field(s, "n");
	ck_assert_int_eq(f->length, LAYOUT_OPEN);
	ck_assert_ptr_null(section_field(s, "z"));
	ck_assert_ptr_null(catalog_section(&catalog, "z"));
	ck_assert_ptr_null(catalog_values(&catalog, "z"));
}
END_TEST

START_TEST(test_line_ends_blanks_and_comments_do_not_matter)
{
	must_load("");
	must_load("# nothing\n\n   \n");
	must_load("section s 1 \"S # no comment\"# comment\r\n"
	    "\ta\t0 uint 1 \"A\" # comment\r\n");
	ck_assert_str_eq(catalog_section(&catalog, "s")->label,
	    "S # no comment");
	must_load("section t 1 \"T\"\n a 0 uint 1 \"A\"");
}
END_TEST

START_TEST(test_codes_are_sorted_and_found)
{
	const struct values *v;

	must_load("values v\n 300 BIG \"big\"\n 0xFF B \"b\"\n 2 A \"a\"\n"
	    " 18446744073709551615 MAX \"max\"\n");
	v = catalog_values(&catalog, "v");
	ck_assert_uint_eq(v->ncodes, 4);
	for (size_t i = 1; i < v->ncodes; i++)
		ck_assert_uint_lt(v->codes[i - 1].number, v->codes[i].number);
	ck_assert_str_eq(values_find(v, 255)->token, "B");
	ck_assert_str_eq(values_find(v, 300)->words, "big");
	ck_assert_str_eq(values_find(v, UINT64_MAX)->token, "MAX");
	ck_assert_ptr_null(values_find(v, 1));
	ck_assert_ptr_null(values_find(v, 301));
}
END_TEST

START_TEST(test_later_file_replaces_section_values_and_records)
{
	const struct section *s;
	const struct record_layout *r;
	int n = 0;

	catalog_open(&catalog);
	s = catalog_section(&catalog, "LocalID");
	must_load("values role\n 9 NINE \"nine\"\n"
	    "section LocalID 4 \"New\"\n number 0 uint 4 \"Number\"\n"
	    "record 73 \"mine\"\n SMF119TI\n LocalID\n"
	    "record 4000 \"new\"\n SMF119TI\n");
	/* The old one's place is the new one's: records keep pointing to it. */
	ck_assert_ptr_eq(catalog_section(&catalog, "LocalID"), s);
	ck_assert_str_eq(s->label, "New");
	ck_assert_str_eq(values_find(section_field(catalog_section(&catalog,
	    "NMsecIKETunnel"), "NMsIKETunRole")->values, 9)->token, "NINE");
	ck_assert_ptr_null(values_find(catalog_values(&catalog, "role"), 1));
	for (r = catalog.records; r != NULL; r = r->next) {
		n += r->subtype == 73;
		if (r->subtype == 73)
			ck_assert_str_eq(r->name, "mine");
	}
	ck_assert_int_eq(n, 1);
}
END_TEST

START_TEST(test_later_file_replaces_tables_and_keeps_short_names)
{
	const struct table *t;
	int n = 0;

	catalog_open(&catalog);
	must_load("table ike\n LocalID 9 \"Mine\"\n"
	    "record 73 \"mine\"\n SMF119TI\n"
	    "record 75 \"new\" short\n SMF119TI\n"
	    "record 4000 \"new\"\n SMF119TI\n");
	for (t = catalog.tables; t != NULL; t = t->next) {
		if (strcmp(t->name, "ike") != 0)
			continue;
		n++;
		ck_assert_uint_eq(t->n, 1);
		ck_assert_str_eq(t->columns[0].field, "LocalID");
		ck_assert_str_eq(t->columns[0].heading, "Mine");
		ck_assert_int_eq(t->columns[0].width, 9);
	}
	ck_assert_int_eq(n, 1);
	ck_assert_str_eq(catalog_first(&catalog, 73)->short_name, "ike-up");
	ck_assert_str_eq(catalog_first(&catalog, 75)->short_name, "short");
	ck_assert_ptr_null(catalog_first(&catalog, 4000)->short_name);
}
END_TEST

START_TEST(test_cut_field_is_the_one_that_the_section_ends_inside_of)
{
	const struct section *s;

	must_load("section s 8 \"S\"\n" FLAG " b 1 uint 2 \"B\"\n"
	    " c 3 uint 4 \"C\"\n d 7 uint 1 \"D\"\n"
	    "section o * \"O\"\n a 0 uint 2 \"A\"\n rest 2 hex * \"R\"\n");
	s = catalog_section(&catalog, "s");
	ck_assert_ptr_null(section_cut_field(s, 0));
	ck_assert_ptr_null(section_cut_field(s, 1));
	ck_assert_str_eq(section_cut_field(s, 2)->name, "b");
	ck_assert_ptr_null(section_cut_field(s, 3));
	ck_assert_str_eq(section_cut_field(s, 4)->name, "c");
	ck_assert_str_eq(section_cut_field(s, 6)->name, "c");
	ck_assert_ptr_null(section_cut_field(s, 7));
	ck_assert_ptr_null(section_cut_field(s, 8));
	ck_assert_ptr_null(section_cut_field(s, 100));
	s = catalog_section(&catalog, "o");
	ck_assert_str_eq(section_cut_field(s, 1)->name, "a");
	ck_assert_ptr_null(section_cut_field(s, 2));
	ck_assert_ptr_null(section_cut_field(s, 3));
}
END_TEST

Suite *
suite_load(void)
{
	Suite *s = suite_create("load");
	TCase *t = tcase_create("load");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_loop_test(t,
	    test_mistake_is_named_with_line_column_want_and_have, 0,
	    (int)nmistakes);
	tcase_add_test(t,
	    test_mistake_of_a_whole_section_is_named_at_its_head);
	tcase_add_test(t, test_kinds_and_attributes_are_taken);
	tcase_add_test(t, test_line_ends_blanks_and_comments_do_not_matter);
	tcase_add_test(t, test_codes_are_sorted_and_found);
	tcase_add_test(t, test_later_file_replaces_section_values_and_records);
	tcase_add_test(t,
	    test_later_file_replaces_tables_and_keeps_short_names);
	tcase_add_test(t,
	    test_cut_field_is_the_one_that_the_section_ends_inside_of);
	suite_add_tcase(s, t);
	return s;
}
