/* program - gzip, zstd, xz and bzip2 are unpacked by the programs of the
 * system: their output is read through a pipe. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unpack/container.h"

enum {
	FD_FIRST = 3,		/* behind the standard ones */
	FD_MOST = 65536
};

struct program {
	struct stream stream;	/* first; its fd is the end of a pipe */
	const char *name;
	pid_t pid;		/* 0: not running */
};

/* What these programs take options from. */
static const char *const unset[] = { "GZIP=", "XZ_OPT=", "XZ_DEFAULTS=",
	"BZIP=", "BZIP2=", "ZSTD_" };

extern char **environ;

static bool
is_unset(const char *variable)
{
	for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
		if (strncmp(variable, unset[i], strlen(unset[i])) == 0)
			return true;
	return false;
}

/* The environment without those, to be freed; NULL: no memory. */
static char **
make_environment(void)
{
	size_t n = 0, kept = 0;
	char **out;

	while (environ[n] != NULL)
		n++;
	out = malloc((n + 1) * sizeof *out);
	if (out == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (!is_unset(environ[i]))
			out[kept++] = environ[i];
	out[kept] = NULL;
	return out;
}

static bool
is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    access(path, X_OK) == 0;
}

/* The first program of that name in the absolute entries of PATH. */
static bool
find_program(const char *name, char *path, size_t size)
{
	const char *entry = getenv("PATH");
	size_t n;
	int length;

	for (; entry != NULL && *entry != '\0'; entry += n + (entry[n] == ':')) {
		n = strcspn(entry, ":");
		if (entry[0] != '/' || n >= size)
			continue;
		length = snprintf(path, size, "%.*s/%s", (int)n, entry, name);
		if (length > 0 && (size_t)length < size && is_program(path))
			return true;
	}
	return false;
}

/* The child is to have the standard descriptors and no other. */
static void
close_others_on_exec(void)
{
	long most = sysconf(_SC_OPEN_MAX);
	int flags;

	if (most < 0 || most > FD_MOST)
		most = FD_MOST;
	for (int fd = FD_FIRST; fd < most; fd++)
		if ((flags = fcntl(fd, F_GETFD)) >= 0)
			fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
}

/* Returns 0 or an errno. */
static int
set_actions(posix_spawn_file_actions_t *actions, int in, int out)
{
	int error = 0;

	if (in != STDIN_FILENO)
		error = posix_spawn_file_actions_adddup2(actions, in,
		    STDIN_FILENO);
	if (error == 0)
		error = posix_spawn_file_actions_adddup2(actions, out,
		    STDOUT_FILENO);
	if (error == 0)
		error = posix_spawn_file_actions_addopen(actions,
		    STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	return error;
}

/* SIGPIPE ends the child, whatever was done about it here. */
static int
set_attributes(posix_spawnattr_t *attributes)
{
	sigset_t set;
	int error;

	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	error = posix_spawnattr_setsigdefault(attributes, &set);
	return error != 0 ? error : posix_spawnattr_setflags(attributes,
	    POSIX_SPAWN_SETSIGDEF);
}

/* An argument vector is not written to, but has no const in its type. */
static int
spawn(pid_t *pid, const char *path, const char *const *arguments,
    const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes)
{
	char **variables = make_environment();
	union {
		const char *const *from;
		char *const *to;
	} argv = { arguments };
	int error;

	if (variables == NULL)
		return ENOMEM;
	error = posix_spawn(pid, path, actions, attributes, argv.to,
	    variables);
	free(variables);
	return error;
}

/* Runs the program with in as its input and out as its output. Returns 0 or
 * an errno. */
static int
start(pid_t *pid, const char *path, const char *const *arguments, int in,
    int out)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int error;

	if ((error = posix_spawn_file_actions_init(&actions)) != 0)
		return error;
	if ((error = posix_spawnattr_init(&attributes)) == 0) {
		error = set_actions(&actions, in, out);
		if (error == 0)
			error = set_attributes(&attributes);
		if (error == 0)
			error = spawn(pid, path, arguments, &actions,
			    &attributes);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* A parent that ignores SIGCHLD leaves nothing to be waited for. */
static void
keep_children(void)
{
	struct sigaction action = { .sa_handler = SIG_DFL };

	sigemptyset(&action.sa_mask);
	sigaction(SIGCHLD, &action, NULL);
}

static int
run(struct program *p, const char *path, const char *const *arguments)
{
	int ends[2], error;

	if (pipe(ends) != 0)
		return errno;
	keep_children();
	close_others_on_exec();
	error = start(&p->pid, path, arguments, p->stream.below->fd, ends[1]);
	close(ends[1]);
	if (error != 0) {
		p->pid = 0;
		close(ends[0]);
		return error;
	}
	p->stream.fd = ends[0];
	return 0;
}

static int
wait_for(pid_t pid, int *status)
{
	pid_t got;

	do
		got = waitpid(pid, status, 0);
	while (got < 0 && errno == EINTR);
	return got < 0 ? errno : 0;
}

/* All its output has been read: has it read all of the file? */
static ssize_t
end(struct program *p)
{
	struct fault fault;
	int status, error = wait_for(p->pid, &status);

	close(p->stream.fd);
	p->pid = 0;
	if (error != 0)
		return stream_fail_errno(&p->stream, error);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	fault = WIFEXITED(status) ?
	    fault_make(FAULT_PROGRAM_STATUS, 0, (uint64_t)WEXITSTATUS(status)) :
	    fault_make(FAULT_PROGRAM_SIGNAL, 0, (uint64_t)WTERMSIG(status));
	fault.offset = p->stream.taken;
	fault.field = p->name;
	return stream_fail(&p->stream, &fault);
}

static ssize_t
program_read(struct stream *s, uint8_t *p, size_t n)
{
	ssize_t got;

	do
		got = read(s->fd, p, n);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return stream_fail_errno(s, errno);
	return got > 0 ? got : end((struct program *)s);
}

/* What it would still write is not wanted. */
static void
program_close(struct stream *s)
{
	struct program *p = (struct program *)s;
	int status;

	if (p->pid != 0) {
		close(s->fd);
		kill(p->pid, SIGKILL);
		wait_for(p->pid, &status);
	}
	free(p);
}

struct stream *
program_open(struct stream *below, const struct container *c)
{
	struct program *p = calloc(1, sizeof *p);
	char path[PATH_MAX];
	struct fault missing = fault_make(FAULT_PROGRAM_MISSING, 0, 0);
	int error;

	if (p == NULL)
		return NULL;
	p->name = c->program[0];
	p->stream.read = program_read;
	p->stream.close = program_close;
	p->stream.words = c->name;
	p->stream.below = below;
	if (!find_program(p->name, path, sizeof path)) {
		missing.field = p->name;
		stream_fail(&p->stream, &missing);
	} else if ((error = run(p, path, c->program)) != 0) {
		stream_fail_errno(&p->stream, error);
	}
	return &p->stream;
}
