/* expect - runs of the program in tables: arguments, and the expected
 * results. */
#ifndef SMF119_EXPECT_H
#define SMF119_EXPECT_H

#include <stddef.h>

struct expectation {
	const char *arguments;	/* as a shell reads them */
	const char *out;	/* all of it */
	const char *err;	/* all of it; NULL: nothing */
	int status;
};

void expect_run(const struct expectation *e);

/* Fails unless the output of a shell command is that, with nothing on standard
 * error and status 0. */
void expect_output(const char *command, const char *out);

/* Fails unless it ends with status 2, no output and one line that has these
 * words behind "smf119: ". */
void expect_refusal(const char *arguments, const char *words);

/* Which records of samples/SAMPLE.smf pass these options: their numbers with
 * blanks between them, each as often as it has rows. */
void expect_records(const char *sample, const char *options,
    const char *numbers);

#endif
