/* operand - the value in a test of --where, read as the field's kind needs. */
#ifndef SMF119_OPERAND_H
#define SMF119_OPERAND_H

#include "decode/decode.h"
#include "lib/arena.h"
#include "query/lookup.h"
#include "query/patterns.h"

/* A bit for each of below, equal and above. */
enum test_operator {
	TEST_LESS = 1,
	TEST_EQUAL = 2,
	TEST_GREATER = 4,
	TEST_LESS_EQUAL = TEST_LESS | TEST_EQUAL,
	TEST_NOT_EQUAL = TEST_LESS | TEST_GREATER,
	TEST_GREATER_EQUAL = TEST_EQUAL | TEST_GREATER,
	TEST_GLOB = 8,
	TEST_NOT_GLOB = 16
};

/* What a field is compared with: a range of numbers (a date is a range of
 * times), bytes of hex, an address with a prefix, or text. */
struct operand {
	uint64_t low;
	uint64_t high;
	struct span bytes;	/* of hex, an address or text */
	unsigned bits;	/* of the address that count */
	bool zoned;	/* the time has a zone, */
	int64_t zone;	/* 1/100 s before UTC */
};

/* One test. Of several operands any one is enough. */
struct test {
	struct decoder decoder;
	int slot;
	enum test_operator operator;
	const struct operand *operands;
	size_t n;
	struct patterns patterns;	/* of TEST_GLOB and TEST_NOT_GLOB */
	bool zoned;	/* a time of the SMF header, and one with a zone */
};

/* Reads the operand of a test of that field, whose operator is known, into
 * *out. False: *error says why, about the test in word. */
bool operand_parse(struct arena *a, const struct field *f, const char *word,
    const char *operand, struct test *out, struct query_error *error);

#endif
