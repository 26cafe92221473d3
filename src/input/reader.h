/* reader - bytes in, logical records out, whatever framing they have. */
#ifndef SMF119_READER_H
#define SMF119_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "input/logical_record.h"
#include "unpack/stream.h"

struct reader;

enum reader_status {
	READER_RECORD,	/* *out is a logical record */
	READER_FAULT,	/* *fault is damage or a note; call again */
	READER_END,	/* there is nothing more */
	READER_ERROR	/* the stream failed and says why; nothing more comes */
};

/* A reader of the stream, which stays the caller's. NULL when there is no
 * memory. */
struct reader *reader_open(struct stream *from);
void reader_close(struct reader *r);

/* The following three are for before the first reader_next. */

/* Reads in the framing of that name, and detects none. False when there is
 * none of that name. */
bool reader_force(struct reader *r, const char *name);

/* Reads records of size bytes each, without RDWs and SMF headers. */
void reader_force_fixed(struct reader *r, size_t size);

/* Records of other types than this may be left out. They are numbered all the
 * same, and reader_passed_over says how many they were. */
void reader_only(struct reader *r, unsigned type);
uint64_t reader_passed_over(const struct reader *r);

/* The next record, fault, end or error. Fills *out on READER_RECORD and
 * *fault on READER_FAULT, and otherwise leaves both alone.
 *
 * Records are numbered as they begin: also those that cannot be read, which a
 * fault is about. */
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
