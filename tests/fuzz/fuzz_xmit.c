/* xmit - any segments to the decoder of transmitted data sets.
 *
 * Input: how it is read, and the file, with or without the control records
 * before the data. What must hold besides: an end that is good comes from a
 * trailer. */
#include <string.h>

#include "container.h"

enum {
	HEAD = 2,
	MOST = 1 << 16,
	GROWTH = 3
};

const size_t fuzz_head = 0;

/* INMR01; INMR02: INMCOPY, VBS or FB; INMR03. */
static const uint8_t begin[] = "\x08\xe0\xc9\xd5\xd4\xd9\xf0\xf1"
	"\x21\xe0\xc9\xd5\xd4\xd9\xf0\xf2\0\0\0\1\x10\x28\0\1\0\7\xc9\xd5\xd4"
	"\xc3\xd6\xd7\xe8\0\x49\0\1\0\2\x58\2"
	"\x08\xe0\xc9\xd5\xd4\xd9\xf0\xf3";

enum { BEGIN = sizeof begin - 1, FORM = 8 + 31 };

static bool
has_trailer(struct span file)
{
	for (size_t at = 0; at < file.n; at++)
		if (span_equal(file, at, "\xf6", 1))
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t file[MOST];
	struct span input = { data, size }, rest = span_from(input, HEAD);
	struct unpacking u;
	size_t n = 0;
	unsigned how;

	if (size < HEAD || size > MOST - BEGIN)
		return 0;
	how = span_byte(input, 1);
	if ((how & 1) == 0) {
		memcpy(file, begin, n = BEGIN);
		file[FORM] = how & 2 ? 0x90 : 0x58;
		file[FORM + 1] = how & 4 ? 0 : 2;
	}
	if (rest.n > 0)
		memcpy(file + n, rest.p, rest.n);
	n += rest.n;
	u = fuzz_container(xmit_open, (struct span){ file, n },
	    span_byte(input, 0), GROWTH, false);
	FUZZ_CHECK(!u.ended || has_trailer((struct span){ file, n }));
	return 0;
}
