/* check_view - the rows of a record, and its faults. */
#include "decode/decode.h"
#include "support/view_fixture.h"
#include "support/suites.h"

static struct view_fixture fixture;

/* Bytes without a meaning at the beginning of a section, and at its end. */
static const char layouts[] =
    "section FIRST * \"First\"\n first_bytes 0 hex 4 \"Bytes\"\n"
    " FIRSTNUM 4 uint 4 \"Number\"\n"
    "section LAST * \"Last\"\n LASTNUM 0 uint 4 \"Number\"\n"
    " last_bytes 4 hex * \"Bytes\"\n"
    "record 201 \"first\"\n SMF119TI\n FIRST\n"
    "record 202 \"last\"\n SMF119TI\n LAST\n";

static void
setup(void)
{
	fixture_open(&fixture, layouts);
}

static void
teardown(void)
{
	fixture_close(&fixture);
}

START_TEST(test_one_layout_takes_sections_of_other_sizes)
{
	fixture_start(&fixture, 73, 4);
	fixture_add(&fixture, 64, 1, 0x40);
	/* an older release: it ends behind StartTime */
	fixture_add(&fixture, 236, 1, 0);
	fixture_add(&fixture, 3, 1, 0xc1);
	fixture_add(&fixture, 3, 1, 0xc1);
	ck_assert(fixture_read(&fixture));
	ck_assert_uint_eq(fixture.nfaults, 0);
	ck_assert_str_eq(fixture_chosen(&fixture),
	    "SMF119TI NMsecIKETunnel LocalID RemoteID ");
	fixture_start(&fixture, 73, 4);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 300, 1, 0);	/* a newer one */
	fixture_add(&fixture, 3, 1, 0xc1);
	fixture_add(&fixture, 3, 1, 0xc1);
	ck_assert(fixture_read(&fixture));
	ck_assert_uint_eq(fixture.nfaults, 1);
	ck_assert_int_eq(fixture.faults[0].kind, NOTE_SECTION_LONG);
	ck_assert_uint_eq(fixture.faults[0].want, 256);
	ck_assert_uint_eq(fixture.faults[0].have, 300);
	ck_assert_str_eq(fixture.faults[0].section, "NMsecIKETunnel");
}
END_TEST

START_TEST(test_section_cut_in_a_field_is_told_once_however_often_it_occurs)
{
	fixture_start(&fixture, 73, 4);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 50, 3, 0);
	fixture_add(&fixture, 3, 1, 0xc1);
	fixture_add(&fixture, 3, 1, 0xc1);
	ck_assert(fixture_read(&fixture));
	ck_assert_uint_eq(fixture.nfaults, 1);
	ck_assert_int_eq(fixture.faults[0].kind, FAULT_FIELD_CUT);
	ck_assert_str_eq(fixture.faults[0].section, "NMsecIKETunnel");
	ck_assert_str_eq(fixture.faults[0].field, "NMsIKETunID");
	ck_assert_uint_eq(fixture.faults[0].want, 52);
	ck_assert_uint_eq(fixture.faults[0].have, 50);
	ck_assert_uint_eq(fixture.view.rows, 3);
}
END_TEST

START_TEST(test_damaged_triplets_are_told_once_each_and_left_out)
{
	struct value v;

	fixture_start(&fixture, 73, 4);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 256, 1, 0);
	fixture_add(&fixture, 3, 1, 0xc1);
	fixture_add(&fixture, 3, 1, 0xc2);
	sketch_put(&fixture.sketch, 36, 20, 4);
	sketch_put(&fixture.sketch, 44, 5000, 4);
	ck_assert(fixture_read(&fixture));
	ck_assert_uint_eq(fixture.nfaults, 2);
	ck_assert_int_eq(fixture.faults[0].kind, FAULT_TRIPLET_INTO_HEADER);
	ck_assert_str_eq(fixture.faults[0].section, "NMsecIKETunnel");
	ck_assert_int_eq(fixture.faults[1].kind, FAULT_TRIPLET_OUTSIDE);
	ck_assert_str_eq(fixture.faults[1].section, "LocalID");
	view_row(&fixture.view, 0);
	ck_assert_uint_eq(fixture.view.sections[2].n, 0);
	ck_assert_uint_eq(fixture.view.sections[3].n, 0);
	ck_assert_uint_eq(fixture.view.sections[4].n, 3);
	decode_field(&catalog_section(&fixture.catalog,
	    "NMsecIKETunnel")->fields[0], fixture.view.sections[2], &v);
	ck_assert_int_eq(v.kind, VALUE_ABSENT);
}
END_TEST

START_TEST(test_rows_are_the_most_occurrences_and_single_ones_repeat)
{
	fixture_start(&fixture, 73, 4);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 256, 2, 0);
	fixture_add(&fixture, 3, 3, 0xc1);
	fixture_add(&fixture, 3, 0, 0xc2);
	ck_assert(fixture_read(&fixture));
	ck_assert_uint_eq(fixture.view.rows, 3);
	for (unsigned i = 0; i < 3; i++) {
		view_row(&fixture.view, i);
		ck_assert_uint_eq(fixture.view.sections[1].n, 64);
		ck_assert_uint_eq(fixture.view.sections[2].n, i < 2 ? 256 : 0);
		ck_assert_uint_eq(fixture.view.sections[3].n, 3);
		ck_assert_ptr_eq(fixture.view.sections[3].p,
		    fixture.sketch.bytes + 60 + 64 + 512 + 3 * i);
		ck_assert_uint_eq(fixture.view.sections[4].n, 0);
	}
}
END_TEST

START_TEST(test_record_too_damaged_to_show_is_refused_with_one_fault)
{
	fixture_start(&fixture, 73, 4);
	fixture.sketch.n = 40;
	ck_assert(!fixture_read(&fixture));
	ck_assert_uint_eq(fixture.nfaults, 1);
	ck_assert_int_eq(fixture.faults[0].kind, FAULT_TRIPLETS_CUT);
	ck_assert_int_eq(fixture.faults[0].subtype, 73);
	fixture_start(&fixture, 73, 4);
	fixture.sketch.n = 20;
	ck_assert(!fixture_read(&fixture));
	ck_assert_uint_eq(fixture.nfaults, 1);
	ck_assert_int_eq(fixture.faults[0].kind, FAULT_HEADER_CUT);
}
END_TEST

/* 1,000 rows of 60 bytes of triplets, sections of 64, 3,000, 1 and 3,000. */
START_TEST(test_rows_out_of_bounds_are_refused_with_their_size)
{
	fixture_start(&fixture, 73, 4);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 2000, 1, 0);
	fixture_add(&fixture, 1, 1000, 0xc1);
	ck_assert_uint_eq(fixture.sketch.n, 3124);
	for (size_t at = 36; at <= 52; at += 16) {
		sketch_put(&fixture.sketch, at, 60, 4);
		sketch_put(&fixture.sketch, at + 4, 3000, 2);
		sketch_put(&fixture.sketch, at + 6, 1, 2);
	}
	ck_assert(!fixture_read(&fixture));
	ck_assert_uint_ge(fixture.nfaults, 1);
	ck_assert_int_eq(fixture.faults[fixture.nfaults - 1].kind, FAULT_ROWS);
	ck_assert_uint_eq(fixture.faults[fixture.nfaults - 1].want,
	    1024 * 3124);
	ck_assert_uint_eq(fixture.faults[fixture.nfaults - 1].have,
	    1000 * (60 + 64 + 3000 + 1 + 3000));
}
END_TEST

START_TEST(test_record_without_triplets_keeps_nothing_of_the_one_before)
{
	fixture_start(&fixture, 73, 4);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 256, 1, 0);
	fixture_add(&fixture, 3, 1, 0xc1);
	fixture_add(&fixture, 3, 1, 0xc2);
	ck_assert(fixture_read(&fixture));
	fixture_start(&fixture, 4000, 0);
	ck_assert(fixture_read(&fixture));
	ck_assert_uint_eq(fixture.view.decoded, 0);
	ck_assert_uint_eq(fixture.view.sections[1].n, 0);
}
END_TEST

static bool
has_undecoded(unsigned subtype, size_t size)
{
	fixture_start(&fixture, subtype, 2);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, size, 1, 1);
	ck_assert(fixture_read(&fixture));
	return view_has_undecoded(&fixture.view);
}

START_TEST(test_bytes_without_a_meaning_are_found)
{
	ck_assert(has_undecoded(201, 8));
	ck_assert(has_undecoded(201, 4));
	ck_assert(!has_undecoded(202, 4));
	ck_assert(has_undecoded(202, 5));
	ck_assert(has_undecoded(4000, 8));
}
END_TEST

Suite *
suite_view(void)
{
	Suite *s = suite_create("view");
	TCase *t = tcase_create("view");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, test_one_layout_takes_sections_of_other_sizes);
	tcase_add_test(t,
	    test_record_without_triplets_keeps_nothing_of_the_one_before);
	tcase_add_test(t,
	    test_section_cut_in_a_field_is_told_once_however_often_it_occurs);
	tcase_add_test(t,
	    test_damaged_triplets_are_told_once_each_and_left_out);
	tcase_add_test(t,
	    test_rows_are_the_most_occurrences_and_single_ones_repeat);
	tcase_add_test(t,
	    test_record_too_damaged_to_show_is_refused_with_one_fault);
	tcase_add_test(t,
	    test_rows_out_of_bounds_are_refused_with_their_size);
	tcase_add_test(t, test_bytes_without_a_meaning_are_found);
	suite_add_tcase(s, t);
	return s;
}
