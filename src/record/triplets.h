/* triplets - the self-defining section of a record of type 119.
 *
 * IP Programmer's Guide and Reference (SC27-3659), "Common type 119 record
 * format". Offsets count from the RDW:
 *
 *   0            24      26       28          36          28 + 8 * n
 *   +------------+-------+--------+-----------+--- - - ---+----------+- -
 *   | SMF header |n = num|reserved| triplet 1 | triplet n |sections  |
 *   +------------+-------+--------+-----------+--- - - ---+----------+- -
 *                |------- self-defining section ----------|
 *
 *   one triplet:  0              4        6        8
 *                 +--------------+--------+--------+
 *                 |    offset    | length | number |
 *                 +--------------+--------+--------+
 *
 * section       bytes with a meaning of their own: identification, a tunnel
 * triplet       says where the sections of one kind are: at offset from the
 *               RDW, each length bytes long, number of them back to back;
 *               length or number 0: the record has none
 * self-defining section
 *               how many triplets there are, and the triplets
 */
#ifndef SMF119_TRIPLETS_H
#define SMF119_TRIPLETS_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "lib/span.h"
#include "record/header.h"

enum {
	RECORD_TRIPLETS_AT = 28,
	RECORD_TRIPLET_SIZE = 8
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

/* For record_parse only: fills *fault (kind, want, have) with why the header or
 * the self-defining section does not fit the record. Returns false. */
bool record_parse_fault(struct span bytes, struct fault *fault);

/* For record_triplet only: fills *fault (kind, want, have) with what is wrong
 * with a triplet, given as the 64-bit number it is. Returns false. */
bool record_triplet_fault(const struct record *r, uint64_t triplet,
    struct fault *fault);

/* Where triplet i begins. */
static inline size_t
record_triplet_at(unsigned i)
{
	return RECORD_TRIPLETS_AT + (size_t)i * RECORD_TRIPLET_SIZE;
}

/* Reads the header and the self-defining section of the record in bytes. False
 * when they do not fit it: then *fault (kind, want, have) is filled, and *out
 * left alone. */
static inline bool
record_parse(struct span bytes, struct record *out, struct fault *fault)
{
	struct record r = { .bytes = bytes };
	uint32_t n;

	if (!span_sub(bytes, 0, HEADER_SIZE, &r.header) ||
	    !record_subtype(bytes, &r.subtype) ||
	    !span_be32(bytes, HEADER_SIZE, &n))
		return record_parse_fault(bytes, fault);
	r.ntriplets = n >> 16;
	if (record_triplet_at(r.ntriplets) > bytes.n)
		return record_parse_fault(bytes, fault);
	*out = r;
	return true;
}

/* Triplet i, from 0. One that is absent or damaged has num 0; when damaged,
 * the result is false, and *fault (kind, want, have) is filled. */
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

/* Section i of a triplet, from 0; empty when it has no such section. */
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
