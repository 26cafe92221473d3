/* process - another program, whose output is read. */
#ifndef SMF119_PROCESS_H
#define SMF119_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PROCESS_PATH = 4096 };	/* bytes of a program's path */

struct process {
	intptr_t id;	/* 0: not running */
	int output;	/* the descriptor its output is read from */
};

struct process_end {
	int signal;	/* that has ended it, or 0 */
	int status;	/* its exit status, when it ended by itself */
};

/* The first program of that name in the absolute entries of PATH. False: there
 * is none, and path has no meaning. */
bool process_find(const char *name, char *path, size_t size);

/* Runs the program at path. Its input is the open descriptor input, its output
 * is read from p->output, and its messages are thrown away. No other descriptor
 * is open in it. arguments ends with NULL, the first is the program's name. Of
 * the environment, it does not get the variables that begin with one of the
 * texts in without, which ends with NULL. Returns 0, or an errno: then nothing
 * runs. */
int process_start(struct process *p, const char *path,
    const char *const *arguments, const char *const *without, int input);

/* Waits until it ends, and closes p->output. Returns 0 or an errno. */
int process_wait(struct process *p, struct process_end *end);

/* Kills it if it runs; the rest of its output is not needed. */
void process_kill(struct process *p);

#endif
