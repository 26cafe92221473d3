/* operand - the value in a test of --where, read as the field's kind needs. */
#ifndef SMF119_OPERAND_H
#define SMF119_OPERAND_H

#include "decode/decode.h"
#include "lib/arena.h"

/* A bit for each of below, equal and above. */
enum test_operator {
	TEST_LESS = 1,
	TEST_EQUAL = 2,
	TEST_GREATER = 4,
	TEST_LESS_EQUAL = TEST_LESS | TEST_EQUAL,
	TEST_NOT_EQUAL = TEST_LESS | TEST_GREATER,
	TEST_GREATER_EQUAL = TEST_EQUAL | TEST_GREATER,
	TEST_GLOB = 8
};

/* One test. What is compared depends on the kind of the field: a number with
 * a range (a date is a range of times), bytes of hex, an address with a
 * prefix, or text. */
struct test {
	struct decoder decoder;
	int slot;
	enum test_operator operator;
	uint64_t low;
	uint64_t high;
	struct span bytes;	/* of hex or an address */
	unsigned bits;	/* of the address that count */
	const char *text;	/* of text, or of a code's token with ~ */
};

/* Reads the operand of a test of that field, whose operator is known, into
 * *out. Returns NULL, or what is wrong with it. */
const char *operand_parse(struct arena *a, const struct field *f,
    const char *operand, struct test *out);

#endif
