/* check_streams - inputs, outputs and messages of the program. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"
#include "support/terminal.h"

START_TEST(test_output_that_does_not_land_is_exit_2)
{
	if (access("/dev/full", W_OK) != 0)
		return;
	expect_status("$SMF119 samples/ipsec.smf >/dev/full", 2);
	expect_status("$SMF119 -o csv samples/ipsec.smf >/dev/full", 2);
	expect_status("$SMF119 -o csv -s 80 samples/ipsec.smf >/dev/full", 2);
	expect_status("$SMF119 --help >/dev/full", 2);
	expect_status("$SMF119 --version >/dev/full", 2);
	expect_status("$SMF119 samples/damaged.smf >/dev/full", 2);
}
END_TEST

START_TEST(test_closed_output_is_exit_2)
{
	expect_status("$SMF119 samples/ipsec.smf >&-", 2);
	expect_status("$SMF119 --help >&-", 2);
	expect_status("$SMF119 -o kv - >&- <samples/ipsec.smf", 2);
}
END_TEST

START_TEST(test_closed_output_is_not_another_open_file)
{
	struct blob before, after;

	if (skip_on_windows("a program always has its three streams"))
		return;
	before = blob_read("samples/ipsec.smf");
	/* with 1 free, the input would be opened as 1 and written to */
	scratch_write("input", before.p, before.n);
	expect_status("$SMF119 $BUILD/check-input >&-", 2);
	expect_status("$SMF119 $BUILD/check-input <&- >&-", 2);
	after = blob_read(scratch_path("input"));
	ck_assert_uint_eq(after.n, before.n);
	ck_assert_mem_eq(after.p, before.p, before.n);
	blob_free(&before);
	blob_free(&after);
}
END_TEST

START_TEST(test_reader_that_has_seen_enough_is_no_error)
{
	struct result r = run_shell("for i in 1 2 3 4 5 6 7 8 9; do "
	    "cat samples/values.smf samples/values.smf samples/values.smf; "
	    "done >$BUILD/check-many; "
	    "{ $SMF119 $BUILD/check-many; echo $? >&2; } | head -n 1");

	ck_assert_uint_eq(lines(r.out.p), 1);
	ck_assert_msg(strcmp(r.err.p, "2\n") == 0 || strcmp(r.err.p,
	    "141\n") == 0 || strcmp(r.err.p, "0\n") == 0, "%s", r.err.p);
	result_free(&r);
}
END_TEST

START_TEST(test_several_files_are_read_in_order)
{
	struct result r = run_smf119("-o kv -s 77 samples/ipsec.smf "
	    "samples/family.smf samples/ipsec.smf");

	ck_assert_int_eq(r.status, 0);
	ck_assert_uint_eq(lines(r.out.p), 7);
	result_free(&r);
	r = run_smf119("-o csv -s 77 samples/ipsec.smf samples/family.smf");
	ck_assert_uint_eq(lines(r.out.p), 5);	/* one header */
	result_free(&r);
}
END_TEST

/* Each list is the input of a run; names are taken as they are. */
static const struct expectation file_lists[] = {
	{ "-o kv -e file -s 74 --files-from=$BUILD/check-list",
	    "file=samples/ipsec.smf\nfile=samples/ipsec.smf\n", NULL, 0 },
	{ "-o kv -e file -s 74 --files-from=- <$BUILD/check-list",
	    "file=samples/ipsec.smf\nfile=samples/ipsec.smf\n", NULL, 0 },
	/* the last name needs no end */
	{ "-o kv -e file -s 74 --files-from=- -0 <$BUILD/check-list-0",
	    "file=samples/ipsec.smf\nfile=samples/ipsec.smf\n", NULL, 0 },
	{ "-o csv -e file --files-from=/dev/null", "file\n", NULL, 0 },
	/* the list is not read further than needed */
	{ "-n 1 -o kv -e file --files-from=$BUILD/check-list-odd",
	    "file=samples/ipsec.smf\n", NULL, 0 },
	{ "-o kv -e file -s 74 --files-from=$BUILD/check-list-odd",
	    "file=samples/ipsec.smf\n",
	    "smf119: -: cannot be opened: No such file or directory\n"
	    "smf119: -x: cannot be opened: No such file or directory\n", 2 },
	{ "-o csv --files-from=nowhere", "",
	    "smf119: nowhere: cannot be opened: No such file or directory\n",
	    2 },
	{ "-o kv --files-from=samples", "",
	    "smf119: samples: cannot be read: Is a directory\n", 2 },
	{ "--files-from=$BUILD/check-list samples/ipsec.smf", "",
	    "smf119: 'samples/ipsec.smf': no FILE can be given with "
	    "--files-from; try --help\n", 2 },
	{ "--files-from=$BUILD/check-list -", "",
	    "smf119: '-': no FILE can be given with --files-from; "
	    "try --help\n", 2 },
	{ "-0 samples/ipsec.smf", "", "smf119: --null needs --files-from; "
	    "try --help\n", 2 },
	{ "-o kv -e file -s 74 samples samples/ipsec.smf",
	    "file=samples/ipsec.smf\n",
	    "smf119: samples: is a directory; read its files with find ... | "
	    "smf119 --files-from=-, or with smf119-archive\n", 2 },
};

START_TEST(test_files_are_named_by_a_list)
{
	static const char name[] = "samples/ipsec.smf";
	char list[256];

	scratch_write("list", list, (size_t)snprintf(list, sizeof list,
	    "\n%s\n\n%s\n", name, name));
	scratch_write("list-0", list, (size_t)snprintf(list, sizeof list,
	    "%s%c%s", name, 0, name));
	scratch_write("list-odd", list, (size_t)snprintf(list, sizeof list,
	    "%s\n-\n-x\n", name));
	if (strstr(file_lists[_i].arguments, "=samples") == NULL ||
	    !skip_on_windows("a directory has another error"))
		expect_run(&file_lists[_i]);
}
END_TEST

/* Longer than a block, and than the name's first place. */
START_TEST(test_long_lists_and_names_are_read)
{
	expect_output("i=0; while [ $i -lt 300 ]; do echo samples/ipsec.smf; "
	    "i=$((i + 1)); done | $SMF119 -o csv --no-header -e file -s 74 "
	    "--files-from=- | sort | uniq -c | tr -s ' '",
	    " 300 samples/ipsec.smf\n");
	expect_output("printf '%0600d/x\\n' 0 | $SMF119 --files-from=- 2>&1 | "
	    "grep -c 0000/x:", "1\n");
}
END_TEST

/* Without a file on a terminal, the program does not wait for input. */
START_TEST(test_standard_input_that_is_a_terminal_is_reported)
{
	char command[256];
	int ours, theirs;
	const char *name;

	if (skip_on_windows("a pseudo terminal is not a console"))
		return;
	name = terminal_open(&ours);
	if (name == NULL) {
		skip("no pseudo terminal on this host");
		return;
	}
	theirs = open(name, O_RDWR | O_NOCTTY);
	ck_assert_int_ge(theirs, 0);
	ck_assert_int_eq(write(ours, "\4", 1), 1);
	snprintf(command, sizeof command, "$SMF119 -o kv <%s 2>&1 | head -n 1",
	    name);
	expect_output(command, "smf119: standard input is read, which is a "
	    "terminal; name a file, or see --help\n");
	close(ours);
	close(theirs);
}
END_TEST

/* At every fill level of the program's buffer. */
START_TEST(test_long_output_is_that_of_its_parts)
{
	char command[512];

	snprintf(command, sizeof command, "one=$($SMF119 -qs all -o %s "
	    "--no-header samples/*.smf; echo .); for i in $(seq 39); do "
	    "printf %%s \"${one%%.}\"; %s done >$BUILD/check-parts; printf "
	    "%%s \"${one%%.}\" >>$BUILD/check-parts; $SMF119 -qs all -o %s "
	    "--no-header $(yes 'samples/*.smf' | head -n 40) | "
	    "cmp - $BUILD/check-parts && echo same", formats[_i]->name,
	    strcmp(formats[_i]->name, "human") == 0 ? "echo;" : "",
	    formats[_i]->name);
	expect_output(command, "same\n");
}
END_TEST

START_TEST(test_dash_and_no_file_are_standard_input)
{
	struct result want = run_smf119("-o kv samples/ipsec.smf"), r;
	static const char *const commands[] = {
		"$SMF119 -o kv <samples/ipsec.smf",
		"$SMF119 -o kv - <samples/ipsec.smf",
		"cat samples/ipsec.smf | $SMF119 -o kv",
		"{ dd bs=7 2>/dev/null; } <samples/ipsec.smf | $SMF119 -o kv -",
		"$SMF119 samples/ipsec.smf -o kv",
		"$SMF119 -okv -- samples/ipsec.smf",
	};

	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		r = run_shell(commands[i]);
		ck_assert_int_eq(r.status, 0);
		ck_assert_msg(strcmp(r.out.p, want.out.p) == 0, "%s",
		    commands[i]);
		ck_assert_str_eq(r.err.p, "");
		result_free(&r);
	}
	result_free(&want);
}
END_TEST

START_TEST(test_what_cannot_be_read_is_exit_2_and_the_rest_is_printed)
{
	struct result r;

	r = run_smf119("-o kv nowhere.smf samples/ipsec.smf");
	ck_assert_int_eq(r.status, 2);
	ck_assert_uint_eq(lines(r.out.p), 7);
	ck_assert_uint_eq(lines(r.err.p), 1);
	ck_assert_ptr_nonnull(strstr(r.err.p, "smf119: nowhere.smf: "));
	result_free(&r);
	r = run_smf119("-o kv samples samples/ipsec.smf");
	ck_assert_int_eq(r.status, 2);
	ck_assert_uint_eq(lines(r.out.p), 7);
	ck_assert_uint_eq(lines(r.err.p), 1);
	result_free(&r);
	expect_status("$SMF119 <&-", 2);
}
END_TEST

START_TEST(test_worst_of_several_files_is_the_status)
{
	expect_status("$SMF119 samples/ipsec.smf samples/damaged.smf", 1);
	expect_status("$SMF119 samples/damaged.smf samples/ipsec.smf", 1);
	expect_status("$SMF119 samples/damaged.smf nowhere.smf", 2);
	expect_status("$SMF119 nowhere.smf samples/damaged.smf", 2);
}
END_TEST

START_TEST(test_control_characters_of_a_file_name_do_not_reach_the_terminal)
{
	struct result r = run_smf119("\"$(printf 'no\\033[31mfile\\012x')\"");

	ck_assert_int_eq(r.status, 2);
	ck_assert_ptr_null(strchr(r.err.p, '\033'));
	ck_assert_uint_eq(lines(r.err.p), 1);
	result_free(&r);
	r = run_smf119("-o \"$(printf 'x\\033[31m')\"");
	ck_assert_ptr_null(strchr(r.err.p, '\033'));
	result_free(&r);
}
END_TEST

START_TEST(test_real_dump_is_walked_over)
{
	const char *folder = data_folder("SMF119_REAL");
	char command[1024];
	struct result r;

	if (folder == NULL)
		return;
	snprintf(command, sizeof command, "-v %s/TESTCHL.dat", folder);
	r = run_smf119(command);
	ck_assert_int_eq(r.status, 0);
	ck_assert_str_eq(r.out.p, "");
	ck_assert_ptr_nonnull(strstr(r.err.p, "319 records, 28 of them "
	    "spanned, none of type 119"));
	result_free(&r);
}
END_TEST

/* What looks like one of our escapes in the name of a file is escaped. */
START_TEST(test_file_name_can_be_got_back)
{
	if (skip_on_windows("a file name cannot hold a backslash"))
		return;
	expect_output("cp samples/ipsec.smf \"$BUILD/check-\\u0041\"; "
	    "$SMF119 -n 1 -o csv --no-header -e file "
	    "\"$BUILD/check-\\u0041\" | sed 's,.*/,,'; "
	    "rm \"$BUILD/check-\\u0041\"", "check-\\u005Cu0041\n");
}
END_TEST

Suite *
suite_streams(void)
{
	Suite *s = suite_create("streams");
	TCase *t = tcase_create("streams");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, test_output_that_does_not_land_is_exit_2);
	tcase_add_test(t, test_closed_output_is_exit_2);
	tcase_add_test(t, test_closed_output_is_not_another_open_file);
	tcase_add_test(t, test_reader_that_has_seen_enough_is_no_error);
	tcase_add_test(t, test_several_files_are_read_in_order);
	tcase_add_loop_test(t, test_files_are_named_by_a_list, 0,
	    (int)(sizeof file_lists / sizeof file_lists[0]));
	tcase_add_test(t, test_long_lists_and_names_are_read);
	tcase_add_test(t, test_standard_input_that_is_a_terminal_is_reported);
	tcase_add_loop_test(t, test_long_output_is_that_of_its_parts, 0,
	    FORMATS_N);
	tcase_add_test(t, test_dash_and_no_file_are_standard_input);
	tcase_add_test(t,
	    test_what_cannot_be_read_is_exit_2_and_the_rest_is_printed);
	tcase_add_test(t, test_worst_of_several_files_is_the_status);
	tcase_add_test(t,
	    test_control_characters_of_a_file_name_do_not_reach_the_terminal);
	tcase_add_test(t, test_real_dump_is_walked_over);
	tcase_add_test(t, test_file_name_can_be_got_back);
	suite_add_tcase(s, t);
	return s;
}
