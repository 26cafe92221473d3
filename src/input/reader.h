/* reader - bytes in, whole logical records out, whatever framing they had.
 *
 * Records, segments and blocks: z/OS DFSMS Using Data Sets (SC23-6855),
 * "Variable-Length Record Formats". */
#ifndef SMF119_READER_H
#define SMF119_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lib/span.h"

struct reader;

enum reader_status {
	READER_RECORD,	/* *out is a logical record */
	READER_FAULT,	/* *fault says what was wrong; go on calling */
	READER_END,	/* nothing more comes */
	READER_ERROR	/* read(2) failed; errno says why; nothing more comes */
};

/* One logical record. bytes begins with an RDW, as on z/OS: where the record
 * was joined from segments or had no RDW, one is made (length 0 when it does
 * not fit 16 bits). Valid until the next call with the same reader. */
struct reader_record {
	struct span bytes;
	uint64_t number;	/* in this input, from 1 */
	uint64_t offset;	/* of the RDW, or what stands for it */
	unsigned segments;	/* 1: not spanned */
};

/* A reader on the open file descriptor fd, which stays the caller's.
 * NULL when there is no memory. */
struct reader *reader_open(int fd);
void reader_close(struct reader *r);

/* Before the first reader_next: take this framing, and detect none. False
 * when there is none of that name. */
bool reader_force(struct reader *r, const char *name);

/* Before the first reader_next: records of other types may be left out. They
 * are numbered all the same, and reader_passed_over says how many were. */
void reader_only(struct reader *r, unsigned type);
uint64_t reader_passed_over(const struct reader *r);

/* The next record, fault, end or error. Fills *out on READER_RECORD and
 * *fault on READER_FAULT, and otherwise leaves both alone.
 *
 * Records are counted as they begin: one that a fault is about has a number,
 * whether it could be read or not. */
enum reader_status reader_next(struct reader *r, struct reader_record *out,
    struct fault *fault);

/* For people: "RDW", "BDW and RDW", ...; known after the first call, NULL
 * before that and when none was found. */
const char *reader_framing(const struct reader *r);

/* Bytes consumed so far. */
uint64_t reader_offset(const struct reader *r);

/* The names reader_force takes, in order: name and words for people of the
 * i-th from 0. False, and both left alone, when there are no more. */
bool reader_framing_list(size_t i, const char **name, const char **words);

#endif
