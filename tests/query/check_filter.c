/* check_filter - the records that pass --where and similar options; invalid
 * tests. */
#include <stdio.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"
#include "query/filter_tables.h"

START_TEST(test_records_that_pass)
{
	const struct where_row *row = &where_rows[_i];

	expect_records(row->sample, row->options, row->records);
}
END_TEST

START_TEST(test_wrong_test_is_one_line_and_exit_2)
{
	const struct where_mistake *m = &where_mistakes[_i];
	char arguments[512];

	snprintf(arguments, sizeof arguments, "%s samples/ipsec.smf",
	    m->options);
	expect_refusal(arguments, m->words);
}
END_TEST

/* "; perhaps A, B, C" and the end of the line. */
START_TEST(test_unknown_field_is_answered_with_three_names)
{
	struct result r = run_smf119("-w NMsIKETunStat=1 samples/ipsec.smf");
	const char *hint = strstr(r.err.p, "; perhaps ");
	size_t commas = 0;

	ck_assert_ptr_nonnull(hint);
	for (const char *s = hint; *s != '\0'; s++)
		commas += *s == ',';
	ck_assert_uint_eq(commas, 2);
	ck_assert_ptr_nonnull(strstr(hint, "NMsIKETunState"));
	result_free(&r);
}
END_TEST

START_TEST(test_wrong_test_is_found_before_the_input_is_opened)
{
	struct result r = run_smf119("-w nonsense=1 nowhere.smf");

	ck_assert_int_eq(r.status, 2);
	ck_assert_uint_eq(lines(r.err.p), 1);
	ck_assert_ptr_null(strstr(r.err.p, "nowhere.smf"));
	result_free(&r);
}
END_TEST

/* With 0x in front or without, and what begins with a 0 is all digits. */
START_TEST(test_hexadecimal_value_may_begin_with_0)
{
	expect_records("addresses", "-w NMsIKETunICookie=0123456789abcdef",
	    "1 2 3 4 5 6 7 8 9");
	expect_records("addresses", "-w NMsIKETunICookie=0x0123456789abcdef",
	    "1 2 3 4 5 6 7 8 9");
	expect_records("addresses", "-w NMsIKETunICookie=23456789abcdef", "");
}
END_TEST

START_TEST(test_raw_output_does_not_change_what_passes)
{
	expect_records("ipsec", "--raw -w NMsIKETunEncryptAlg=3DES", "8");
	expect_records("ipsec", "--raw -w timestamp=2026-11-20T16", "10");
}
END_TEST

START_TEST(test_tests_see_text_in_the_code_page_asked_for)
{
	/* X'4A' is [ in IBM-037's neighbour 500, and not in 1047 */
	expect_records("identities", "-w 'LocalID~{}[[]*'", "12");
	expect_records("identities", "--codepage=IBM-037 -w 'LocalID~{}[[]*'",
	    "");
}
END_TEST

START_TEST(test_all_formats_print_the_same_records)
{
	char arguments[128];
	struct result r;

	for (size_t i = 0; i < FORMATS_N; i++) {
		if (strcmp(formats[i]->name, "human") == 0)
			continue;
		snprintf(arguments, sizeof arguments, "-o %s --no-header "
		    "-w NMsIKETunID=K1 samples/ipsec.smf",
		    formats[i]->name);
		r = run_smf119(arguments);
		ck_assert_uint_eq(lines(r.out.p), 3);
		result_free(&r);
	}
	r = run_shell("$SMF119 -w NMsIKETunID=K1 samples/ipsec.smf | "
	    "grep -c '^-- IKE tunnel$'");
	ck_assert_str_eq(r.out.p, "3\n");
	result_free(&r);
}
END_TEST

/* Text is compared by its bytes, of which X'00' is the least. */
START_TEST(test_text_that_begins_with_a_nul_is_below_others)
{
	expect_output("sed 's/\"\\\\x05tab/\"\\\\x00tab/' "
	    "samples/identities.txt >$BUILD/check-nul.txt; "
	    "$RUN $BUILD/mksmf $BUILD/check-nul.txt "
	    ">$BUILD/check-nul.smf; "
	    "for t in '<b' '<=b' '>b' '<!'; do echo $($SMF119 -o csv --no-header "
	    "-e record -w \"LocalID$t\" $BUILD/check-nul.smf); done",
	    "1 5 7 9 10\n1 5 7 9 10\n2 3 4 6 8 11 12\n5 9 10\n");
}
END_TEST

Suite *
suite_filter(void)
{
	Suite *s = suite_create("filter");
	TCase *t = tcase_create("filter");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_records_that_pass, 0, (int)nwhere_rows);
	tcase_add_loop_test(t, test_wrong_test_is_one_line_and_exit_2, 0,
	    (int)nwhere_mistakes);
	tcase_add_test(t, test_unknown_field_is_answered_with_three_names);
	tcase_add_test(t,
	    test_wrong_test_is_found_before_the_input_is_opened);
	tcase_add_test(t, test_hexadecimal_value_may_begin_with_0);
	tcase_add_test(t, test_raw_output_does_not_change_what_passes);
	tcase_add_test(t, test_tests_see_text_in_the_code_page_asked_for);
	tcase_add_test(t, test_all_formats_print_the_same_records);
	tcase_add_test(t, test_text_that_begins_with_a_nul_is_below_others);
	suite_add_tcase(s, t);
	return s;
}
