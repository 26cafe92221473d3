/* terse - any codes to the decoder of tersed data, by both methods.
 *
 * Input: how it is read, the method and form, and the codes. What must hold
 * besides: the end is good only where there is an end code. */
#include <string.h>

#include "container.h"

enum {
	HEAD = 2,
	HEADER = 12,
	MOST = 1 << 16,
	GROWTH = 90000
};

const size_t fuzz_head = 0;

static bool
has_end(struct span codes)
{
	uint64_t two;

	for (size_t at = 0; span_uint(codes, at, 2, &two); at += 3) {
		if (two >> 4 == 0)
			return true;
		if (span_uint(codes, at + 1, 2, &two) && (two & 0xfff) == 0)
			return true;
	}
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t file[MOST] = { 0, 0, 0x7f, 0xf4, 0x0c };
	struct span input = { data, size }, codes;
	struct unpacking u;
	bool vary;

	if (size < HEAD || size > MOST - HEADER)
		return 0;
	codes = span_from(input, HEAD);
	vary = (span_byte(input, 1) & 2) != 0;
	file[0] = span_byte(input, 1) & 1 ? 2 : 5;
	file[1] = vary;
	if (codes.n > 0)
		memcpy(file + HEADER, codes.p, codes.n);
	u = fuzz_container(terse_open, (struct span){ file, HEADER + codes.n },
	    span_byte(input, 0), GROWTH, vary);
	FUZZ_CHECK(!u.ended || has_end(codes));
	return 0;
}
