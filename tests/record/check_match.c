/* check_match - which layout is chosen for a record. */
#include "support/view_kit.h"
#include "support/suites.h"

static struct view_kit kit;

static void
setup(void)
{
	kit_open(&kit, "record 200 \"open\"\n SMF119TI\n *\n");
}

static void
teardown(void)
{
	kit_close(&kit);
}

START_TEST(test_statistics_third_is_the_first_arrangement_of_74)
{
	kit_start(&kit, 74, 5);
	kit_add(&kit, 64, 1, 0x40);
	kit_add(&kit, 256, 1, 0);
	kit_add(&kit, 64, 1, 1);
	kit_add(&kit, 9, 1, 0xc1);
	kit_add(&kit, 5, 1, 0xc2);
	ck_assert(kit_read(&kit));
	ck_assert_str_eq(kit_chosen(&kit), "SMF119TI NMsecIKETunnel NMsecIKETunStats "
	    "LocalID RemoteID ");
	ck_assert_uint_eq(kit.nfaults, 0);
}
END_TEST

START_TEST(test_statistics_last_is_the_second_arrangement_of_74)
{
	kit_start(&kit, 74, 5);
	kit_add(&kit, 64, 1, 0x40);
	kit_add(&kit, 256, 1, 0);
	kit_add(&kit, 9, 1, 0xc1);
	kit_add(&kit, 5, 1, 0xc2);
	kit_add(&kit, 64, 1, 1);
	ck_assert(kit_read(&kit));
	ck_assert_str_eq(kit_chosen(&kit), "SMF119TI NMsecIKETunnel LocalID RemoteID "
	    "NMsecIKETunStats ");
	ck_assert_uint_eq(kit.nfaults, 0);
}
END_TEST

START_TEST(test_74_that_nothing_fits_is_generic_with_a_note)
{
	kit_start(&kit, 74, 5);
	kit_add(&kit, 64, 1, 0x40);
	kit_add(&kit, 256, 1, 0);
	kit_add(&kit, 63, 1, 1);
	kit_add(&kit, 9, 1, 0xc1);
	kit_add(&kit, 65, 1, 0xc2);
	ck_assert(kit_read(&kit));
	ck_assert_ptr_eq(kit.view.layout, &kit.catalog.generic);
	ck_assert_uint_eq(kit.nfaults, 1);
	ck_assert_int_eq(kit.faults[0].kind, NOTE_NO_LAYOUT_SIZE);
	ck_assert_str_eq(kit.faults[0].section, "NMsecIKETunStats");
	ck_assert_uint_eq(kit.faults[0].want, 64);
	ck_assert_uint_eq(kit.faults[0].have, 63);
	ck_assert_int_eq(kit.faults[0].subtype, 74);
	/* the identification is still known by its size */
	ck_assert_uint_eq(kit.view.decoded, 1);
}
END_TEST

START_TEST(test_other_number_of_triplets_is_never_mislabelled)
{
	for (size_t n = 0; n < 8; n++) {
		if (n == 4)
			continue;
		kit_start(&kit, 73, n);
		for (size_t i = 0; i < n; i++)
			kit_add(&kit, i == 1 ? 256 : 64, 1, 0x40);
		ck_assert(kit_read(&kit));
		ck_assert_ptr_eq(kit.view.layout, &kit.catalog.generic);
		ck_assert_uint_eq(kit.nfaults, 1);
		ck_assert_int_eq(kit.faults[0].kind, NOTE_NO_LAYOUT);
		ck_assert_uint_eq(kit.faults[0].want, 4);
		ck_assert_uint_eq(kit.faults[0].have, n);
	}
}
END_TEST

START_TEST(test_subtype_without_a_layout_is_generic_without_a_note)
{
	kit_start(&kit, 4, 3);
	kit_add(&kit, 64, 1, 0x40);
	kit_add(&kit, 10, 2, 0);
	kit_add(&kit, 7, 3, 0);
	ck_assert(kit_read(&kit));
	ck_assert_ptr_eq(kit.view.layout, &kit.catalog.generic);
	ck_assert_uint_eq(kit.nfaults, 0);
	ck_assert_uint_eq(kit.view.decoded, 1);
	ck_assert_uint_eq(kit.view.rows, 3);
}
END_TEST

START_TEST(test_first_triplet_of_another_size_is_no_identification)
{
	kit_start(&kit, 5, 1);
	kit_add(&kit, 10, 1, 0x40);
	ck_assert(kit_read(&kit));
	ck_assert_uint_eq(kit.view.decoded, 0);
}
END_TEST

START_TEST(test_open_layout_takes_more_triplets_but_not_fewer)
{
	kit_start(&kit, 200, 3);
	kit_add(&kit, 64, 1, 0x40);
	kit_add(&kit, 10, 1, 0);
	kit_add(&kit, 7, 2, 0);
	ck_assert(kit_read(&kit));
	ck_assert_str_eq(kit.view.layout->name, "open");
	ck_assert_uint_eq(kit.view.decoded, 1);
	ck_assert_uint_eq(kit.view.rows, 2);
	ck_assert_uint_eq(kit.nfaults, 0);
	kit_start(&kit, 200, 0);
	ck_assert(kit_read(&kit));
	ck_assert_ptr_eq(kit.view.layout, &kit.catalog.generic);
	ck_assert_uint_eq(kit.nfaults, 1);
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
