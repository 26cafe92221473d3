/* progress - how far we are, on a terminal's stderr. */
#ifndef SMF119_PROGRESS_H
#define SMF119_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
	bool on;
	uint64_t size;	/* of the input in hand; 0: not known */
	uint64_t calls;
	struct timespec began;
	struct timespec shown;
};

/* On, if asked for, where stderr is a terminal. */
void progress_open(struct progress *p, bool asked);

/* A new input, to be read from fd. */
void progress_input(struct progress *p, int fd);

/* Called for every record; now and then shows a line. */
void progress_show(struct progress *p, uint64_t bytes, uint64_t records);

/* Takes the line away. */
void progress_clear(const struct progress *p);

#endif
