/* faults - system calls that fail on request.
 *
 * Linked into a second smf119 with --wrap for each function named here. In the
 * environment, SMF119_FAULT=CALL:N:HOW makes call N (from 1) of CALL fail: HOW
 * is the name of an errno, or "short" for a read or write of one byte; with a
 * '+' behind it, every later call fails too. SMF119_CALLS=FILE writes the
 * number of calls of each kind to FILE. */
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/arena.h"

enum call { CALL_ALLOC, CALL_ARENA, CALL_READ, CALL_WRITE, CALL_OPEN,
	CALL_PIPE, CALL_SPAWN, CALL_WAIT, CALLS };

static const char *const names[CALLS] = { "alloc", "arena", "read", "write",
	"open", "pipe", "spawn", "wait" };

static const struct {
	const char *name;
	int number;
} errors[] = {
	{ "ENOMEM", ENOMEM }, { "EIO", EIO }, { "EINTR", EINTR },
	{ "ENOSPC", ENOSPC }, { "EPIPE", EPIPE }, { "EFBIG", EFBIG },
	{ "EMFILE", EMFILE }, { "EACCES", EACCES },
	{ "EAGAIN", EAGAIN }, { "ECHILD", ECHILD },
};

static unsigned counts[CALLS];
static bool ended;	/* from here on nothing fails */

FILE *__real_fopen(const char *path, const char *mode);

/* All wrapped functions have the same two names, by the linker's rule. */
#define WRAP(type, name, ...)						\
	type __real_##name(__VA_ARGS__);				\
	type __wrap_##name(__VA_ARGS__);				\
	type __wrap_##name(__VA_ARGS__)

static void
write_counts(void)
{
	FILE *f;

	ended = true;
	f = __real_fopen(getenv("SMF119_CALLS"), "w");
	if (f == NULL)
		abort();
	for (int i = 0; i < CALLS; i++)
		fprintf(f, "%s %u\n", names[i], counts[i]);
	fclose(f);
}

/* At the first call: registers the function that writes the counts at exit. */
static void
counting_starts(void)
{
	static bool started;

	if (started)
		return;
	started = true;
	if (getenv("SMF119_CALLS") != NULL)
		atexit(write_counts);
}

/* Is this call to fail? *how: the errno, or "short". */
static bool
fails(enum call call, const char **how)
{
	const char *wish = getenv("SMF119_FAULT"), *colon;
	size_t n = strlen(names[call]);
	unsigned long at;

	counting_starts();
	counts[call]++;
	if (ended || wish == NULL || strncmp(wish, names[call], n) != 0 ||
	    wish[n] != ':')
		return false;
	at = strtoul(wish + n + 1, NULL, 10);
	colon = strchr(wish + n + 1, ':');
	if (colon == NULL)
		abort();
	*how = colon + 1;
	return counts[call] == at || (counts[call] > at &&
	    strchr(colon, '+') != NULL);
}

/* 0: short. */
static int
error_number(const char *how)
{
	for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
		if (strncmp(how, errors[i].name, strlen(errors[i].name)) == 0)
			return errors[i].number;
	if (strncmp(how, "short", 5) != 0)
		abort();
	return 0;
}

static bool
alloc_fails(void)
{
	const char *how;

	if (!fails(CALL_ALLOC, &how))
		return false;
	errno = error_number(how);
	return true;
}

WRAP(void *, malloc, size_t n)
{
	return alloc_fails() ? NULL : __real_malloc(n);
}

WRAP(void *, calloc, size_t n, size_t size)
{
	return alloc_fails() ? NULL : __real_calloc(n, size);
}

WRAP(void *, realloc, void *p, size_t n)
{
	return alloc_fails() ? NULL : __real_realloc(p, n);
}

WRAP(iconv_t, iconv_open, const char *to, const char *from)
{
	return alloc_fails() ? (iconv_t)-1 : __real_iconv_open(to, from);
}

/* An arena takes memory once for many pieces; each of them can fail. */
WRAP(void *, arena_take, struct arena *a, size_t n)
{
	const char *how;

	return fails(CALL_ARENA, &how) ? NULL : __real_arena_take(a, n);
}

WRAP(char *, arena_text, struct arena *a, const char *s, size_t n)
{
	const char *how;

	return fails(CALL_ARENA, &how) ? NULL : __real_arena_text(a, s, n);
}

WRAP(char *, arena_join, struct arena *a, const char *x, const char *y,
    const char *z)
{
	const char *how;

	return fails(CALL_ARENA, &how) ? NULL :
	    __real_arena_join(a, x, y, z);
}

/* Fails, or is cut to one byte. */
static bool
transfer_fails(enum call call, size_t *n)
{
	const char *how;

	if (!fails(call, &how))
		return false;
	errno = error_number(how);
	if (errno != 0)
		return true;
	*n = *n > 0;
	return false;
}

WRAP(ssize_t, read, int fd, void *p, size_t n)
{
	return transfer_fails(CALL_READ, &n) ? -1 : __real_read(fd, p, n);
}

WRAP(ssize_t, write, int fd, const void *p, size_t n)
{
	return transfer_fails(CALL_WRITE, &n) ? -1 : __real_write(fd, p, n);
}

/* Sets errno. */
static bool
call_fails(enum call call)
{
	const char *how;

	if (!fails(call, &how))
		return false;
	errno = error_number(how);
	return true;
}

static bool
open_fails(void)
{
	return call_fails(CALL_OPEN);
}

WRAP(int, pipe, int ends[2])
{
	return call_fails(CALL_PIPE) ? -1 : __real_pipe(ends);
}

WRAP(pid_t, waitpid, pid_t pid, int *status, int options)
{
	return call_fails(CALL_WAIT) ? -1 :
	    __real_waitpid(pid, status, options);
}

WRAP(int, posix_spawn, pid_t *pid, const char *path,
    const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const argv[],
    char *const variables[])
{
	return call_fails(CALL_SPAWN) ? errno : __real_posix_spawn(pid, path,
	    actions, attributes, argv, variables);
}

WRAP(FILE *, fopen, const char *path, const char *mode)
{
	return open_fails() ? NULL : __real_fopen(path, mode);
}

int __wrap_open(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...);

/* The program creates no files: no mode. */
int
__wrap_open(const char *path, int flags, ...)
{
	return open_fails() ? -1 : openat(AT_FDCWD, path, flags);
}

/* The name of open where off_t was 32 bits wide. */
int
__wrap_open64(const char *path, int flags, ...)
{
	return open_fails() ? -1 : openat(AT_FDCWD, path, flags);
}
