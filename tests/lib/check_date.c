/* check_date - packed dates, and days of the calendar. */
#include "lib/date.h"
#include "support/suites.h"

START_TEST(test_packed_date_is_seven_decimal_digits_and_a_sign)
{
	ck_assert(date_packed_digits(0x0124123f, 0xf0000000));
	ck_assert(date_packed_digits(0x0999999f, 0xf0000000));
	ck_assert(!date_packed_digits(0x0999999f, 0xfe000000));
	ck_assert(!date_packed_digits(0x1124123f, 0xf0000000));
	ck_assert(!date_packed_digits(0x0124123c, 0xf0000000));
	for (int digit = 1; digit < 7; digit++)
		ck_assert(!date_packed_digits(0x0000000fu |
		    0xau << 4 * digit, 0xf0000000));
}
END_TEST

START_TEST(test_packed_date_is_a_day_that_exists)
{
	ck_assert(date_packed_is_valid(0x0124366f));
	ck_assert(!date_packed_is_valid(0x0123366f));
	ck_assert(date_packed_is_valid(0x0000001f));
	ck_assert(!date_packed_is_valid(0x0000000f));
	ck_assert(!date_packed_is_valid(0x100000000 + 0x0124001f));
	ck_assert_uint_eq(date_packed_to_day(0x0070001f), DATE_1970);
	ck_assert_uint_eq(date_packed_to_day(0x0124060f),
	    date_to_day((struct date){ 2024, 2, 29 }));
}
END_TEST

START_TEST(test_time_of_a_header_counts_from_day_0)
{
	ck_assert_uint_eq(date_hundredths(0x0070002f, 5),
	    (uint64_t)(DATE_1970 + 1) * DAY_HUNDREDTHS + 5);
}
END_TEST

START_TEST(test_date_is_of_a_month_that_has_the_day)
{
	ck_assert(date_exists((struct date){ 2026, 12, 31 }));
	ck_assert(date_exists((struct date){ 2026, 1, 1 }));
	ck_assert(date_exists((struct date){ 2024, 2, 29 }));
	ck_assert(!date_exists((struct date){ 2026, 2, 29 }));
	ck_assert(!date_exists((struct date){ 2026, 13, 1 }));
	ck_assert(!date_exists((struct date){ 2026, 0, 1 }));
	ck_assert(!date_exists((struct date){ 2026, 4, 31 }));
	ck_assert(!date_exists((struct date){ 2026, 4, 0 }));
	ck_assert(!date_exists((struct date){ 1899, 4, 1 }));
	ck_assert(!date_exists((struct date){ 10000, 4, 1 }));
}
END_TEST

Suite *
suite_date(void)
{
	Suite *s = suite_create("date");
	TCase *t = tcase_create("date");

	tcase_add_test(t, test_packed_date_is_seven_decimal_digits_and_a_sign);
	tcase_add_test(t, test_packed_date_is_a_day_that_exists);
	tcase_add_test(t, test_date_is_of_a_month_that_has_the_day);
	tcase_add_test(t, test_time_of_a_header_counts_from_day_0);
	suite_add_tcase(s, t);
	return s;
}
