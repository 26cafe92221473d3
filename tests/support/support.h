/* support - what several suites need: files, runs of the program, bytes. */
#ifndef SMF119_SUPPORT_H
#define SMF119_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "emit/out.h"
#include "lib/span.h"
#include "layout/catalog.h"

/* Bytes of a file or of an output, ended by a NUL that n does not count. */
struct blob {
	char *p;
	size_t n;
};

/* The result of a run of the program. */
struct result {
	int status;	/* exit status; 128 and more: it was killed */
	struct blob out;
	struct blob err;
};

/* The whole file; a failed test when it cannot be read. */
struct blob blob_read(const char *path);
void blob_free(struct blob *b);

/* The path of a file of that name that a test may write, in the build folder.
 * Good until the next call. */
const char *scratch_path(const char *name);
void scratch_write(const char *name, const void *p, size_t n);

/* The command that the program is started with, such as an emulator, as RUN in the
 * environment says; "" when there is none. */
const char *run_prefix(void);

/* Runs a shell command in which the program is $SMF119 and the build folder
 * $BUILD, with $RUN before the program. Its standard input is empty unless the
 * command says otherwise. */
struct result run_shell(const char *command);

/* Runs the program with these arguments, as a shell reads them. */
struct result run_smf119(const char *arguments);
void result_free(struct result *r);

/* Fails unless the shell command ends with that status. */
void expect_status(const char *command, int status);

/* Reports that the running test could not check something, and why. The test
 * program counts these reports at its end. */
void skip(const char *reason);

/* Is there a program of that name? If not, reports that it is missing. */
bool is_installed(const char *program);

/* The folder of data that are not part of the project, as a variable of the
 * environment names it. NULL, and reported, where that is not set. */
const char *data_folder(const char *variable);

/* Is the program one for Windows, as SYSTEM=windows in the environment says? Then
 * it is reported that the test could not check something there, and why. */
bool skip_on_windows(const char *reason);

/* The number of reports in this run; forgets those of an earlier one. */
void skip_start(void);
size_t skip_count(void);

/* How many lines s has. */
size_t lines(const char *s);

/* The bytes of pairs of hex digits, blanks between them allowed. Returns how
 * many. */
size_t hex_bytes(const char *hex, uint8_t *out, size_t room);

/* The bytes of s, and what an output holds so far, as a string. */
struct span span_of(const void *p, size_t n);
const char *out_text(struct out *o);

/* The built-in catalog; a failed test when it does not load. */
void catalog_open(struct catalog *c);

/* The files samples/NAME.txt, by i from 0: NAME, or NULL behind the last. */
const char *sample_name(size_t i);

/* Calls take for every record of the RDW dump, segments not joined. */
void each_segment(struct blob dump,
    void (*take)(struct span record, void *data), void *data);

#endif
