/* check_pages - the built-in layouts against the two IBM pages, typed anew.
 *
 * Every row below was typed from the page, not from src/layout/builtin:
 * NMsec_GET_IKETUN, Tables 1 and 2, and the record of subtype 77 in the
 * IP Programmer's Guide and Reference (SC27-3659-02); the first bytes of
 * NMsecIPTunnel and the parts common to all 119 records from the pages that
 * the layout files cite. */
#include <stdio.h>
#include <string.h>

#include "layout/page_tables.h"
#include "support/suites.h"
#include "support/support.h"

static struct catalog catalog;

static void
setup(void)
{
	catalog_open(&catalog);
}

static void
teardown(void)
{
	catalog_free(&catalog);
}

/* IPv4 and IPv6 twins, ...Endpt4 and ...Endpt6, are one field of 16 bytes. */
static const struct field *
field_of_row(const struct section *s, const struct page_row *row)
{
	const struct field *f = section_field(s, row->name);
	char name[64];

	if (f != NULL || strstr(row->name, "Endpt") == NULL)
		return f;
	snprintf(name, sizeof name, "%s", row->name);
	name[strlen(name) - 1] = '\0';
	return section_field(s, name);
}

START_TEST(test_rows_have_the_place_and_length_of_the_page)
{
	const struct page_row *row = &page_rows[_i];
	const struct section *s = catalog_section(&catalog, row->section);
	const struct field *f;
	long bits = row->bits;

	ck_assert_msg(s != NULL, "no section %s", row->section);
	f = field_of_row(s, row);
	ck_assert_msg(f != NULL, "%s: no field %s", row->section, row->name);
	if (strstr(row->name, "Endpt4") != NULL)
		bits = 128;
	ck_assert_msg(f->offset == row->byte * 8 + row->bit &&
	    f->length == bits, "%s: want %ld.%ld for %ld bits, have bit %ld "
	    "for %ld", row->name, row->byte, row->bit, bits, f->offset,
	    f->length);
}
END_TEST

START_TEST(test_rows_are_of_the_kind_of_the_page)
{
	const struct page_row *row = &page_rows[_i];
	const struct field *f = field_of_row(
	    catalog_section(&catalog, row->section), row);

	ck_assert_msg(f->kind == row->kind, "%s: want kind %d, have %d",
	    row->name, (int)row->kind, (int)f->kind);
}
END_TEST

/* The sections of other subtypes are in check_tables.c. */
static bool
on_a_page(const struct section *s)
{
	return strncmp(s->name, "SMF119", 6) != 0 ||
	    strncmp(s->name, "SMF119HDR", 9) == 0 ||
	    strncmp(s->name, "SMF119TI", 8) == 0 ||
	    strncmp(s->name, "SMF119IS_IPDyn", 14) == 0;
}

/* What a section has beyond the page must have a name in lower case. */
START_TEST(test_no_row_is_invented)
{
	const struct section *s;
	const struct field *f;
	size_t found;

	for (s = catalog.sections; s != NULL; s = s->next) {
		for (size_t i = 0; on_a_page(s) && i < s->nfields; i++) {
			f = &s->fields[i];
			found = 0;
			for (size_t k = 0; k < page_nrows; k++)
				found += strcmp(s->name,
				    page_rows[k].section) == 0 &&
				    field_of_row(s, &page_rows[k]) == f;
			for (size_t k = 0; page_identities[k] != NULL; k++)
				found += strcmp(f->name,
				    page_identities[k]) == 0;
			ck_assert_msg(found > 0 ||
			    (f->name[0] >= 'a' && f->name[0] <= 'z'),
			    "%s is on no page", f->name);
		}
	}
}
END_TEST

START_TEST(test_sections_have_the_size_of_the_page)
{
	static const struct {
		const char *name;
		long size;
	} sizes[] = {
		{ "SMF119HDR", 24 }, { "SMF119TI", 64 },
		{ "NMsecIKETunnel", 256 }, { "NMsecIKETunStats", 64 },
		{ "SMF119IS_IPDynamicStackAdded", 4 },
		{ "NMsecIPTunnel", LAYOUT_OPEN },
		{ "NMsecIPDynTunnel", LAYOUT_OPEN },
		{ "LocalID", LAYOUT_OPEN }, { "RemoteID", LAYOUT_OPEN },
	};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		ck_assert_int_eq(catalog_section(&catalog, sizes[i].name)->size,
		    sizes[i].size);
}
END_TEST

START_TEST(test_codes_have_the_token_of_the_page)
{
	const struct page_code *row = &page_codes[_i];
	const struct field *f = section_field(
	    catalog_section(&catalog, row->section), row->field);
	const struct code *code;

	ck_assert_msg(f != NULL && f->values != NULL, "%s", row->field);
	code = values_find(f->values, row->number);
	ck_assert_msg(code != NULL, "%s: no %lu", row->field, row->number);
	ck_assert_str_eq(code->token, row->token);
	ck_assert_uint_eq(code->number, row->number);
}
END_TEST

START_TEST(test_no_code_is_invented)
{
	const struct section *s;
	size_t want;

	for (s = catalog.sections; s != NULL; s = s->next) {
		for (size_t i = 0; on_a_page(s) && i < s->nfields; i++) {
			if (s->fields[i].values == NULL)
				continue;
			want = 0;
			for (size_t k = 0; k < page_ncodes; k++)
				want += strcmp(page_codes[k].field,
				    s->fields[i].name) == 0;
			ck_assert_msg(s->fields[i].values->ncodes == want,
			    "%s: want %zu codes, have %zu", s->fields[i].name,
			    want, s->fields[i].values->ncodes);
		}
	}
}
END_TEST

START_TEST(test_records_have_the_triplets_of_the_page)
{
	const struct record_layout *r;
	char have[512];
	size_t at, found;

	for (size_t i = 0; i < page_nrecords; i++) {
		found = 0;
		for (r = catalog.records; r != NULL; r = r->next) {
			at = 0;
			have[0] = '\0';
			for (size_t k = 0; k < r->nsections; k++)
				at += (size_t)snprintf(have + at,
				    sizeof have - at, " %s",
				    r->sections[k]->name);
			found += r->subtype == page_records[i].subtype &&
			    strcmp(have, page_records[i].sections) == 0;
		}
		ck_assert_msg(found == 1, "%u:%s", page_records[i].subtype,
		    page_records[i].sections);
	}
}
END_TEST

START_TEST(test_page_is_all_here)
{
	size_t tunnel = 0, statistics = 0;

	for (size_t i = 0; i < page_nrows; i++) {
		tunnel += strcmp(page_rows[i].section, "NMsecIKETunnel") == 0;
		statistics += strcmp(page_rows[i].section,
		    "NMsecIKETunStats") == 0;
	}
	ck_assert_uint_eq(tunnel, 42);
	ck_assert_uint_eq(statistics, 11);
}
END_TEST

Suite *
suite_pages(void)
{
	Suite *s = suite_create("pages");
	TCase *t = tcase_create("pages");

	tcase_add_unchecked_fixture(t, setup, teardown);
	tcase_add_loop_test(t,
	    test_rows_have_the_place_and_length_of_the_page, 0,
	    (int)page_nrows);
	tcase_add_loop_test(t, test_rows_are_of_the_kind_of_the_page, 0,
	    (int)page_nrows);
	tcase_add_test(t, test_no_row_is_invented);
	tcase_add_test(t, test_sections_have_the_size_of_the_page);
	tcase_add_loop_test(t, test_codes_have_the_token_of_the_page, 0,
	    (int)page_ncodes);
	tcase_add_test(t, test_no_code_is_invented);
	tcase_add_test(t, test_records_have_the_triplets_of_the_page);
	tcase_add_test(t, test_page_is_all_here);
	suite_add_tcase(s, t);
	return s;
}
