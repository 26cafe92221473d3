/* triplets - header and triplets: spans of sections out of a span of bytes. */
#include "record/triplets.h"

enum {
	FLAGS_AT = 4,
	FLAG_SUBTYPES = 0x40,
	FLAG_EXTENDED = 0x20,
	TYPE_EXTENDED = 126,
	EXTENDED_TYPE_AT = 52
};

bool
record_has_subtype(struct span bytes)
{
	return span_byte(bytes, FLAGS_AT) & FLAG_SUBTYPES;
}

bool
record_real_type(struct span bytes, unsigned *type)
{
	uint64_t v;

	if (!record_type(bytes, type))
		return false;
	if (*type == TYPE_EXTENDED &&
	    span_byte(bytes, FLAGS_AT) & FLAG_EXTENDED &&
	    span_uint(bytes, EXTENDED_TYPE_AT, 2, &v))
		*type = (unsigned)v;
	return true;
}

static bool
fault_set(struct fault *fault, enum fault_kind kind, uint64_t want,
    uint64_t have)
{
	fault->kind = kind;
	fault->want = want;
	fault->have = have;
	return false;
}

bool
record_parse(struct span bytes, struct record *out, struct fault *fault)
{
	struct record r = { .bytes = bytes };
	uint32_t n;

	if (!span_sub(bytes, 0, RECORD_HEADER_SIZE, &r.header) ||
	    !record_subtype(bytes, &r.subtype))
		return fault_set(fault, FAULT_HEADER_CUT, RECORD_HEADER_SIZE,
		    bytes.n);
	if (!span_be32(bytes, RECORD_HEADER_SIZE, &n))
		return fault_set(fault, FAULT_TRIPLETS_CUT, RECORD_TRIPLETS_AT,
		    bytes.n);
	r.ntriplets = n >> 16;
	if (record_triplet_at(r.ntriplets) > bytes.n)
		return fault_set(fault, FAULT_TRIPLETS_CUT,
		    record_triplet_at(r.ntriplets), bytes.n);
	*out = r;
	return true;
}

bool
record_triplet_fault(const struct record *r, uint64_t triplet,
    struct fault *fault)
{
	const uint64_t first = record_triplet_at(r->ntriplets);
	const uint64_t offset = triplet >> 32;

	if (offset < first)
		return fault_set(fault, FAULT_TRIPLET_INTO_HEADER, first,
		    offset);
	return fault_set(fault, FAULT_TRIPLET_OUTSIDE, r->bytes.n, offset +
	    (triplet >> 16 & UINT16_MAX) * (triplet & UINT16_MAX));
}
