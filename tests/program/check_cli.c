/* check_cli - options, and their effect on the output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

static const char *const wrong_usages[] = {
	"--nonsense", "-Z", "-o", "--format", "-o xml", "-o ''", "-s", "-s x",
	"-s ''", "-s 73,", "-s 75-73", "-s 65536", "-s 73-", "-s 73x",
	"--subtype=-1", "--raw=yes", "--codepage", "--no-header=1",
	"--quiet=1", "--help=x", "-o kv -o", "-vZ",
};

START_TEST(test_wrong_usage_is_one_line_and_exit_2)
{
	struct result r = run_smf119(wrong_usages[_i]);

	ck_assert_int_eq(r.status, 2);
	ck_assert_str_eq(r.out.p, "");
	ck_assert_msg(lines(r.err.p) == 1 &&
	    strncmp(r.err.p, "smf119: ", 8) == 0 &&
	    strstr(r.err.p, "try --help\n") != NULL, "%s: %s",
	    wrong_usages[_i], r.err.p);
	result_free(&r);
}
END_TEST

START_TEST(test_long_option_that_takes_no_value_is_named_in_full)
{
	struct result r = run_smf119("--quiet=1");

	ck_assert_msg(strstr(r.err.p, "--quiet") != NULL, "%s", r.err.p);
	result_free(&r);
}
END_TEST

/* For each format that can be, and no other. */
START_TEST(test_spreadsheet_is_refused_where_it_does_nothing)
{
	char command[128];

	for (size_t i = 0; i < FORMATS_N; i++) {
		snprintf(command, sizeof command, "$SMF119 --spreadsheet "
		    "-o %s samples/ipsec.smf >/dev/null 2>&1",
		    formats[i]->name);
		expect_status(command, formats[i]->spreadsheet ? 0 : 2);
	}
	expect_refusal("--spreadsheet", "--spreadsheet needs -o csv or -o tsv");
}
END_TEST

START_TEST(test_help_and_version_go_to_standard_output)
{
	static const char *const options[] = { "--help", "-h", "--version",
		"-V", "-h --nonsense", "-q --version" };
	struct result r;

	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
		r = run_smf119(options[i]);
		ck_assert_int_eq(r.status, 0);
		ck_assert_str_eq(r.err.p, "");
		ck_assert_uint_gt(r.out.n, 0);
		result_free(&r);
	}
	r = run_smf119("--version");
	ck_assert(strncmp(r.out.p, "smf119 ", 7) == 0);
	result_free(&r);
}
END_TEST

/* The commit is there in a git work tree alone. */
START_TEST(test_version_says_what_was_built)
{
	expect_output("$SMF119 --version | grep -v -E "
	    "-e '^smf119 [0-9]+\\.[0-9]+\\.[0-9]+$' "
	    "-e '^commit: [0-9a-f]{12}(-dirty)?$' -e '^iconv: [A-Za-z0-9. ]+$' "
	    "-e '^built-in code pages:( IBM-[0-9]{3,4})+$'; "
	    "$SMF119 --version | cut -d : -f 1 | grep -v -e commit -e smf119",
	    "iconv\nbuilt-in code pages\n");
	expect_output("[ ! -e .git ] || git cat-file -e $($SMF119 --version | "
	    "sed -n 's/^commit: //p' | cut -c 1-12)", "");
	/* each page that is named is one */
	expect_output("for page in $($SMF119 --version | "
	    "sed -n 's/^built-in code pages: //p'); do "
	    "$SMF119 -q --codepage=$page -n 0 || echo $page; done", "");
}
END_TEST

START_TEST(test_version_is_the_newest_in_the_news_and_in_the_package)
{
	expect_output("v=$($SMF119 --version | sed -n 's/^smf119 //p'); "
	    "sed -n 's/^## //p' NEWS.md | head -n 1 | cut -d ' ' -f 1 | "
	    "grep -c -F -x -e \"$v\"; head -n 1 debian/changelog | "
	    "grep -c -F -e \"($v-\"", "1\n1\n");
}
END_TEST

static const char *const wrong_options[][2] = {
	{ "--sumary", "unknown option '--sumary'; perhaps --summary" },
	{ "--feilds=x", "unknown option '--feilds=x'; perhaps --fields" },
	{ "--count=x --by", "unknown option '--by'" },
	{ "-o xml", "unknown format 'xml'; use one of human, table, csv, tsv, "
	    "kv, json" },
	{ "--unpack=foo", "unknown value 'foo' of --unpack; use auto or none" },
	{ "--framing=foo", "unknown framing 'foo'; use one of rdw, sdw, bdw, "
	    "xbdw, prefix4, prefix4-rdw, ftpblock, aws" },
	{ "--xyzzyplugh", "unknown option '--xyzzyplugh'" },
	{ "--list", "option '--list' could be --list-fields, --list-values" },
	{ "--raw=1", "option '--raw' takes no value" },
	{ "--no-header=", "option '--no-header' takes no value" },
	{ "--where", "option '--where' needs a value" },
	{ "-w", "option '-w' needs a value" },
	{ "-X", "unknown option '-X'" },
};

START_TEST(test_wrong_option_names_the_nearest)
{
	char words[128];

	snprintf(words, sizeof words, "%s; try --help\n",
	    wrong_options[_i][1]);
	expect_refusal(wrong_options[_i][0], words);
}
END_TEST

START_TEST(test_help_fits_80_columns_and_names_every_format)
{
	struct result r = run_smf119("--help");

	for (char *s = r.out.p, *end; (end = strchr(s, '\n')) != NULL;
	    s = end + 1)
		ck_assert_int_le(end - s, 80);
	for (size_t i = 0; i < FORMATS_N; i++)
		ck_assert_ptr_nonnull(strstr(r.out.p, formats[i]->name));
	ck_assert_uint_le(lines(r.out.p), 50);
	result_free(&r);
}
END_TEST

START_TEST(test_nothing_that_matches_is_exit_0_and_no_output)
{
	struct result r = run_smf119("-q -s 80 samples/ipsec.smf");

	ck_assert_int_eq(r.status, 0);
	ck_assert_str_eq(r.out.p, "");
	ck_assert_str_eq(r.err.p, "");
	result_free(&r);
	r = run_smf119("-q -o csv -s 80 samples/ipsec.smf");
	ck_assert_uint_eq(lines(r.out.p), 1);	/* the header */
	result_free(&r);
	expect_status("$SMF119 -q -o csv -s 80 --no-header samples/ipsec.smf | "
	    "cmp - /dev/null", 0);
}
END_TEST

static void
expect_rows(const char *list, size_t rows)
{
	char arguments[128];
	struct result r;

	snprintf(arguments, sizeof arguments, "-o kv -s %s samples/ipsec.smf",
	    list);
	r = run_smf119(arguments);
	ck_assert_msg(lines(r.out.p) == rows && r.status == 0, "%s: %s",
	    list, r.out.p);
	result_free(&r);
}

START_TEST(test_subtype_lists_choose_records)
{
	expect_rows("73", 3);
	expect_rows("74", 1);
	expect_rows("77", 3);
	expect_rows("73-75", 4);
	expect_rows("73,77", 6);
	expect_rows("77,73,77", 6);
	expect_rows("ipsec", 7);
	expect_rows("all", 7);
	expect_rows("0-65535", 7);
	expect_rows("73 -s 74", 4);
	expect_rows("1-72,75,76,78-65535", 0);
}
END_TEST

START_TEST(test_quiet_silences_damage_but_not_the_status)
{
	struct result r = run_smf119("-q -o kv samples/damaged.smf");

	ck_assert_int_eq(r.status, 1);
	ck_assert_str_eq(r.err.p, "");
	result_free(&r);
	r = run_smf119("-q nowhere.smf");
	ck_assert_int_eq(r.status, 2);
	ck_assert_uint_gt(r.err.n, 0);
	result_free(&r);
}
END_TEST

START_TEST(test_verbose_says_framing_and_counts)
{
	struct result r = run_smf119("-v -o kv samples/spanned.smf");

	ck_assert_int_eq(r.status, 0);
	ck_assert_ptr_nonnull(strstr(r.err.p,
	    "smf119: samples/spanned.smf: framing: RDW"));
	ck_assert_ptr_nonnull(strstr(r.err.p, "10 records, 7 of them spanned, "
	    "5 of type 119; 5 printed, 0 damaged\n"));
	result_free(&r);
}
END_TEST

/* Commas outside quotes; a quoted line end goes on in the same record. */
START_TEST(test_csv_has_as_many_values_in_every_row)
{
	char arguments[128];
	const char *name;
	struct result r;
	size_t want, have;
	bool quoted;

	for (size_t i = 0; (name = sample_name(i)) != NULL; i++) {
		snprintf(arguments, sizeof arguments,
		    "-q -o csv -s all samples/%s.smf", name);
		r = run_smf119(arguments);
		want = have = 0;
		quoted = false;
		for (const char *s = r.out.p; *s != '\0'; s++) {
			quoted ^= *s == '"';
			have += *s == ',' && !quoted;
			if (*s != '\n' || quoted)
				continue;
			if (want == 0)
				want = have;
			ck_assert_msg(have == want, "%s", name);
			have = 0;
		}
		ck_assert(!quoted && want > 20);
		result_free(&r);
	}
}
END_TEST

START_TEST(test_kv_lines_are_good_for_grep_and_awk)
{
	struct result r = run_shell("$SMF119 -o kv samples/ipsec.smf | "
	    "grep ' SMF119STY=77 ' | awk '{ for (i = 1; i <= NF; i++) "
	    "if ($i ~ /^NMsIPTunID=/) print substr($i, 12) }'");

	ck_assert_str_eq(r.out.p, "Y2\nY4\nY7\n");
	result_free(&r);
	r = run_shell("$SMF119 -o kv samples/identities.smf | wc -l");
	ck_assert_int_eq(atoi(r.out.p), 12);
	result_free(&r);
}
END_TEST

START_TEST(test_unknown_code_page_is_exit_2)
{
	struct result r = run_smf119("--codepage=nonsense samples/ipsec.smf");

	ck_assert_int_eq(r.status, 2);
	ck_assert_str_eq(r.out.p, "");
	ck_assert_str_eq(r.err.p, "smf119: nonsense: unknown code page; "
	    "--version lists those that are built in\n");
	result_free(&r);
	expect_status("$SMF119 --codepage=UTF-8 samples/ipsec.smf", 2);
	expect_status("$SMF119 --codepage=cp037 samples/ipsec.smf", 0);
}
END_TEST

Suite *
suite_cli(void)
{
	Suite *s = suite_create("cli");
	TCase *t = tcase_create("cli");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_wrong_usage_is_one_line_and_exit_2, 0,
	    (int)(sizeof wrong_usages / sizeof wrong_usages[0]));
	tcase_add_test(t,
	    test_long_option_that_takes_no_value_is_named_in_full);
	tcase_add_test(t,
	    test_spreadsheet_is_refused_where_it_does_nothing);
	tcase_add_test(t, test_version_says_what_was_built);
	tcase_add_test(t,
	    test_version_is_the_newest_in_the_news_and_in_the_package);
	tcase_add_loop_test(t, test_wrong_option_names_the_nearest, 0,
	    (int)(sizeof wrong_options / sizeof wrong_options[0]));
	tcase_add_test(t, test_help_and_version_go_to_standard_output);
	tcase_add_test(t, test_help_fits_80_columns_and_names_every_format);
	tcase_add_test(t, test_nothing_that_matches_is_exit_0_and_no_output);
	tcase_add_test(t, test_subtype_lists_choose_records);
	tcase_add_test(t, test_quiet_silences_damage_but_not_the_status);
	tcase_add_test(t, test_verbose_says_framing_and_counts);
	tcase_add_test(t, test_csv_has_as_many_values_in_every_row);
	tcase_add_test(t, test_kv_lines_are_good_for_grep_and_awk);
	tcase_add_test(t, test_unknown_code_page_is_exit_2);
	suite_add_tcase(s, t);
	return s;
}
