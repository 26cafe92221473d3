/* check_faults - memory that runs out, devices that fail: an error message, no
 * crash, and no exit status 0 when something is lost.
 *
 * The program under test is smf119-faults: see faults/faults.c. Calls fail one
 * after the other, until there are no more calls. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/formats.h"
#include "support/suites.h"
#include "support/support.h"

enum {
	CALLS_MAX = 9000,
	CALLS_LAST = 300,	/* of more, these one by one */
	CALLS_STEP = 25,	/* and those before, the same in each run */
	CALLS_SPARED = 7	/* times as many, where an emulator runs it */
};

/* Ways through the program, with an input that is read to its end. */
static const char *const runs[] = {
	"-o kv samples/ipsec.smf",
	"-o csv samples/spanned.smf samples/ipsec.smf",
	"-o json -w SMF119SID~S* -w timestamp'>'2000-01-01 -e 'LocalID.*' "
	    "-s 73-80 samples/identities.smf",
	"-o human -s all --layout samples/layouts/telnet-profile.layout "
	    "samples/layouts/telnet-profile.smf",
	"--summary samples/values.smf",
	"-o kv --files-from=- <samples/layouts/telnet-profile.csv",
	"--count-by=NMsIKETunID,RemoteID samples/values.smf",
	"--count-by=timestamp,subtype_name,LocalID samples/identities.smf",
	"-s 73-80 -w NMsIPTunState~act* -w SMF119TI_Stack!=X,Y -o table "
	    "samples/ipsec.smf",
	"--utc-offset=SYS1=-05:00,+01:00 -o kv samples/ipsec.smf",
	"--list-values=NMsIKETunState",
	"--codepage IBM-037 -w NMsIKETunLclEndpt=10.0.0.0/8 "
	    "-w NMsIKETunICookie=0x00 --system S -o kv samples/addresses.smf",
	"--section NMsecIKETunnel -o csv samples/ipsec.smf",
	"- <samples/family.smf",
	"--list-fields -s 73",
	"--print-layout 73",
};

enum { RUNS = sizeof runs / sizeof runs[0] };

/* The program with a fault, or "", and how it ended. */
static struct result
run_faulty(const char *fault, const char *arguments)
{
	static char line[1024];

	snprintf(line, sizeof line, "SMF119_LAYOUT=samples/layouts/"
	    "telnet-profile.layout SMF119_CALLS=$BUILD/check-calls "
	    "SMF119_FAULT=%s $FAULTS %s", fault, arguments);
	return run_shell(line);
}

/* How many calls of that name the run before made. */
static unsigned
calls_made(const char *name)
{
	struct blob calls = blob_read(scratch_path("calls"));
	const char *at = strstr(calls.p, name);
	unsigned n;

	ck_assert_ptr_nonnull(at);
	n = (unsigned)strtoul(at + strlen(name), NULL, 10);
	blob_free(&calls);
	return n;
}

static bool
same_output(const struct result *a, const struct result *b)
{
	return a->status == b->status && a->out.n == b->out.n &&
	    memcmp(a->out.p, b->out.p, a->out.n) == 0;
}

/* How far it is from call i of n to the next that is tried. */
static unsigned
step(unsigned i, unsigned n)
{
	bool emulated = run_prefix()[0] != '\0';
	unsigned last = emulated ? CALLS_LAST / CALLS_SPARED : CALLS_LAST;

	if (i + last >= n)
		return 1;
	return emulated ? CALLS_STEP * CALLS_SPARED : CALLS_STEP;
}

/* The run with each call failing in turn; each outcome is checked. */
static void
each_call(const char *name, const char *how, const char *arguments,
    void (*check)(const struct result *good, const struct result *r,
    const char *what))
{
	struct result good = run_faulty("", arguments), r;
	unsigned n = calls_made(name);
	char fault[64], what[256];

	ck_assert_msg(n <= CALLS_MAX, "%u calls of %s", n, name);
	for (unsigned i = 1; i <= n; i += step(i, n)) {
		snprintf(fault, sizeof fault, "%s:%u:%s", name, i, how);
		snprintf(what, sizeof what, "%s %s", fault, arguments);
		r = run_faulty(fault, arguments);
		check(&good, &r, what);
		result_free(&r);
	}
	result_free(&good);
}

/* Either the failure is reported, with status 2, or it made no difference. */
static void
honest(const struct result *good, const struct result *r, const char *what)
{
	if (same_output(good, r))
		return;
	ck_assert_msg(r->status == 2, "%s: status %d", what, r->status);
	ck_assert_msg(strncmp(r->err.p, "smf119: ", 8) == 0,
	    "%s: says \"%.80s\"", what, r->err.p);
}

/* The output is the same as without the fault. */
static void
unharmed(const struct result *good, const struct result *r, const char *what)
{
	ck_assert_msg(same_output(good, r), "%s: status %d, %zu bytes, not %zu",
	    what, r->status, r->out.n, good->out.n);
}

/* Status 2, even when all output had been written before. */
static void
failed(const struct result *good, const struct result *r, const char *what)
{
	(void)good;
	ck_assert_msg(r->status == 2, "%s: status %d", what, r->status);
	ck_assert_msg(strncmp(r->err.p, "smf119: ", 8) == 0,
	    "%s: says \"%.80s\"", what, r->err.p);
}

/* The reader of a pipe has gone: no message. */
static void
quiet(const struct result *good, const struct result *r, const char *what)
{
	ck_assert_msg(r->status == 2, "%s: status %d", what, r->status);
	ck_assert_msg(r->err.n == good->err.n, "%s: says \"%.80s\"", what,
	    r->err.p);
}

START_TEST(test_memory_can_run_out_anywhere)
{
	each_call("alloc", "ENOMEM", runs[_i], honest);
	each_call("alloc", "ENOMEM+", runs[_i], honest);
}
END_TEST

/* Room for a long file of layouts is asked for anew as it is read. */
START_TEST(test_memory_can_run_out_within_a_layout_file)
{
	static const char line[] = "# a comment\n";
	static char text[6000 * (sizeof line - 1) + 1];

	for (char *p = text; p < text + sizeof text - 1; p += sizeof line - 1)
		memcpy(p, line, sizeof line);
	scratch_write("layout-much", text, sizeof text - 1);
	each_call("alloc", "ENOMEM", "--layout $BUILD/check-layout-much "
	    "-o kv samples/values.smf", honest);
}
END_TEST

START_TEST(test_every_piece_of_memory_can_be_missing)
{
	each_call("arena", "ENOMEM", runs[_i], honest);
}
END_TEST

START_TEST(test_read_error_is_exit_2)
{
	each_call("read", "EIO", runs[_i], failed);
	each_call("read", "EIO+", runs[_i], failed);
}
END_TEST

START_TEST(test_interrupted_read_is_repeated)
{
	each_call("read", "EINTR", runs[_i], unharmed);
}
END_TEST

START_TEST(test_short_reads_make_no_difference)
{
	each_call("read", "short", runs[_i], unharmed);
	each_call("read", "short+", runs[_i], unharmed);
}
END_TEST

START_TEST(test_write_error_is_exit_2)
{
	each_call("write", "ENOSPC", runs[_i], failed);
	each_call("write", "EIO+", runs[_i], failed);
	each_call("write", "EFBIG", runs[_i], failed);
}
END_TEST

START_TEST(test_closed_pipe_is_quiet)
{
	each_call("write", "EPIPE", runs[_i], quiet);
}
END_TEST

START_TEST(test_interrupted_and_short_writes_make_no_difference)
{
	each_call("write", "EINTR", runs[_i], unharmed);
	each_call("write", "short", runs[_i], unharmed);
}
END_TEST

START_TEST(test_file_that_cannot_be_opened_is_exit_2)
{
	each_call("open", "EMFILE", runs[_i], failed);
	each_call("open", "EACCES", runs[_i], failed);
}
END_TEST

/* The sample in a container, in the build folder. */
static void
pack(const char *command)
{
	char line[256];

	snprintf(line, sizeof line, "%s >$BUILD/check-packed", command);
	expect_status(line, 0);
}

/* The message says why. */
static void
failed_for(const struct result *good, const struct result *r, const char *what)
{
	static const struct {
		const char *fault;
		int error;
	} reasons[] = { { "pipe:1:EMFILE", EMFILE },
		{ "spawn:1:EAGAIN", EAGAIN }, { "wait:1:ECHILD", ECHILD } };
	size_t i = 0;

	while (strncmp(reasons[i].fault, what, strlen(reasons[i].fault)) != 0)
		ck_assert_uint_lt(++i, sizeof reasons / sizeof reasons[0]);
	failed(good, r, what);
	ck_assert_msg(strstr(r->err.p, strerror(reasons[i].error)) != NULL,
	    "%s: says \"%.80s\"", what, r->err.p);
}

static const char packed[] = "-o kv $BUILD/check-packed";

START_TEST(test_program_that_cannot_be_run_is_exit_2)
{
	struct result r;

	pack("gzip -c samples/ipsec.smf");
	r = run_faulty("", packed);
	ck_assert_int_eq(r.status, 0);
	result_free(&r);
	ck_assert_uint_eq(calls_made("pipe"), 1);
	ck_assert_uint_eq(calls_made("spawn"), 1);
	ck_assert_uint_eq(calls_made("wait"), 1);
	each_call("pipe", "EMFILE", packed, failed_for);
	each_call("spawn", "EAGAIN", packed, failed_for);
	each_call("wait", "ECHILD", packed, failed_for);
	each_call("wait", "EINTR", packed, unharmed);
}
END_TEST

/* A failed read(2) is reported. But posix_spawn of musl reads from a pipe, and
 * goes on where that fails. */
static void
failed_or_spawned(const struct result *good, const struct result *r,
    const char *what)
{
#ifdef __GLIBC__
	failed(good, r, what);
#else
	honest(good, r, what);
#endif
}

START_TEST(test_containers_survive_what_files_survive)
{
	static const char *const commands[] = {
		"gzip -c samples/ipsec.smf",
		"$RUN $BUILD/pack pack samples/ipsec.smf",
		"$RUN $BUILD/pack spack samples/ipsec.smf",
		"$RUN $BUILD/pack xmit samples/ipsec.smf",
	};

	pack(commands[_i]);
	each_call("alloc", "ENOMEM", packed, honest);
	each_call("read", "EIO", packed, failed_or_spawned);
	each_call("read", "EIO+", packed, failed);
	each_call("read", "EINTR", packed, unharmed);
	each_call("read", "short", packed, unharmed);
	each_call("read", "short+", packed, unharmed);
}
END_TEST

/* Memory is allocated at the start, not for records: neither for one nor for
 * ten thousand. */
START_TEST(test_records_take_no_memory)
{
	char few[128], many[128];
	struct result r = run_shell("for i in 0 1 2 3 4 5 6 7 8 9; do "
	    "cat samples/[!d]*.smf; done >$BUILD/check-ten; for i in 0 1 2 3 4 5 6 "
	    "7 8 9; do cat $BUILD/check-ten; done >$BUILD/check-hundred");
	unsigned n;

	result_free(&r);
	for (size_t i = 0; i < FORMATS_N; i++) {
		snprintf(few, sizeof few, "-s all -o %s samples/ipsec.smf",
		    formats[i]->name);
		snprintf(many, sizeof many, "-q -s all -o %s "
		    "$BUILD/check-hundred", formats[i]->name);
		r = run_faulty("", few);
		result_free(&r);
		n = calls_made("alloc");
		r = run_faulty("", many);
		ck_assert_int_le(r.status, 1);
		result_free(&r);
		ck_assert_uint_eq(calls_made("alloc"), n);
	}
}
END_TEST

/* A limit on the size of files: by a signal, or else by EFBIG. */
START_TEST(test_limit_on_file_size_is_no_exit_0)
{
	struct result r;

	r = run_shell("ulimit -f 1; exec $SMF119 samples/values.smf "
	    ">$BUILD/check-limited");
	ck_assert_int_ne(r.status, 0);
	result_free(&r);
	r = run_shell("trap '' XFSZ; ulimit -f 1; $SMF119 samples/values.smf "
	    ">$BUILD/check-limited");
	ck_assert_int_eq(r.status, 2);
	ck_assert_ptr_nonnull(strstr(r.err.p, "standard output"));
	result_free(&r);
}
END_TEST

START_TEST(test_broken_pipe_without_the_signal_is_exit_2)
{
	struct result r = run_shell("{ trap '' PIPE; $SMF119 -o kv "
	    "samples/values.smf; echo $? >&2; } | :");

	ck_assert_msg(strcmp(r.err.p, "2\n") == 0 || strcmp(r.err.p,
	    "0\n") == 0, "%s", r.err.p);
	result_free(&r);
}
END_TEST

Suite *
suite_faults(void)
{
	Suite *s = suite_create("faults");
	TCase *t = tcase_create("faults");

	tcase_set_timeout(t, 600);
	tcase_add_loop_test(t, test_memory_can_run_out_anywhere, 0, RUNS);
	tcase_add_loop_test(t, test_every_piece_of_memory_can_be_missing, 2,
	    6);
	tcase_add_test(t, test_memory_can_run_out_within_a_layout_file);
	tcase_add_loop_test(t, test_read_error_is_exit_2, 0, RUNS);
	tcase_add_loop_test(t, test_interrupted_read_is_repeated, 0, RUNS);
	tcase_add_loop_test(t, test_short_reads_make_no_difference, 0, RUNS);
	tcase_add_loop_test(t, test_write_error_is_exit_2, 0, RUNS);
	tcase_add_loop_test(t, test_closed_pipe_is_quiet, 0, RUNS);
	tcase_add_loop_test(t,
	    test_interrupted_and_short_writes_make_no_difference, 0, RUNS);
	tcase_add_loop_test(t, test_file_that_cannot_be_opened_is_exit_2, 0,
	    RUNS);
	tcase_add_test(t, test_program_that_cannot_be_run_is_exit_2);
	tcase_add_loop_test(t, test_containers_survive_what_files_survive, 0,
	    4);
	tcase_add_test(t, test_records_take_no_memory);
	tcase_add_test(t, test_limit_on_file_size_is_no_exit_0);
	tcase_add_test(t, test_broken_pipe_without_the_signal_is_exit_2);
	suite_add_tcase(s, t);
	return s;
}
