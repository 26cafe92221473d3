/* record - the SMF header and the self-defining section of one record.
 *
 * Layout: IP Programmer's Guide and Reference (SC27-3659), "Common type 119
 * record format". Offsets count from the RDW. */
#ifndef SMF119_RECORD_H
#define SMF119_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "input/span.h"

enum {
	RECORD_HEADER_SIZE = 24,
	RECORD_TYPE_119 = 119
};

struct record {
	struct span bytes;	/* all of it, from the RDW */
	struct span header;
	unsigned subtype;
	unsigned ntriplets;
};

/* Where a triplet points: num sections of len bytes each, back to back. */
struct triplet {
	struct span bytes;	/* all num of them; n = 0: absent */
	uint64_t offset;
	size_t len;
	unsigned num;
};

/* The record type and subtype of a record, looked at before anything is
 * believed. False when the record is too short to have them; the subtype of
 * a type that is not 119 is what stands in its place, if it stands there. */
bool record_type(struct span bytes, unsigned *type);
bool record_subtype(struct span bytes, unsigned *subtype);

/* Does the flag byte say that the record has a subtype? */
bool record_has_subtype(struct span bytes);

/* The record type, from the extended header where there is one: types above
 * 255 have 126 in the place of the type. */
bool record_real_type(struct span bytes, unsigned *type);

/* Reads header and self-defining section. False: *fault (kind, want, have)
 * says what does not fit, and *out is untouched. */
bool record_parse(struct span bytes, struct record *out, struct fault *fault);

/* Triplet i, from 0. A triplet that is absent (Len or Num is 0) or damaged
 * gives one with num 0; when damaged, false, and *fault says why. */
bool record_triplet(const struct record *r, unsigned i, struct triplet *out,
    struct fault *fault);

/* Occurrence i of a triplet; the whole when there is one. */
struct span triplet_section(const struct triplet *t, unsigned i);

#endif
