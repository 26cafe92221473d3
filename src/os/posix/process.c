/* process - by posix_spawn(3), a pipe and waitpid(2). */
#include "os/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/folder.h"

enum {
	FD_FIRST = 3,		/* behind the standard ones */
	FD_MOST = 65536
};

extern char **environ;

static bool
begins_with_any(const char *variable, const char *const *beginnings)
{
	for (; *beginnings != NULL; beginnings++)
		if (strncmp(variable, *beginnings, strlen(*beginnings)) == 0)
			return true;
	return false;
}

/* The environment, to be freed; NULL: no memory. */
static char **
make_environment(const char *const *without)
{
	size_t n = 0, kept = 0;
	char **out;

	while (environ[n] != NULL)
		n++;
	out = malloc((n + 1) * sizeof *out);
	if (out == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (!begins_with_any(environ[i], without))
			out[kept++] = environ[i];
	out[kept] = NULL;
	return out;
}

static bool
is_program(const char *path)
{
	struct stat st = { 0 };	/* as a checker need not know stat */

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    access(path, X_OK) == 0;
}

bool
process_find(const char *name, char *path, size_t size)
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

static void
close_on_exec(int fd)
{
	int flags = fcntl(fd, F_GETFD);

	if (flags >= 0)
		fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
}

/* Those that the limit does not count: it may be very high, or have been higher
 * when they were opened. Not all systems list them. */
static void
close_listed_on_exec(void)
{
	struct folder *list = folder_open("/dev/fd");
	const char *name;
	int fd;

	if (list == NULL)
		return;
	while ((name = folder_next(list)) != NULL)
		if ((fd = (int)strtol(name, NULL, 10)) >= FD_FIRST)
			close_on_exec(fd);
	folder_close(list);
}

/* The child is to have the standard descriptors and no other. */
static void
close_others_on_exec(void)
{
	long most = sysconf(_SC_OPEN_MAX);

	if (most < 0 || most > FD_MOST)
		most = FD_MOST;
	for (int fd = FD_FIRST; fd < most; fd++)
		close_on_exec(fd);
	close_listed_on_exec();
}

/* GCOVR_EXCL_BR_START: what prepares posix_spawn fails only where the C library
 * has no memory for it, which no test can bring about. */

/* The file is standard input already where that was closed. Returns 0 or an
 * errno. */
static int
set_actions(posix_spawn_file_actions_t *actions, int in, int out)
{
	int error = 0;

	if (in == STDIN_FILENO)
		fcntl(in, F_SETFD, 0);
	else
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
    char **variables, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes)
{
	union {
		const char *const *from;
		char *const *to;
	} argv = { arguments };

	return posix_spawn(pid, path, actions, attributes, argv.to, variables);
}

/* Runs the program with in as its input and out as its output. Returns 0 or
 * an errno. */
static int
start(pid_t *pid, const char *path, const char *const *arguments,
    char **variables, int in, int out)
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
			error = spawn(pid, path, arguments, variables,
			    &actions, &attributes);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&actions);
	return error;
}
/* GCOVR_EXCL_BR_STOP */

/* A parent that ignores SIGCHLD leaves nothing to be waited for. */
static void
keep_children(void)
{
	struct sigaction action = { .sa_handler = SIG_DFL };

	sigemptyset(&action.sa_mask);
	sigaction(SIGCHLD, &action, NULL);
}

/* The program runs with ends[1] as its output. */
static int
start_without(struct process *p, const char *path,
    const char *const *arguments, const char *const *without, int input,
    const int *ends)
{
	char **variables = make_environment(without);
	pid_t pid = 0;	/* as a checker need not know posix_spawn */
	int error;

	if (variables == NULL)
		return ENOMEM;
	error = start(&pid, path, arguments, variables, input, ends[1]);
	free(variables);
	if (error == 0)
		*p = (struct process){ .id = pid, .output = ends[0] };
	return error;
}

int
process_start(struct process *p, const char *path,
    const char *const *arguments, const char *const *without, int input)
{
	int ends[2], error;

	if (pipe(ends) != 0)
		return errno;
	keep_children();
	close_others_on_exec();
	error = start_without(p, path, arguments, without, input, ends);
	close(ends[1]);
	if (error != 0)
		close(ends[0]);
	return error;
}

static int
wait_for(const struct process *p, int *status)
{
	pid_t got;

	do
		got = waitpid((pid_t)p->id, status, 0);
	while (got < 0 && errno == EINTR);
	return got < 0 ? errno : 0;
}

int
process_wait(struct process *p, struct process_end *end)
{
	int status = 0, error = wait_for(p, &status);

	close(p->output);
	p->id = 0;
	if (error != 0)
		return error;
	end->signal = WIFEXITED(status) ? 0 : WTERMSIG(status);
	end->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
	return 0;
}

void
process_kill(struct process *p)
{
	int status;

	if (p->id == 0)
		return;
	close(p->output);
	kill((pid_t)p->id, SIGKILL);
	wait_for(p, &status);
	p->id = 0;
}
