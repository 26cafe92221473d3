/* check_messages - notes with -v, the cap of messages, and --progress. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"
#include "support/terminal.h"

/* samples/releases.txt: record 1 has 60 bytes of header and triplets and
 * sections of 64, 236, 9 and 16 bytes, which is 385; record 2 is of 417, 3 of
 * 401, 4 of 413, 5 of 60 + 64 + 102 + 1 + 8 and 6 of 60 + 64 + 96 + 1 + 4. */
#define IN "smf119: samples/releases.smf: "
#define LONGER "section longer than its layout: a newer release?; "
#define NO_LAYOUT IN "record 7 at 0x81c, subtype 73: no layout fits; its " \
	"sections are shown as hex; want 4 triplets, have 5\n"

static const struct expectation notes[] = {
	{ "-s 73,77 -o csv --no-header -e NMsIKETunBytes "
	    "samples/releases.smf", "\n\n\n\n\n\n\n", NO_LAYOUT, 0 },
	{ "-q -s 73,77 -o csv --no-header -e NMsIKETunBytes "
	    "samples/releases.smf", "\n\n\n\n\n\n\n", NULL, 0 },
	{ "-v -s 73,77 -o csv --no-header -e NMsIKETunBytes "
	    "samples/releases.smf", "\n\n\n\n\n\n\n",
	    IN "record 2 at 0x181, subtype 73: NMsecIKETunnel: " LONGER
	    "want 256 bytes, have 268\n"
	    IN "record 4 at 0x4b3, subtype 73: SMF119TI: " LONGER
	    "want 64 bytes, have 72\n"
	    IN "record 5 at 0x650, subtype 77: "
	    "SMF119IS_IPDynamicStackAdded: " LONGER
	    "want 4 bytes, have 8\n" NO_LAYOUT
	    IN "framing: RDW\n"
	    IN "not all bytes of these records are decoded; see "
	    "smf119-layout(1)\n"
	    IN "7 records, 0 of them spanned, 7 of type 119; 7 printed, "
	    "0 damaged\n"
	    IN "sections longer than documented: 3\n"
	    IN "records with no layout that fits: 1\n", 0 },
};

START_TEST(test_notes_say_what_is_odd_but_harmless)
{
	expect_run(&notes[_i]);
}
END_TEST

/* n times the record of a text. */
static void
records_write(const char *name, const char *text, size_t n)
{
	struct blob record;
	char *all;

	scratch_write("odd.txt", text, strlen(text));
	expect_status("$RUN $BUILD/mksmf $BUILD/check-odd.txt "
	    ">$BUILD/check-odd", 0);
	record = blob_read(scratch_path("odd"));
	all = malloc(n * record.n);
	ck_assert_ptr_nonnull(all);
	for (size_t i = 0; i < n; i++)
		memcpy(all + i * record.n, record.p, record.n);
	scratch_write(name, all, n * record.n);
	free(all);
	blob_free(&record);
}

/* n records of a layout that does not fit: one triplet, in subtype 77. */
static void
odd_records(const char *name, size_t n)
{
	records_write(name, "record 119 77\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"SYS1\"\n"
	    " section SMF119TI\n", n);
}

/* n records whose only section begins inside their header. */
static void
damaged_records(const char *name, size_t n)
{
	records_write(name, "record 119 200\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"SYS1\"\n"
	    " lie triplet 1 offset 9\n section SMF119TI\n", n);
}

/* How many lines the messages have, and the last of them. */
static void
check_cap(const char *arguments, int status, size_t want, const char *last)
{
	struct result r = run_smf119(arguments);
	char *end = r.err.p + r.err.n;

	ck_assert_int_eq(r.status, status);
	ck_assert_uint_eq(lines(r.err.p), want);
	if (want > 0) {
		for (end--; end > r.err.p && end[-1] != '\n'; end--)
			;
		ck_assert_msg(strstr(end, last) != NULL, "%s: %s", arguments,
		    end);
	}
	result_free(&r);
}

#define MORE "more like this: sections inside the header\n"

START_TEST(test_messages_of_a_kind_are_capped_and_counted)
{
	damaged_records("bad-20", 20);
	damaged_records("bad-21", 21);
	damaged_records("bad-345", 345);
	check_cap("-s 200 -o kv $BUILD/check-bad-20", 1, 20,
	    ": section begins inside the header ");
	check_cap("-s 200 -o kv $BUILD/check-bad-21", 1, 21,
	    "check-bad-21: 1 " MORE);
	check_cap("-s 200 -o kv $BUILD/check-bad-345", 1, 21,
	    "check-bad-345: 325 " MORE);
	check_cap("-q -s 200 -o kv $BUILD/check-bad-345", 1, 0, "");
	/* the cap is of an input, not of the run */
	check_cap("-s 200 -o kv $BUILD/check-bad-345 $BUILD/check-bad-21", 1,
	    42, "check-bad-21: 1 " MORE);
	/* framing, counts, and how often, besides */
	check_cap("-v -s 200 -o kv $BUILD/check-bad-345", 1, 24,
	    "sections inside the header: 345\n");
}
END_TEST

START_TEST(test_layout_that_does_not_fit_is_said_once)
{
	odd_records("odd-345", 345);
	check_cap("-o kv $BUILD/check-odd-345", 0, 1, "record 1 at 0x0, "
	    "subtype 77: no layout fits; its sections are shown as hex; "
	    "want 4 triplets, have 1\n");
	check_cap("-q -o kv $BUILD/check-odd-345", 0, 0, "");
	/* once for each input */
	check_cap("-o kv $BUILD/check-odd-345 $BUILD/check-odd-345", 0, 2,
	    ": record 1 at 0x0, ");
	check_cap("-v -o kv $BUILD/check-odd-345", 0, 4,
	    "records with no layout that fits: 345\n");
}
END_TEST

/* Once for each subtype, however many came before. */
START_TEST(test_each_subtype_without_a_fitting_layout_is_named)
{
	odd_records("odd-21", 21);
	records_write("odd-80", "record 119 80\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"SYS1\"\n"
	    " section SMF119TI\n", 2);
	expect_status("cat $BUILD/check-odd-21 $BUILD/check-odd-80 "
	    ">$BUILD/check-odd", 0);
	check_cap("-o kv $BUILD/check-odd", 0, 2,
	    "subtype 80: no layout fits; its sections are shown as hex; ");
}
END_TEST

/* 74 has two orders, and 64 bytes of statistics in both. */
START_TEST(test_length_that_fits_no_layout_is_named)
{
	records_write("odd-74", "record 119 74\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"SYS1\"\n"
	    " section SMF119TI\n section NMsecIKETunnel\n section LocalID 3\n"
	    " section RemoteID 3\n section NMsecIKETunStats 70\n", 1);
	check_cap("-o kv $BUILD/check-odd-74", 0, 1, "subtype 74: "
	    "NMsecIKETunStats: no layout fits this length; all sections of "
	    "the record are shown as hex; want 64 bytes, have 3\n");
}
END_TEST

/* samples/tcp.smf: 5 records of subtype 1, 9 of 2, 4 of 10. */
#define SEEN "of type 119 there are 1 (5), 2 (9), 10 (4); see --summary\n"

static const struct expectation nothing[] = {
	{ "-o kv samples/tcp.smf", "",
	    "smf119: no records of subtypes 73-80; " SEEN, 0 },
	{ "-q -o kv samples/tcp.smf", "", NULL, 0 },
	{ "-o csv -e NMsIKETunID samples/tcp.smf", "NMsIKETunID\n",
	    "smf119: no records of subtypes 73-80; " SEEN, 0 },
	{ "-s 73 -o kv samples/tcp.smf samples/tcp.smf", "",
	    "smf119: no records of subtype 73; of type 119 there are 1 (10), "
	    "2 (18), 10 (8); see --summary\n", 0 },
	{ "-s 73,75-77,120 -o kv samples/tcp.smf", "",
	    "smf119: no records of subtypes 73, 75-77, 120; " SEEN, 0 },
	/* one input has some */
	{ "-n 1 -o kv -e record samples/tcp.smf samples/ipsec.smf",
	    "record=3\n", NULL, 0 },
	/* all were dropped by a test */
	{ "-s 10 -w SMF119SID=NONE -o kv samples/tcp.smf", "", NULL, 0 },
	{ "-v -s 10 -w SMF119SID=NONE -o kv samples/tcp.smf", "",
	    "smf119: samples/tcp.smf: framing: RDW\n"
	    "smf119: samples/tcp.smf: 18 records, 0 of them spanned, 18 of "
	    "type 119; 0 printed, 0 damaged\n"
	    "smf119: none of 4 records of subtype 10 passed the tests\n", 0 },
	/* an input without any record says so itself */
	{ "-o kv /dev/null", "",
	    "smf119: /dev/null: empty file: no records\n", 0 },
	{ "-n 0 -o kv samples/tcp.smf", "", NULL, 0 },
	{ "--layout=samples/layouts/cssmtp-mail.layout -n 1 -o kv -e record "
	    "samples/ipsec.smf", "record=3\n", "smf119: "
	    "samples/layouts/cssmtp-mail.layout: its records, of subtype 50, "
	    "are not selected; see -s\n", 0 },
	{ "--layout=samples/layouts/cssmtp-mail.layout "
	    "--layout=samples/layouts/telnet-profile.layout -n 1 -o kv "
	    "-e record samples/ipsec.smf", "record=3\n", "smf119: "
	    "samples/layouts/cssmtp-mail.layout: its records, of subtype 50, "
	    "are not selected; see -s\nsmf119: "
	    "samples/layouts/telnet-profile.layout: its records, of subtype 24, "
	    "are not selected; see -s\n", 0 },
	{ "--layout=samples/layouts/cssmtp-mail.layout -s 50,73 -n 1 -o kv "
	    "-e record samples/ipsec.smf", "record=3\n", NULL, 0 },
};

START_TEST(test_nothing_found_is_reported)
{
	expect_run(&nothing[_i]);
}
END_TEST

/* records of types that are not 119 alone */
START_TEST(test_dump_without_type_119_is_reported)
{
	records_write("type-30", "record 30 5\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"SYS1\"\n"
	    " SMF119SSI \"STC\"\n", 9);
	check_cap("-o kv $BUILD/check-type-30", 0, 1, "smf119: no records of "
	    "subtypes 73-80; there are none of type 119; see --summary\n");
	check_cap("-s all -o kv $BUILD/check-type-30", 0, 1, "smf119: no "
	    "records of any subtype; there are none of type 119; see "
	    "--summary\n");
}
END_TEST

START_TEST(test_progress_shows_nothing_without_a_terminal)
{
	odd_records("odd-4000", 4000);
	expect_output("$SMF119 --progress -q -o csv --no-header -e record "
	    "$BUILD/check-odd-4000 | tail -n 1", "4000\n");
	expect_output("$SMF119 --progress -q -o kv $BUILD/check-odd-4000 "
	    "2>&1 >/dev/null", "");
}
END_TEST

/* A reader that stops after the first line keeps the program running long
 * enough; the output is longer than what a pipe and the buffer hold. */
static void
check_progress(const char *before, const char *input, bool percent)
{
	char command[512], text[4096];
	int ours, theirs;
	const char *name = terminal_open(&ours), *at;
	size_t n;

	if (name == NULL) {
		skip("no pseudo terminal on this host");
		return;
	}
	theirs = open(name, O_RDWR | O_NOCTTY);
	ck_assert_int_ge(theirs, 0);
	snprintf(command, sizeof command, "%s $SMF119 --progress -q -o kv "
	    "%s 2>%s | { read -r line; sleep 0.7; wc -l | tr -d ' '; }",
	    before, input, name);
	expect_output(command, "3999\n");
	n = terminal_read(ours, text, sizeof text);
	close(ours);
	close(theirs);
	ck_assert_msg(strncmp(text, "\r0 MB  ", 7) == 0 ||
	    strncmp(text, "\r1 MB  ", 7) == 0, "%s", text);
	ck_assert_msg((strstr(text, " %  ") != NULL) == percent,
	    "%s", text);
	ck_assert_msg(!percent || strtol(text + 7, NULL, 10) <= 100, "%s",
	    text);
	at = strstr(text, " MB/s  ");
	ck_assert_msg(at != NULL && strtol(at + 7, NULL, 10) >= 1024, "%s",
	    text);
	ck_assert_ptr_nonnull(strstr(text, " records\033[K"));
	/* cleared at the end */
	ck_assert_msg(n > 4 && strcmp(text + n - 4, "\r\033[K") == 0, "%s",
	    text);
}

static const char console[] = "a pseudo terminal is not a console";

START_TEST(test_progress_shows_a_line_on_a_terminal)
{
	if (skip_on_windows(console))
		return;
	odd_records("odd-4000", 4000);
	check_progress("", "$BUILD/check-odd-4000", true);
}
END_TEST

START_TEST(test_progress_of_a_pipe_has_no_percent)
{
	if (skip_on_windows(console))
		return;
	odd_records("odd-4000", 4000);
	check_progress("cat $BUILD/check-odd-4000 |", "-", false);
}
END_TEST

/* The share is that of the bytes of the file, which are fewer. */
START_TEST(test_progress_of_a_packed_file_is_that_of_the_file)
{
	static const char *const packers[] = { "$RUN $BUILD/pack pack",
		"$RUN $BUILD/pack xmit", "gzip -c" };
	char command[256];

	if (skip_on_windows(console))
		return;
	odd_records("odd-4000", 4000);
	snprintf(command, sizeof command, "%s $BUILD/check-odd-4000 "
	    ">$BUILD/check-packed", packers[_i]);
	expect_status(command, 0);
	check_progress("", "$BUILD/check-packed", true);
}
END_TEST

START_TEST(test_subtype_0_is_named)
{
	expect_output("printf '\\0\\034\\0\\0\\136\\167\\0\\0\\0\\1\\1\\046\\062\\137"
	    "\\342\\350\\342\\361\\324\\343\\303\\320\\0\\0\\0\\5\\0\\0' | "
	    "$SMF119 -s all 2>&1 | cat", "smf119: standard input: record 1 at 0x0, "
	    "subtype 0: self-defining section does not fit the record; "
	    "want 68 bytes, have 28\n");
}
END_TEST

Suite *
suite_messages(void)
{
	Suite *s = suite_create("messages");
	TCase *t = tcase_create("messages");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_notes_say_what_is_odd_but_harmless, 0,
	    (int)(sizeof notes / sizeof notes[0]));
	tcase_add_test(t, test_messages_of_a_kind_are_capped_and_counted);
	tcase_add_test(t, test_layout_that_does_not_fit_is_said_once);
	tcase_add_test(t, test_each_subtype_without_a_fitting_layout_is_named);
	tcase_add_test(t, test_length_that_fits_no_layout_is_named);
	tcase_add_test(t, test_subtype_0_is_named);
	tcase_add_loop_test(t, test_nothing_found_is_reported, 0,
	    (int)(sizeof nothing / sizeof nothing[0]));
	tcase_add_test(t, test_dump_without_type_119_is_reported);
	tcase_add_test(t, test_progress_shows_nothing_without_a_terminal);
	tcase_add_test(t, test_progress_shows_a_line_on_a_terminal);
	tcase_add_test(t, test_progress_of_a_pipe_has_no_percent);
	tcase_add_loop_test(t,
	    test_progress_of_a_packed_file_is_that_of_the_file, 0, 3);
	suite_add_tcase(s, t);
	return s;
}
