/* timeit - times commands against each other.
 *
 * timeit [-n ROUNDS] [-i FILE] COMMAND [ARGUMENT]... [:: COMMAND ...]...
 *
 * Runs the commands by turns, ROUNDS times (default 5) after a round that does
 * not count, with output to /dev/null and, with -i, FILE as input. A line for
 * each: median of the milliseconds, median of its ratios to the first command
 * in the same round, peak memory in KiB, highest exit status.
 *
 * Clock frequencies and other jobs change within seconds: only the ratios can
 * be compared with those of another day. */
#define _DEFAULT_SOURCE	/* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS_MOST = 16, ROUNDS_MOST = 1000, NOT_RUN = 127 };

struct command {
	char **argv;
	double times[ROUNDS_MOST];	/* milliseconds */
	double ratios[ROUNDS_MOST];
	long memory;
	int status;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
open_as(const char *path, int flags, int fd)
{
	int have = open(path, flags);

	if (have < 0) {
		perror(path);
		_exit(NOT_RUN);
	}
	dup2(have, fd);
	close(have);
}

static void
run(struct command *c, const char *input, int round)
{
	struct rusage usage;
	double start = now();
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		if (input != NULL)
			open_as(input, O_RDONLY, STDIN_FILENO);
		open_as("/dev/null", O_WRONLY, STDOUT_FILENO);
		execvp(c->argv[0], c->argv);
		perror(c->argv[0]);
		_exit(NOT_RUN);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
		perror("timeit");
		exit(2);
	}
	status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
	if (round >= 0)
		c->times[round] = now() - start;
	if (c->memory < usage.ru_maxrss)
		c->memory = usage.ru_maxrss;
	if (c->status < status)
		c->status = status;
}

static int
order(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
	qsort(values, (size_t)n, sizeof *values, order);
	return (values[n / 2] + values[(n - 1) / 2]) / 2;
}

static int
split(char **argv, struct command *commands)
{
	int n = 0;

	while (*argv != NULL && n < COMMANDS_MOST) {
		commands[n++].argv = argv;
		while (*argv != NULL && strcmp(*argv, "::") != 0)
			argv++;
		if (*argv != NULL)
			*argv++ = NULL;
	}
	return n;
}

static void
report(struct command *commands, int n, int rounds)
{
	for (int r = 0; r < rounds; r++)
		for (int i = 0; i < n; i++)
			commands[i].ratios[r] = commands[i].times[r] /
			    commands[0].times[r];
	for (int i = 0; i < n; i++)
		printf("%.3f %.4f %ld %d\n", median(commands[i].times, rounds),
		    median(commands[i].ratios, rounds), commands[i].memory,
		    commands[i].status);
}

int
main(int argc, char **argv)
{
	static struct command commands[COMMANDS_MOST];
	const char *input = NULL;
	int rounds = 5, c, n;

	while ((c = getopt(argc, argv, "+n:i:")) != -1) {
		if (c == 'n')
			rounds = atoi(optarg);
		else if (c == 'i')
			input = optarg;
		else
			return 2;
	}
	n = split(argv + optind, commands);
	if (n == 0 || rounds < 1 || rounds > ROUNDS_MOST) {
		fputs("usage: timeit [-n ROUNDS] [-i FILE] COMMAND "
		    "[ARGUMENT]... [:: COMMAND ...]...\n", stderr);
		return 2;
	}
	for (int round = -1; round < rounds; round++)
		for (int i = 0; i < n; i++)
			run(&commands[i], input, round);
	report(commands, n, rounds);
	return 0;
}
