/* expect - runs the program and compares its output with expectations. */
#include "support/expect.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "support/support.h"

void
expect_run(const struct expectation *e)
{
	struct result r = run_smf119(e->arguments);
	const char *err = e->err != NULL ? e->err : "";

	ck_assert_msg(strcmp(r.out.p, e->out) == 0, "%s: want\n%s\nhave\n%s",
	    e->arguments, e->out, r.out.p);
	ck_assert_msg(strcmp(r.err.p, err) == 0, "%s: want\n%s\nhave\n%s",
	    e->arguments, err, r.err.p);
	ck_assert_msg(r.status == e->status, "%s: want status %d, have %d",
	    e->arguments, e->status, r.status);
	result_free(&r);
}

void
expect_output(const char *command, const char *out)
{
	struct result r = run_shell(command);

	ck_assert_msg(strcmp(r.out.p, out) == 0, "%s: want\n%s\nhave\n%s",
	    command, out, r.out.p);
	ck_assert_msg(r.err.n == 0 && r.status == 0, "%s: status %d: %s",
	    command, r.status, r.err.p);
	result_free(&r);
}

void
expect_refusal(const char *arguments, const char *words)
{
	struct result r = run_smf119(arguments);

	ck_assert_msg(r.status == 2 && r.out.n == 0, "%s: status %d: %s",
	    arguments, r.status, r.out.p);
	ck_assert_msg(lines(r.err.p) == 1 &&
	    strncmp(r.err.p, "smf119: ", 8) == 0 &&
	    strstr(r.err.p + 8, words) != NULL, "%s: want %s\nhave %s",
	    arguments, words, r.err.p);
	result_free(&r);
}

/* The lines of s, with blanks instead of line ends. */
static void
lines_join(char *s)
{
	for (char *end; (end = strchr(s, '\n')) != NULL; s = end)
		*end = end[1] != '\0' ? ' ' : '\0';
}

void
expect_records(const char *sample, const char *options, const char *numbers)
{
	char arguments[512];
	struct result r;

	snprintf(arguments, sizeof arguments, "-o csv --no-header -e record "
	    "%s samples/%s.smf", options, sample);
	r = run_smf119(arguments);
	lines_join(r.out.p);
	ck_assert_msg(r.status == 0 && strcmp(r.out.p, numbers) == 0,
	    "%s: want \"%s\", have \"%s\" and status %d: %s", arguments,
	    numbers, r.out.p, r.status, r.err.p);
	result_free(&r);
}
