/* header - does an SMF record begin here? What all of detection rests on.
 *
 * The standard header, z/OS MVS System Management Facilities (SA38-0667),
 * from the byte behind the RDW: flags 1, type 1, time 4, date 4 (packed
 * 0cyydddF), system id 4. */
#ifndef SMF119_HEADER_H
#define SMF119_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "input/span.h"

enum {
	HEADER_SIZE = 14	/* bytes that header_believable looks at */
};

/* Time and date at this header can be: the cheap test, made for every record
 * read. False when s ends before them. */
bool header_dated(struct span s, size_t at);

/* The length of the record that ahead begins with, when it has its RDW, is not
 * spanned, is all there, and has a header that is dated; else 0. */
size_t header_plain(struct span ahead);

/* The whole test: time, date with a day of the year, flags, and a system id
 * in EBCDIC. One place in 10^10 of random bytes passes. */
bool header_believable(struct span s, size_t at);

/* The first believable header at or behind from whose first byte lies before
 * end. False, and *at left alone, when there is none. */
bool header_find(struct span s, size_t from, size_t end, size_t *at);

#endif
