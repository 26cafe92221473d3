/* check_documents - what manuals and README show, run as a user would. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/expect.h"
#include "support/manual.h"
#include "support/suites.h"
#include "support/support.h"

/* Calls of a user: a folder with samples and scripts to be in, and commands to
 * be found by their names. */
static const char as_user[] =
    "case $BUILD in /*) b=$BUILD;; *) b=$PWD/$BUILD;; esac; "
    "mkdir -p $b/check-bin $b/check-user; "
    "printf '#!/bin/sh\\nexec %s %s/smf119 \"$@\"\\n' \"$RUN\" $b "
    ">$b/check-bin/smf119; chmod 755 $b/check-bin/smf119; "
    "ln -sf $PWD/scripts/kit/smf119-* $b/check-bin; "
    "ln -sfn $PWD/samples $b/check-user/samples; "
    "ln -sfn $PWD/scripts $b/check-user/scripts; "
    "unset SMF119; PATH=$b/check-bin:$PATH; cd $b/check-user; ";

static void
runs(const char *command, int status)
{
	static char line[4096];
	struct result r;

	snprintf(line, sizeof line, "%s%s", as_user, command);
	r = run_shell(line);
	ck_assert_msg(r.status == status, "%s: status %d: %s", command,
	    r.status, r.err.p);
	ck_assert_msg(r.out.n > 0, "%s: nothing comes out", command);
	ck_assert_msg(r.err.n == 0, "%s: %s", command, r.err.p);
	result_free(&r);
}

/* Characters of an example that fit on a line of 80 columns: a longer line is
 * broken when the manual is shown, and cannot be copied to a shell. */
enum { EXAMPLE_MAX = 67 };

/* Adds a line of an example to the command that it is a part of, and runs that
 * when it is complete: lines that follow are indented. */
static int
example(char *command, size_t size, const char *line, const char *rest)
{
	size_t n = strlen(command);

	ck_assert_msg(strlen(line) <= EXAMPLE_MAX, "wide: %s", line);
	ck_assert_uint_lt(n + strlen(line) + 1, size);
	snprintf(command + n, size - n, "%s\n", line);
	if (rest[0] == ' ')
		return 0;
	if (strstr(command, " jq ") == NULL || is_installed("jq"))
		runs(command, 0);
	command[0] = '\0';
	return 1;
}

START_TEST(test_examples_of_the_manual_run)
{
	struct blob manual = blob_read("man/smf119.1");
	const char *text = manual_section(manual, "EXAMPLES");
	char line[LINE_MAX_LENGTH], command[2048] = "";
	bool literal = false;
	int n = 0;

	while (text_line(&text, line)) {
		manual_unescape(line);
		if (strncmp(line, ".Bd -literal", 12) == 0)
			literal = true;
		else if (strcmp(line, ".Ed") == 0)
			literal = false;
		else if (literal)
			n += example(command, sizeof command, line, text);
		else if (strncmp(line, ".Dl ", 4) == 0)
			n += example(command, sizeof command, line + 4, text);
	}
	ck_assert_str_eq(command, "");
	ck_assert_int_ge(n, 20);
	blob_free(&manual);
}
END_TEST

/* smf119-audit ends with 1 when it has findings, as it has here. */
static void
readme_command(const char *command)
{
	char line[LINE_MAX_LENGTH + 64];

	if (strstr(command, "smf119-plot") == NULL) {
		runs(command, strncmp(command, "smf119-audit", 12) == 0);
		return;
	}
	snprintf(line, sizeof line, "command -v gnuplot >/dev/null || "
	    "{ echo none; exit; }; %s; cat *.svg", command);
	runs(line, 0);
}

START_TEST(test_commands_of_the_readme_run)
{
	struct blob readme = blob_read("README.md");
	const char *text = readme.p, *s;
	char line[LINE_MAX_LENGTH];
	int n = 0;

	while (text_line(&text, line)) {
		s = line + (strncmp(line, "$ ", 2) == 0 ? 2 : 0);
		s += strspn(s, " ");
		if (strstr(s, "samples/") == NULL ||
		    (strncmp(s, "smf119", 6) != 0 &&
		    strncmp(s, "find ", 5) != 0 &&
		    strncmp(s, "scripts/", 8) != 0))
			continue;
		readme_command(s);
		n++;
	}
	ck_assert_int_ge(n, 10);
	blob_free(&readme);
}
END_TEST

/* The lines shown stand in the output in this order; "..." is what is left
 * out. */
START_TEST(test_output_in_the_readme_is_what_comes_out)
{
	struct blob readme = blob_read("README.md");
	const char *text = strstr(readme.p, "$ smf119 samples/ipsec.smf\n");
	struct result r = run_smf119("samples/ipsec.smf");
	char line[LINE_MAX_LENGTH];
	const char *at = r.out.p;
	int n = 0;

	ck_assert_ptr_nonnull(text);
	text_line(&text, line);
	for (; text_line(&text, line) && strcmp(line, "```") != 0; n++) {
		if (strcmp(line, "...") == 0)
			continue;
		at = strstr(at, line);
		ck_assert_msg(at != NULL, "not in the output, or not there: "
		    "%s", line);
	}
	ck_assert_int_gt(n, 5);
	result_free(&r);
	blob_free(&readme);
}
END_TEST

/* What the manual of layouts shows: $ COMMAND, and then its output. */
static void
transcript(const char **text)
{
	char line[LINE_MAX_LENGTH], want[8192] = "";
	char command[4096];
	bool more = true;
	struct result r;

	strcat(strcpy(command, as_user), "cd samples/layouts; ");
	while (more && text_line(text, line)) {
		manual_unescape(line);
		strcat(command, line + (line[0] == '$' ? 2 : 0));
		strcat(command, "\n");
		more = line[strlen(line) - 1] == '\\';
	}
	while (text_line(text, line) && strcmp(line, ".Ed") != 0) {
		manual_unescape(line);
		strcat(want, line);
		strcat(want, "\n");
	}
	r = run_shell(command);
	ck_assert_msg(strcmp(r.out.p, want) == 0, "%s: want\n%s\nhave\n%s\n%s",
	    command, want, r.out.p, r.err.p);
	ck_assert_str_eq(r.err.p, "");
	result_free(&r);
}

START_TEST(test_transcripts_of_the_layout_manual_are_what_comes_out)
{
	struct blob manual = blob_read("man/smf119.layout.5");
	const char *text = manual_section(manual, "EXAMPLES");
	char line[LINE_MAX_LENGTH];
	int n = 0;

	while (text_line(&text, line))
		if (strcmp(line, ".Bd -literal") == 0 && text[0] == '$') {
			transcript(&text);
			n++;
		}
	ck_assert_int_ge(n, 3);
	blob_free(&manual);
}
END_TEST

START_TEST(test_layout_in_the_manual_is_the_one_in_samples)
{
	/* rows and heads; "# ... and so on" is not one */
	expect_output("sed -n '/^\\.Sh EXAMPLES/,/^\\.Ss Step 4/p' "
	    "man/smf119.layout.5 | grep -E '^(section|record|    [a-zS*])' | "
	    "grep -v -x -F -f samples/layouts/telnet-profile.layout; :", "");
}
END_TEST

/* The message that the manual shows for a row left out. */
START_TEST(test_mistake_in_the_layout_manual_is_answered_as_shown)
{
	char command[2048];

	snprintf(command, sizeof command, "m=$PWD/man/smf119.layout.5; %s "
	    "sed -n '/^section SMF119TN_DS 60/,/SMF119TN_DSName/p' $m | "
	    "grep -v rsvd4_2 >telnet-profile.layout; "
	    "smf119 --layout telnet-profile.layout --list-fields 2>message; "
	    "test -s message && grep -F -x -f message $m", as_user);
	expect_output(command, "smf119: telnet-profile.layout:5:29: "
	    "want offset 4.2, have \"6\"\n");
}
END_TEST

Suite *
suite_documents(void)
{
	Suite *s = suite_create("documents");
	TCase *t = tcase_create("documents");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, test_examples_of_the_manual_run);
	tcase_add_test(t, test_commands_of_the_readme_run);
	tcase_add_test(t, test_output_in_the_readme_is_what_comes_out);
	tcase_add_test(t,
	    test_transcripts_of_the_layout_manual_are_what_comes_out);
	tcase_add_test(t, test_layout_in_the_manual_is_the_one_in_samples);
	tcase_add_test(t,
	    test_mistake_in_the_layout_manual_is_answered_as_shown);
	suite_add_tcase(s, t);
	return s;
}
