/* progress - how much has been read, on stderr if it is a terminal. */
#ifndef SMF119_PROGRESS_H
#define SMF119_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool on;
	uint64_t size;	/* bytes of the current input; 0: not known */
	uint64_t calls;	/* of progress_is_due */
	int64_t began;	/* of this input, and the last line: as clock_ms */
	int64_t shown;
};

/* On, if asked for, where stderr is a terminal. */
void progress_open(struct progress *p, bool asked);

/* A new input, to be read from fd. */
void progress_input(struct progress *p, int fd);

/* Called for every record: is it time for a line? */
bool progress_is_due(struct progress *p);

/* Shows the line. bytes: of the file that were read; records: of the input. */
void progress_show(const struct progress *p, uint64_t bytes,
    uint64_t records);

/* Clears the line. */
void progress_clear(const struct progress *p);

#endif
