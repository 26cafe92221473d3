/* header - does an SMF record begin here? What all of detection rests on.
 *
 * The standard header, z/OS MVS System Management Facilities (SA38-0667),
 * from the byte behind the RDW: flags 1, type 1, time 4, date 4 (packed
 * 0cyydddF), system id 4. */
#ifndef SMF119_HEADER_H
#define SMF119_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/span.h"

enum {
	HEADER_TYPE = 1,
	HEADER_TIME = 2,	/* offsets of what is looked at */
	HEADER_DATE = 6,
	HEADER_SYSTEM = 10,
	HEADER_SIZE = 14	/* and the bytes they take together */
};

/* Is there a packed date, 0cyydddF, in the header at at? Seven decimal digits
 * (adding six to each makes none carry), the century 0 or 1, and the sign. The
 * cheap test, made for every record read, hence the body here. */
static inline bool
header_dated(struct span s, size_t at)
{
	uint32_t date, carries;

	if (!span_be32(s, at + HEADER_DATE, &date))
		return false;
	date ^= 0xf;
	carries = (date + 0x06666660) ^ date ^ 0x06666660;
	return ((carries & 0x11111100) | (date & 0xfe00000f)) == 0;
}

/* The whole test: flags, time, date with a day of the year, and a system id in
 * EBCDIC. One place in 10^9 of random bytes passes. */
bool header_believable(struct span s, size_t at);

/* The first believable header at or behind from whose first byte lies before
 * end. False, and *at left alone, when there is none. */
bool header_find(struct span s, size_t from, size_t end, size_t *at);

#endif
