/* record - SMF header and triplets: spans of sections out of a span of bytes. */
#include "record/record.h"

enum {
	FLAGS_AT = 4,
	FLAG_SUBTYPES = 0x40,
	FLAG_EXTENDED = 0x20,
	TYPE_AT = 5,
	TYPE_EXTENDED = 126,
	EXTENDED_TYPE_AT = 52,
	SUBTYPE_AT = 22,
	TRIPLETS_AT = 28,
	TRIPLET_SIZE = 8
};

bool
record_type(struct span bytes, unsigned *type)
{
	uint64_t v;

	if (!span_uint(bytes, TYPE_AT, 1, &v))
		return false;
	*type = (unsigned)v;
	return true;
}

bool
record_subtype(struct span bytes, unsigned *subtype)
{
	uint64_t v;

	if (!span_uint(bytes, SUBTYPE_AT, 2, &v))
		return false;
	*subtype = (unsigned)v;
	return true;
}

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

static uint64_t
triplets_end(unsigned n)
{
	return TRIPLETS_AT + (uint64_t)n * TRIPLET_SIZE;
}

bool
record_parse(struct span bytes, struct record *out, struct fault *fault)
{
	struct record r = { .bytes = bytes };
	uint64_t n;

	if (!span_sub(bytes, 0, RECORD_HEADER_SIZE, &r.header) ||
	    !record_subtype(bytes, &r.subtype))
		return fault_set(fault, FAULT_HEADER_CUT, RECORD_HEADER_SIZE,
		    bytes.n);
	if (!span_uint(bytes, RECORD_HEADER_SIZE, 2, &n))
		return fault_set(fault, FAULT_TRIPLETS_CUT, TRIPLETS_AT,
		    bytes.n);
	r.ntriplets = (unsigned)n;
	if (triplets_end(r.ntriplets) > bytes.n)
		return fault_set(fault, FAULT_TRIPLETS_CUT,
		    triplets_end(r.ntriplets), bytes.n);
	*out = r;
	return true;
}

bool
record_triplet(const struct record *r, unsigned i, struct triplet *out,
    struct fault *fault)
{
	uint64_t at = triplets_end(i), offset = 0, len = 0, num = 0, end;

	*out = (struct triplet){ .num = 0 };
	if (i >= r->ntriplets || !span_uint(r->bytes, at, 4, &offset) ||
	    !span_uint(r->bytes, at + 4, 2, &len) ||
	    !span_uint(r->bytes, at + 6, 2, &num) || len == 0 || num == 0)
		return true;
	if (offset < triplets_end(r->ntriplets))
		return fault_set(fault, FAULT_TRIPLET_INTO_HEADER,
		    triplets_end(r->ntriplets), offset);
	end = offset + len * num;
	if (end > r->bytes.n)
		return fault_set(fault, FAULT_TRIPLET_OUTSIDE, r->bytes.n, end);
	span_sub(r->bytes, (size_t)offset, (size_t)(end - offset), &out->bytes);
	out->offset = offset;
	out->len = (size_t)len;
	out->num = (unsigned)num;
	return true;
}

struct span
triplet_section(const struct triplet *t, unsigned i)
{
	struct span s = { 0 };

	if (t->num > 0)
		span_sub(t->bytes, (t->num > 1 ? i * t->len : 0), t->len, &s);
	return s;
}
