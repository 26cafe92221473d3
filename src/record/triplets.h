/* triplets - the SMF header and the self-defining section of one record.
 *
 * Layout: IP Programmer's Guide and Reference (SC27-3659), "Common type 119
 * record format". Offsets count from the RDW. */
#ifndef SMF119_TRIPLETS_H
#define SMF119_TRIPLETS_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "lib/span.h"

enum {
	RECORD_SUBTYPE_AT = 22,
	RECORD_HEADER_SIZE = 24,
	RECORD_TRIPLETS_AT = 28,
	RECORD_TRIPLET_SIZE = 8,
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
	size_t len;
	unsigned num;
};

/* The record type and subtype of a record, looked at before anything is
 * believed. False when the record is too short to have them; the subtype of
 * a type that is not 119 is what stands in its place, if it stands there. */
static inline bool
record_type(struct span bytes, unsigned *type)
{
	uint32_t v;

	if (!span_be32(bytes, 2, &v))
		return false;
	*type = v & 0xff;
	return true;
}

static inline bool
record_subtype(struct span bytes, unsigned *subtype)
{
	uint32_t v;

	if (!span_be32(bytes, RECORD_SUBTYPE_AT - 2, &v))
		return false;
	*subtype = v & UINT16_MAX;
	return true;
}

/* Does the flag byte say that the record has a subtype? */
bool record_has_subtype(struct span bytes);

/* The record type, from the extended header where there is one: types above
 * 255 have 126 in the place of the type. */
bool record_real_type(struct span bytes, unsigned *type);

/* Reads header and self-defining section. False: *fault (kind, want, have)
 * says what does not fit, and *out is untouched. */
bool record_parse(struct span bytes, struct record *out, struct fault *fault);

/* For record_triplet alone: what is wrong with a triplet. Returns false. */
bool record_triplet_fault(const struct record *r, uint64_t triplet,
    struct fault *fault);

/* Where triplet i begins. */
static inline size_t
record_triplet_at(unsigned i)
{
	return RECORD_TRIPLETS_AT + (size_t)i * RECORD_TRIPLET_SIZE;
}

/* Triplet i, from 0. One that is absent (Len or Num is 0) or damaged has num
 * 0; when damaged, false, and *fault says why. A triplet is the offset (4
 * bytes), the length (2) and the number (2) of its sections. */
static inline bool
record_triplet(const struct record *r, unsigned i, struct triplet *out,
    struct fault *fault)
{
	uint64_t triplet, all;
	size_t offset;

	out->num = 0;
	if (i >= r->ntriplets ||
	    !span_be64(r->bytes, record_triplet_at(i), &triplet))
		return true;
	out->len = triplet >> 16 & UINT16_MAX;
	all = out->len * (triplet & UINT16_MAX);
	if (all == 0)
		return true;
	offset = (size_t)(triplet >> 32);
	if (offset < record_triplet_at(r->ntriplets) ||
	    !span_sub(r->bytes, offset, (size_t)all, &out->bytes))
		return record_triplet_fault(r, triplet, fault);
	out->num = triplet & UINT16_MAX;
	return true;
}

/* The length that triplet i gives; 0 when it is absent. */
static inline size_t
record_triplet_len(const struct record *r, unsigned i)
{
	uint64_t triplet = 0;

	if (i < r->ntriplets)
		span_be64(r->bytes, record_triplet_at(i), &triplet);
	return (triplet & UINT16_MAX) > 0 ? triplet >> 16 & UINT16_MAX : 0;
}

/* Occurrence i of a triplet; the whole when there is one. */
static inline struct span
triplet_section(const struct triplet *t, unsigned i)
{
	struct span s = { NULL, 0 };

	if (t->num == 1)
		return t->bytes;
	if (t->num > 1)
		span_sub(t->bytes, i * t->len, t->len, &s);
	return s;
}

#endif
