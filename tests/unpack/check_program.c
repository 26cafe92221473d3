/* check_program - files that programs of the system unpack: which is run, with
 * what, and how it may end. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/suites.h"
#include "support/support.h"
#include "unpack/unpack.h"

static const char *const programs[] = { "gzip", "bzip2", "xz", "zstd" };

enum { PROGRAMS = sizeof programs / sizeof programs[0] };

static char folder[256];
static char *path;

static void
setup(void)
{
	path = strdup(getenv("PATH"));
	snprintf(folder, sizeof folder, "%s", scratch_path("bin"));
	mkdir(folder, 0777);
	if (folder[0] != '/') {
		ck_assert_ptr_nonnull(getcwd(folder, 128));
		strcat(folder, "/");
		strcat(folder, scratch_path("bin"));
	}
}

static void
teardown(void)
{
	setenv("PATH", path, 1);
	free(path);
}

/* The stream that a program makes of a file. */
static struct unpack
open_packed(const char *name, int *fd)
{
	struct unpack u;

	*fd = open(scratch_path(name), O_RDONLY);
	ck_assert_int_ge(*fd, 0);
	ck_assert(unpack_open(&u, *fd));
	return u;
}

static ssize_t
read_to_end(struct stream *s, struct blob *out)
{
	static char room[1 << 20];
	ssize_t n;

	out->p = room;
	out->n = 0;
	while ((n = stream_read(s, room + out->n, sizeof room - out->n - 1)) >
	    0)
		out->n += (size_t)n;
	room[out->n] = '\0';
	return n;
}

/* A program of that name in the folder, which a shell runs. */
static void
write_program(const char *name, const char *script)
{
	char file[512];
	FILE *f;

	snprintf(file, sizeof file, "%s/%s", folder, name);
	f = fopen(file, "w");
	ck_assert_ptr_nonnull(f);
	fprintf(f, "#!/bin/sh\n%s\n", script);
	fclose(f);
	ck_assert_int_eq(chmod(file, 0755), 0);
	setenv("PATH", folder, 1);
}

START_TEST(test_each_program_is_run)
{
	char command[256];
	struct blob want = blob_read("samples/ipsec.smf"), out;
	struct unpack u;
	int fd;

	if (!is_installed(programs[_i]))
		return;
	snprintf(command, sizeof command, "%s -c samples/ipsec.smf "
	    ">$BUILD/check-packed", programs[_i]);
	expect_status(command, 0);
	u = open_packed("packed", &fd);
	ck_assert_uint_eq(u.nlayers, 1);
	ck_assert_str_eq(u.layers[0]->words, programs[_i]);
	ck_assert_int_eq((int)read_to_end(u.top, &out), 0);
	ck_assert_uint_eq(out.n, want.n);
	ck_assert_mem_eq(out.p, want.p, want.n);
	ck_assert_uint_gt(unpack_position(&u), 100);
	unpack_close(&u);
	close(fd);
	blob_free(&want);
}
END_TEST

/* The script ends with a status or a signal, or before its output is read. */
static struct unpack
run_script(const char *script, int *fd)
{
	scratch_write("packed", "\x1f\x8b\x08 and more", 12);
	write_program("gzip", script);
	return open_packed("packed", fd);
}

START_TEST(test_status_of_the_program_is_a_fault)
{
	struct blob out;
	int fd;
	struct unpack u = run_script("printf abc; exit 3", &fd);

	ck_assert_int_eq((int)read_to_end(u.top, &out), -1);
	ck_assert_str_eq(out.p, "abc");
	ck_assert(u.top->damaged);
	ck_assert_int_eq(u.top->fault.kind, FAULT_PROGRAM_STATUS);
	ck_assert_uint_eq(u.top->fault.have, 3);
	ck_assert_uint_eq(u.top->fault.offset, 3);
	ck_assert_str_eq(u.top->fault.field, "gzip");
	unpack_close(&u);
	close(fd);
	u = run_script("printf abcd; kill -9 $$", &fd);
	ck_assert_int_eq((int)read_to_end(u.top, &out), -1);
	ck_assert_int_eq(u.top->fault.kind, FAULT_PROGRAM_SIGNAL);
	ck_assert_uint_eq(u.top->fault.have, 9);
	unpack_close(&u);
	close(fd);
}
END_TEST

/* A program that does not end by itself. */
START_TEST(test_program_that_is_not_read_to_its_end_is_ended)
{
	uint8_t room[10];
	int fd;
	struct unpack u = run_script("trap '' PIPE TERM; while :; do echo y "
	    "2>/dev/null || :; done", &fd);

	ck_assert_int_gt((int)stream_read(u.top, room, sizeof room), 0);
	unpack_close(&u);
	close(fd);
}
END_TEST

START_TEST(test_missing_program_is_named)
{
	struct blob out;
	struct unpack u;
	int fd;

	scratch_write("packed", "\x1f\x8b\x08", 3);
	for (int i = 0; i < 4; i++) {
		/* empty, relative, a folder of that name, no PATH */
		setenv("PATH", i == 0 ? "" : i == 1 ? ".:bin::usr/bin" :
		    "/nowhere", 1);
		if (i == 2)
			unsetenv("PATH");
		u = open_packed("packed", &fd);
		ck_assert_int_eq((int)read_to_end(u.top, &out), -1);
		ck_assert_int_eq(u.top->fault.kind, FAULT_PROGRAM_MISSING);
		ck_assert_str_eq(u.top->fault.field, "gzip");
		unpack_close(&u);
		close(fd);
	}
}
END_TEST

/* Entries that are not absolute, and files that are not programs, are passed
 * over. */
START_TEST(test_program_is_looked_for_in_absolute_entries)
{
	char list[1024];
	struct blob out;
	struct unpack u;
	int fd;

	u = run_script("printf found", &fd);
	unpack_close(&u);
	close(fd);
	snprintf(list, sizeof list, ":.:bin:/dev:/nowhere:%s:/usr/bin",
	    folder);
	setenv("PATH", list, 1);
	u = open_packed("packed", &fd);
	ck_assert_int_eq((int)read_to_end(u.top, &out), 0);
	ck_assert_str_eq(out.p, "found");
	unpack_close(&u);
	close(fd);
}
END_TEST

/* Arguments, and standard input at the beginning of the file. */
START_TEST(test_program_is_given_the_file_and_no_name)
{
	struct blob out;
	int fd;
	struct unpack u = run_script("printf '%s ' \"$#\" \"$@\"; while read -r "
	    "x; do :; done; printf %s \"${x#???}\"", &fd);

	ck_assert_int_eq((int)read_to_end(u.top, &out), 0);
	ck_assert_str_eq(out.p, "1 -dc  and more");
	unpack_close(&u);
	close(fd);
}
END_TEST

START_TEST(test_options_in_the_environment_are_taken_out)
{
	static const char *const names[] = { "GZIP", "XZ_OPT", "XZ_DEFAULTS",
		"BZIP", "BZIP2", "ZSTD_CLEVEL", "ZSTD_NBTHREADS" };
	struct blob out;
	struct unpack u;
	int fd;

	for (int i = 0; i < 7; i++)
		setenv(names[i], "--fast", 1);
	setenv("GZIPPED", "kept", 1);
	u = run_script("echo \"$GZIP$XZ_OPT$XZ_DEFAULTS$BZIP$BZIP2$ZSTD_CLEVEL"
	    "$ZSTD_NBTHREADS$GZIPPED\"", &fd);
	ck_assert_int_eq((int)read_to_end(u.top, &out), 0);
	ck_assert_str_eq(out.p, "kept\n");
	unpack_close(&u);
	close(fd);
}
END_TEST

/* Only the standard descriptors are open in it, and its messages are
 * discarded. */
START_TEST(test_program_has_no_other_descriptors)
{
	struct blob out;
	struct unpack u;
	int fd, other = open("samples/ipsec.smf", O_RDONLY);

	ck_assert_int_eq(dup2(other, 9), 9);
	u = run_script("echo noise >&2; for i in 3 4 5 6 7 8 9; do "
	    "(eval \": <&$i\") 2>/dev/null && echo $i; done; :", &fd);
	ck_assert_int_eq((int)read_to_end(u.top, &out), 0);
	/* the shell reads its script from a descriptor of its own */
	ck_assert_str_eq(out.p, "");
	unpack_close(&u);
	close(fd);
	close(other);
	close(9);
}
END_TEST

/* The limit may be lower than when a descriptor was opened. */
START_TEST(test_program_has_no_descriptors_above_the_limit)
{
	struct blob out;
	struct rlimit limit;
	struct unpack u;
	int fd, other = open("samples/ipsec.smf", O_RDONLY);

	ck_assert_int_eq(dup2(other, 200), 200);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = 100;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	u = run_script("test ! -e /dev/fd/200 || echo 200", &fd);
	ck_assert_int_eq((int)read_to_end(u.top, &out), 0);
	ck_assert_str_eq(out.p, "");
	unpack_close(&u);
	close(fd);
	close(other);
	close(200);
}
END_TEST

/* From a pipe it cannot be run, nor within another container. */
START_TEST(test_no_program_for_pipes)
{
	struct unpack u;
	uint8_t room[16];
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq((int)write(ends[1], "\x1f\x8b\x08", 3), 3);
	close(ends[1]);
	ck_assert(unpack_open(&u, ends[0]));
	ck_assert_uint_eq(u.nlayers, 0);
	ck_assert_int_eq((int)stream_read(u.top, room, sizeof room), 3);
	ck_assert_int_eq(room[0], 0x1f);
	unpack_close(&u);
	close(ends[0]);
}
END_TEST

Suite *
suite_program(void)
{
	Suite *s = suite_create("program");
	TCase *t = tcase_create("program");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, test_each_program_is_run, 0, PROGRAMS);
	tcase_add_test(t, test_status_of_the_program_is_a_fault);
	tcase_add_test(t,
	    test_program_that_is_not_read_to_its_end_is_ended);
	tcase_add_test(t, test_missing_program_is_named);
	tcase_add_test(t, test_program_is_looked_for_in_absolute_entries);
	tcase_add_test(t, test_program_is_given_the_file_and_no_name);
	tcase_add_test(t, test_options_in_the_environment_are_taken_out);
	tcase_add_test(t, test_program_has_no_other_descriptors);
	tcase_add_test(t, test_program_has_no_descriptors_above_the_limit);
	tcase_add_test(t, test_no_program_for_pipes);
	suite_add_tcase(s, t);
	return s;
}
