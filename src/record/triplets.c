/* triplets - checks a self-defining section, and finds the sections. */
#include "record/triplets.h"

/* The place of the fault, which the caller filled in, stays. */
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
record_parse_fault(struct span bytes, struct fault *fault)
{
	uint32_t n;

	if (bytes.n < HEADER_SIZE)
		return fault_set(fault, FAULT_HEADER_CUT, HEADER_SIZE,
		    bytes.n);
	if (!span_be32(bytes, HEADER_SIZE, &n))
		return fault_set(fault, FAULT_TRIPLETS_CUT, RECORD_TRIPLETS_AT,
		    bytes.n);
	return fault_set(fault, FAULT_TRIPLETS_CUT,
	    record_triplet_at(n >> 16), bytes.n);
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
