/* check_match - which layout is chosen for a record. */
#include "support/view_fixture.h"
#include "support/suites.h"

static struct view_fixture fixture;

static void
setup(void)
{
	fixture_open(&fixture, "record 200 \"open\"\n SMF119TI\n *\n");
}

static void
teardown(void)
{
	fixture_close(&fixture);
}

START_TEST(test_statistics_third_is_the_first_arrangement_of_74)
{
	fixture_start(&fixture, 74, 5);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 256, 1, 0);
	fixture_add(&fixture, 64, 1, 1);
	fixture_add(&fixture, 9, 1, 0xc1);
	fixture_add(&fixture, 5, 1, 0xc2);
	ck_assert(fixture_read(&fixture));
	ck_assert_str_eq(fixture_chosen(&fixture),
	    "SMF119TI NMsecIKETunnel NMsecIKETunStats LocalID RemoteID ");
	ck_assert_uint_eq(fixture.nfaults, 0);
}
END_TEST

START_TEST(test_statistics_last_is_the_second_arrangement_of_74)
{
	fixture_start(&fixture, 74, 5);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 256, 1, 0);
	fixture_add(&fixture, 9, 1, 0xc1);
	fixture_add(&fixture, 5, 1, 0xc2);
	fixture_add(&fixture, 64, 1, 1);
	ck_assert(fixture_read(&fixture));
	ck_assert_str_eq(fixture_chosen(&fixture),
	    "SMF119TI NMsecIKETunnel LocalID RemoteID NMsecIKETunStats ");
	ck_assert_uint_eq(fixture.nfaults, 0);
}
END_TEST

START_TEST(test_74_that_nothing_fits_is_generic_with_a_note)
{
	fixture_start(&fixture, 74, 5);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 256, 1, 0);
	fixture_add(&fixture, 63, 1, 1);
	fixture_add(&fixture, 9, 1, 0xc1);
	fixture_add(&fixture, 65, 1, 0xc2);
	ck_assert(fixture_read(&fixture));
	ck_assert_ptr_eq(fixture.view.layout, &fixture.catalog.generic);
	ck_assert_uint_eq(fixture.nfaults, 1);
	ck_assert_int_eq(fixture.faults[0].kind, NOTE_NO_LAYOUT_SIZE);
	ck_assert_str_eq(fixture.faults[0].section, "NMsecIKETunStats");
	ck_assert_uint_eq(fixture.faults[0].want, 64);
	ck_assert_uint_eq(fixture.faults[0].have, 63);
	ck_assert_int_eq(fixture.faults[0].subtype, 74);
	/* the identification is still known by its size */
	ck_assert_uint_eq(fixture.view.decoded, 1);
}
END_TEST

START_TEST(test_other_number_of_triplets_is_never_mislabelled)
{
	for (size_t n = 0; n < 8; n++) {
		if (n == 4)
			continue;
		fixture_start(&fixture, 73, n);
		for (size_t i = 0; i < n; i++)
			fixture_add(&fixture, i == 1 ? 256 : 64, 1, 0x40);
		ck_assert(fixture_read(&fixture));
		ck_assert_ptr_eq(fixture.view.layout, &fixture.catalog.generic);
		ck_assert_uint_eq(fixture.nfaults, 1);
		ck_assert_int_eq(fixture.faults[0].kind, NOTE_NO_LAYOUT);
		ck_assert_uint_eq(fixture.faults[0].want, 4);
		ck_assert_uint_eq(fixture.faults[0].have, n);
	}
}
END_TEST

START_TEST(test_subtype_without_a_layout_is_generic_without_a_note)
{
	fixture_start(&fixture, 4, 3);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 10, 2, 0);
	fixture_add(&fixture, 7, 3, 0);
	ck_assert(fixture_read(&fixture));
	ck_assert_ptr_eq(fixture.view.layout, &fixture.catalog.generic);
	ck_assert_uint_eq(fixture.nfaults, 0);
	ck_assert_uint_eq(fixture.view.decoded, 1);
	ck_assert_uint_eq(fixture.view.rows, 3);
}
END_TEST

START_TEST(test_first_triplet_of_another_size_is_no_identification)
{
	fixture_start(&fixture, 5, 1);
	fixture_add(&fixture, 10, 1, 0x40);
	ck_assert(fixture_read(&fixture));
	ck_assert_uint_eq(fixture.view.decoded, 0);
}
END_TEST

START_TEST(test_open_layout_takes_more_triplets_but_not_fewer)
{
	fixture_start(&fixture, 200, 3);
	fixture_add(&fixture, 64, 1, 0x40);
	fixture_add(&fixture, 10, 1, 0);
	fixture_add(&fixture, 7, 2, 0);
	ck_assert(fixture_read(&fixture));
	ck_assert_str_eq(fixture.view.layout->name, "open");
	ck_assert_uint_eq(fixture.view.decoded, 1);
	ck_assert_uint_eq(fixture.view.rows, 2);
	ck_assert_uint_eq(fixture.nfaults, 0);
	fixture_start(&fixture, 200, 0);
	ck_assert(fixture_read(&fixture));
	ck_assert_ptr_eq(fixture.view.layout, &fixture.catalog.generic);
	ck_assert_uint_eq(fixture.nfaults, 1);
}
END_TEST

Suite *
suite_match(void)
{
	Suite *s = suite_create("match");
	TCase *t = tcase_create("match");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, test_statistics_third_is_the_first_arrangement_of_74);
	tcase_add_test(t, test_statistics_last_is_the_second_arrangement_of_74);
	tcase_add_test(t, test_74_that_nothing_fits_is_generic_with_a_note);
	tcase_add_test(t, test_other_number_of_triplets_is_never_mislabelled);
	tcase_add_test(t,
	    test_subtype_without_a_layout_is_generic_without_a_note);
	tcase_add_test(t,
	    test_first_triplet_of_another_size_is_no_identification);
	tcase_add_test(t, test_open_layout_takes_more_triplets_but_not_fewer);
	suite_add_tcase(s, t);
	return s;
}
