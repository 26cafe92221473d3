/* outcome - everything that a reader returns for some bytes. */
#ifndef SMF119_TEST_OUTCOME_H
#define SMF119_TEST_OUTCOME_H

#include <stddef.h>
#include <stdint.h>

#include "frame.h"
#include "fault.h"
#include "input/reader.h"

enum {
	OUTCOME_FAULTS = 64	/* kept; all are counted */
};

struct outcome {
	struct list records;
	uint64_t *numbers;	/* of each record */
	uint64_t *offsets;
	unsigned *segments;
	struct fault faults[OUTCOME_FAULTS];
	size_t nfaults;
	int status;		/* 0, 1 or 2, as the program's */
	const char *framing;	/* words; NULL when none was found */
	enum reader_status last;	/* READER_END or READER_ERROR */
	uint64_t consumed;
};

/* Reads n bytes at p from a file; with framing NULL detects it. Ends the
 * program with a message when the reader breaks its contract. */
struct outcome outcome_of(const void *p, size_t n, const char *framing);

/* The same from a pipe that is written to in pieces of chunk bytes. */
struct outcome outcome_piped(const void *p, size_t n, size_t chunk);

/* The same from an open file. */
struct outcome outcome_fd(int fd, const char *framing);

void outcome_free(struct outcome *o);

#endif
