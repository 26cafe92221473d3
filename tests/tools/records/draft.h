/* draft - a record being built: header, sections, triplets, and false
 * values. */
#ifndef MKSMF_DRAFT_H
#define MKSMF_DRAFT_H

#include "value.h"

enum { PARTS_MAX = 32, NAME_LENGTH = 40, SPANS_MAX = 16, HEAD_SIZE = 24 };

/* A section: num occurrences of len bytes, at that place in the body. */
struct part {
	char name[NAME_LENGTH];
	const struct section *layout;	/* NULL: bytes only */
	size_t at;
	size_t len;
	unsigned num;
};

/* What a triplet is to have instead of the right value; UINT64_MAX: the right
 * value. */
struct lie {
	uint64_t offset;
	uint64_t length;
	uint64_t number;
};

struct draft {
	uint8_t head[HEAD_SIZE];
	size_t nhead;	/* 0: no record in hand */
	struct bytes body;
	struct part parts[PARTS_MAX];
	size_t nparts;
	size_t start;	/* in the body, of the occurrence in hand */
	bool sized;	/* its size was given */
	char order[PARTS_MAX][NAME_LENGTH];
	size_t norder;	/* 0: triplets stand in the order of the sections */
	bool self_defining;	/* has triplets even without sections */
	size_t slots;	/* triplets at least; those without a section: zeros */
	struct lie lies[PARTS_MAX];
	uint64_t lie_triplets;
	uint64_t lie_length;
	size_t spans[SPANS_MAX];	/* bytes of all segments but the last */
	size_t nspans;
};

/* Makes ready for a record. The header stays as it was; d starts as { 0 }. */
void draft_start(struct draft *d);

/* Ends the occurrence in hand of the section in hand. False: it is not as
 * long as the one before. */
bool draft_end_occurrence(struct draft *d);

/* Adds the record to *out, with its triplets and RDWs. */
void draft_write(const struct draft *d, struct bytes *out);

#endif
