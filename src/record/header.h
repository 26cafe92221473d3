/* header - the RDW and the SMF header that every record begins with.
 *
 * z/OS MVS System Management Facilities (SA38-0667), "Standard SMF record
 * header". Offsets count from the RDW, as the manual prints them:
 *
 *   0      2      4     5    6       10       14       18        22      24
 *   +------+------+-----+----+-------+--------+--------+---------+-------+
 *   |length| code |flags|type| time  |  date  | system |subsystem|subtype|
 *   +------+------+-----+----+-------+--------+--------+---------+-------+
 *   |---- RDW ----|                                    |- not always there -|
 *
 * RDW        record descriptor word: the length of the record (big-endian,
 *            the RDW included), and the segment code (see input/framing.h)
 * time       since midnight, local time, in 1/100 s
 * date       packed decimal 0cyydddF: c is the century from 1900, ddd the day
 *            of the year, F the sign
 * system     the system id (SMFID), in EBCDIC
 * subsystem  and subtype: where the flags say so; type 119 has both
 */
#ifndef SMF119_HEADER_H
#define SMF119_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/date.h"
#include "lib/span.h"

enum {
	RDW_SIZE = 4,
	HEADER_FLAGS = 4,
	HEADER_TYPE = 5,
	HEADER_TIME = 6,
	HEADER_DATE = 10,
	HEADER_SYSTEM = 14,
	HEADER_MIN = 18,	/* bytes that every record has, with the RDW */
	HEADER_SUBTYPE = 22,
	HEADER_SIZE = 24,	/* of a record that has a subtype */
	RECORD_TYPE_119 = 119
};

/* The functions from here to header_find look at a header without its RDW,
 * which some framings leave out: at is the place of the flags, behind the
 * RDW. */

/* Is there a packed date, of a year from 1984 to 2099? No time of day looks
 * like one of these. */
bool header_dated(struct span s, size_t at);

/* The same from 2000 on. A cheap test, and inline, as it is made for every
 * record. */
static inline bool
header_recent(struct span s, size_t at)
{
	uint32_t date;

	return span_be32(s, at + HEADER_DATE - RDW_SIZE, &date) &&
	    date_packed_digits(date ^ 0x01000000, 0xff000000);
}

/* The whole test: also a day of the year, and a time of day. Of random bytes
 * one place in 5 * 10^7 passes; but many records hold a time and a date. */
bool header_believable(struct span s, size_t at);

/* The same, and flags that name the operating system and a system id of upper
 * case letters, digits and the like, as nearly all dumps have them. Of random
 * bytes one place in 10^11 passes. */
bool header_usual(struct span s, size_t at);

/* The system id; 0 where there is none. */
uint32_t header_system(struct span s, size_t at);

/* Is a believable header a usual one, or of that system (NULL: of any)? Other
 * data that passes for a header seldom is. */
bool header_expected(struct span s, size_t at, const uint32_t *system);

/* The first believable header at or behind from whose first byte lies before
 * end. False, and *at left alone, when there is none. */
bool header_find(struct span s, size_t from, size_t end, size_t *at);

/* The type and the subtype of a record that begins with its RDW. False, and
 * the output left alone, when it is too short to have them. The subtype is
 * read whether the flags say that there is one or not. */
static inline bool
record_type(struct span record, unsigned *type)
{
	uint32_t v;

	if (!span_be32(record, HEADER_TYPE - 3, &v))
		return false;
	*type = v & UINT8_MAX;
	return true;
}

static inline bool
record_subtype(struct span record, unsigned *subtype)
{
	uint32_t v;

	if (!span_be32(record, HEADER_SUBTYPE - 2, &v))
		return false;
	*subtype = v & UINT16_MAX;
	return true;
}

/* Do the flags say that the record has a subtype? */
bool record_has_subtype(struct span record);

/* The type as record_type gives it, but for types above 255: those have 126
 * in its place, and the type in an extended header. */
bool record_real_type(struct span record, unsigned *type);

#endif
