/* filter - the tests of --where, compiled, and whether a record passes them. */
#ifndef SMF119_FILTER_H
#define SMF119_FILTER_H

#include "decode/codepage.h"
#include "record/view.h"

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

enum { FILTER_TEXT_MAX = 3 * 65536 };	/* LAYOUT_MAX bytes, as UTF-8 */

/* Does the record pass all tests of its program in one of its rows? text is a
 * place for FILTER_TEXT_MAX characters. */
bool filter_passes(struct view *r, const struct codepage *page, char *text);

/* For the makers of a plan: what the operand says, for a field of that kind.
 * NULL, or what is wrong with it. */
const char *operand_parse(struct arena *a, const struct field *f,
    const char *operand, struct test *out);

#endif
