/* support - files, runs of the program, bytes. */
#include "layout/files.h"
#include "support/support.h"

#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

struct blob
blob_read(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct blob b = { NULL, 0 };
	size_t room = 1 << 16, n;

	ck_assert_msg(f != NULL, "cannot open %s", path);
	b.p = malloc(room);
	while ((n = fread(b.p + b.n, 1, room - b.n - 1, f)) > 0) {
		b.n += n;
		if (b.n + 1 == room)
			b.p = realloc(b.p, room *= 2);
		ck_assert_ptr_nonnull(b.p);
	}
	b.p[b.n] = '\0';
	fclose(f);
	return b;
}

void
blob_free(struct blob *b)
{
	free(b->p);
	b->p = NULL;
	b->n = 0;
}

static const char *
build_folder(void)
{
	const char *folder = getenv("BUILD");

	return folder != NULL ? folder : "build";
}

const char *
scratch_path(const char *name)
{
	static char path[512];

	snprintf(path, sizeof path, "%s/check-%s", build_folder(), name);
	return path;
}

void
scratch_write(const char *name, const void *p, size_t n)
{
	FILE *f = fopen(scratch_path(name), "wb");

	ck_assert_ptr_nonnull(f);
	if (n > 0)
		ck_assert_uint_eq(fwrite(p, 1, n, f), n);
	fclose(f);
}

const char *
run_prefix(void)
{
	const char *run = getenv("RUN");

	return run != NULL ? run : "";
}

/* How the program is started: PROGRAM, where it is another one than that of the
 * build folder. */
static const char *
program(void)
{
	static char words[512];
	const char *given = getenv("PROGRAM");

	if (given != NULL)
		return given;
	snprintf(words, sizeof words, "%s %s/smf119", run_prefix(),
	    build_folder());
	return words;
}

static bool
is_windows(void)
{
	const char *system = getenv("SYSTEM");

	return system != NULL && strcmp(system, "windows") == 0;
}

struct result
run_shell(const char *command)
{
	static char line[8192];
	const char *build = build_folder();
	struct result r;
	int status;

	snprintf(line, sizeof line, "BUILD='%s'; SEPARATOR='%s'; "
	    "SMF119='%s --no-site-layouts'; "
	    "FAULTS='%s %s/smf119-faults --no-site-layouts'; "
	    "{ %s\n} </dev/null >%s/check-out 2>%s/check-err", build,
	    is_windows() ? ";" : ":", program(), run_prefix(), build, command,
	    build, build);
	status = system(line);
	r.status = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
	r.out = blob_read(scratch_path("out"));
	r.err = blob_read(scratch_path("err"));
	return r;
}

struct result
run_smf119(const char *arguments)
{
	static char line[4096];

	snprintf(line, sizeof line, "$SMF119 %s", arguments);
	return run_shell(line);
}

void
result_free(struct result *r)
{
	blob_free(&r->out);
	blob_free(&r->err);
}

void
expect_status(const char *command, int status)
{
	struct result r = run_shell(command);

	ck_assert_msg(r.status == status, "%s: status %d: %s", command,
	    r.status, r.err.p);
	result_free(&r);
}

/* Tests run in processes of their own, so that the reports go to a file. */
void
skip(const char *reason)
{
	FILE *f = fopen(scratch_path("skipped"), "a");

	ck_assert_ptr_nonnull(f);
	fprintf(f, "%s\n", reason);
	fclose(f);
	printf("skipped: %s\n", reason);
	fflush(stdout);
}

bool
is_installed(const char *program)
{
	char text[128];
	struct result r;
	bool there;

	snprintf(text, sizeof text, "command -v %s", program);
	r = run_shell(text);
	there = r.status == 0;
	result_free(&r);
	if (!there) {
		snprintf(text, sizeof text, "%s is not installed", program);
		skip(text);
	}
	return there;
}

const char *
data_folder(const char *variable)
{
	const char *folder = getenv(variable);
	char text[128];

	if (folder == NULL) {
		snprintf(text, sizeof text, "%s is not set", variable);
		skip(text);
	}
	return folder;
}

bool
skip_on_windows(const char *reason)
{
	if (is_windows())
		skip(reason);
	return is_windows();
}

void
skip_start(void)
{
	remove(scratch_path("skipped"));
}

size_t
skip_count(void)
{
	FILE *f = fopen(scratch_path("skipped"), "r");
	size_t n = 0;
	int c;

	if (f == NULL)
		return 0;
	while ((c = getc(f)) != EOF)
		n += c == '\n';
	fclose(f);
	return n;
}

size_t
lines(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += *s == '\n';
	return n;
}

size_t
hex_bytes(const char *hex, uint8_t *out, size_t room)
{
	char pair[3] = "";
	size_t n = 0;

	while (*(hex += strspn(hex, " \n\t")) != '\0') {
		ck_assert_uint_lt(n, room);
		memcpy(pair, hex, 2);
		ck_assert_uint_eq(strspn(pair, "0123456789ABCDEFabcdef"), 2);
		out[n++] = (uint8_t)strtoul(pair, NULL, 16);
		hex += 2;
	}
	return n;
}

struct span
span_of(const void *p, size_t n)
{
	return (struct span){ p, n };
}

const char *
out_text(struct out *o)
{
	ck_assert_uint_lt(o->n, sizeof o->buf);
	o->buf[o->n] = '\0';
	return o->buf;
}

void
catalog_open(struct catalog *c)
{
	struct layout_error error = { .line = 0 };
	const char *file = "";

	memset(c, 0, sizeof *c);
	ck_assert_msg(layout_load_builtin(c, &file, &error),
	    "%s:%u:%u: want %s, have %s", file, error.line, error.column,
	    error.want, error.have);
}

const char *
sample_name(size_t i)
{
	static glob_t found;
	static char name[64];
	const char *path;

	if (found.gl_pathc == 0)
		ck_assert_int_eq(glob("samples/*.txt", 0, NULL, &found), 0);
	if (i >= found.gl_pathc)
		return NULL;
	path = found.gl_pathv[i] + strlen("samples/");
	snprintf(name, sizeof name, "%.*s", (int)strcspn(path, "."), path);
	return name;
}

void
each_segment(struct blob dump,
    void (*take)(struct span record, void *data), void *data)
{
	const uint8_t *p = (const uint8_t *)dump.p;
	size_t at = 0, n;

	while (dump.n - at >= 4) {
		n = (size_t)p[at] << 8 | p[at + 1];
		if (n < 4 || n > dump.n - at)
			break;
		take(span_of(p + at, n), data);
		at += n;
	}
}
