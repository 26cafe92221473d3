/* check_messages - notes with -v, the cap of messages, and --progress. */
#define _XOPEN_SOURCE 700	/* posix_openpt */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

/* samples/releases.txt: record 1 has 60 bytes of header and triplets and
 * sections of 64, 236, 9 and 16 bytes, which is 385; record 2 is of 417, 3 of
 * 401, 4 of 413, 5 of 60 + 64 + 102 + 1 + 8 and 6 of 60 + 64 + 96 + 1 + 4. */
#define IN "smf119: samples/releases.smf: "
#define LONGER "section longer than its layout: a newer release?; "
#define NO_LAYOUT IN "record 7 at 0x81c, subtype 73: no layout fits; its " \
	"sections are shown as hex; have 5 triplets\n"

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

/* n records of a layout that does not fit: one triplet, in subtype 77. */
static void
odd_records(const char *name, size_t n)
{
	static const char text[] = "record 119 77\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"SYS1\"\n"
	    " section SMF119TI\n";
	struct blob record;
	char *all;

	scratch_write("odd.txt", text, sizeof text - 1);
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

/* How many lines the messages have, and the last of them. */
static void
check_cap(const char *arguments, size_t want, const char *last)
{
	struct result r = run_smf119(arguments);
	char *end = r.err.p + r.err.n;

	ck_assert_int_eq(r.status, 0);
	ck_assert_uint_eq(lines(r.err.p), want);
	if (want > 0) {
		for (end--; end > r.err.p && end[-1] != '\n'; end--)
			;
		ck_assert_msg(strstr(end, last) != NULL, "%s: %s", arguments,
		    end);
	}
	result_free(&r);
}

START_TEST(test_messages_of_a_kind_are_capped_and_counted)
{
	odd_records("odd-20", 20);
	odd_records("odd-21", 21);
	odd_records("odd-345", 345);
	check_cap("-o kv $BUILD/check-odd-20", 20, ": no layout fits; ");
	check_cap("-o kv $BUILD/check-odd-21", 21,
	    "check-odd-21: 1 more like this: records with no layout that fits"
	    "\n");
	check_cap("-o kv $BUILD/check-odd-345", 21, "check-odd-345: 325 more "
	    "like this: records with no layout that fits\n");
	check_cap("-q -o kv $BUILD/check-odd-345", 0, "");
	/* the cap is of an input, not of the run */
	check_cap("-o kv $BUILD/check-odd-345 $BUILD/check-odd-21", 42,
	    "check-odd-21: 1 more like this: ");
	/* framing, counts, and how often, besides */
	check_cap("-v -o kv $BUILD/check-odd-345", 24,
	    "records with no layout that fits: 345\n");
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

/* The name of a new terminal's other side; *fd is this one. NULL: this host has
 * none. */
static const char *
terminal_open(int *fd)
{
	*fd = posix_openpt(O_RDWR | O_NOCTTY);
	if (*fd < 0 || grantpt(*fd) != 0 || unlockpt(*fd) != 0)
		return NULL;
	ck_assert_int_eq(fcntl(*fd, F_SETFL, O_NONBLOCK), 0);
	return ptsname(*fd);
}

/* All that comes until nothing has come for a while. */
static size_t
terminal_read(int fd, char *text, size_t room)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	size_t n = 0;
	ssize_t piece;

	while (n + 1 < room && poll(&wait, 1, 300) > 0 &&
	    (piece = read(fd, text + n, room - n - 1)) > 0)
		n += (size_t)piece;
	text[n] = '\0';
	return n;
}

/* A reader that looks away when the first line has come makes the program long
 * enough at it; the output is more than what a pipe and its buffer hold. */
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
	at = strstr(text, " MB/s  ");
	ck_assert_msg(at != NULL && strtol(at + 7, NULL, 10) >= 1024, "%s",
	    text);
	ck_assert_ptr_nonnull(strstr(text, " records\033[K"));
	/* wiped away at the end */
	ck_assert_msg(n > 4 && strcmp(text + n - 4, "\r\033[K") == 0, "%s",
	    text);
}

START_TEST(test_progress_shows_a_line_on_a_terminal)
{
	odd_records("odd-4000", 4000);
	check_progress("", "$BUILD/check-odd-4000", true);
}
END_TEST

START_TEST(test_progress_of_a_pipe_has_no_percent)
{
	odd_records("odd-4000", 4000);
	check_progress("cat $BUILD/check-odd-4000 |", "-", false);
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
	tcase_add_test(t, test_progress_shows_nothing_without_a_terminal);
	tcase_add_test(t, test_progress_shows_a_line_on_a_terminal);
	tcase_add_test(t, test_progress_of_a_pipe_has_no_percent);
	suite_add_tcase(s, t);
	return s;
}
