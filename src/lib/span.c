/* span - bounds are checked here and nowhere else. */
#include "lib/span.h"

#include <string.h>

#include "lib/ebcdic.h"

struct span
span_from(struct span s, size_t off)
{
	size_t skip = off < s.n ? off : s.n;

	if (skip != 0) {
		s.p += skip;
		s.n -= skip;
	}
	return s;
}

struct span
span_first(struct span s, size_t n)
{
	if (n < s.n)
		s.n = n;
	return s;
}

int
span_compare(struct span a, struct span b)
{
	const size_t n = a.n < b.n ? a.n : b.n;
	const int order = n > 0 ? memcmp(a.p, b.p, n) : 0;

	return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

bool
span_uint(struct span s, size_t off, size_t width, uint64_t *out)
{
	struct span at;
	uint64_t v = 0;

	if (width == 0 || width > sizeof v || !span_sub(s, off, width, &at))
		return false;
	for (size_t i = 0; i < width; i++)
		v = v << 8 | at.p[i];
	*out = v;
	return true;
}

bool
span_equal(struct span s, size_t off, const void *p, size_t len)
{
	struct span at;

	return span_sub(s, off, len, &at) &&
	    (len == 0 || memcmp(at.p, p, len) == 0);
}

size_t
span_zeros(struct span s, size_t off)
{
	static const uint8_t zeros[64];
	size_t at = off;

	while (at < s.n && s.n - at >= sizeof zeros &&
	    memcmp(s.p + at, zeros, sizeof zeros) == 0)
		at += sizeof zeros;
	while (at < s.n && s.p[at] == 0)
		at++;
	return at - off;
}

/* Bytes at the end of a word, most significant first, that are zero; word is
 * not 0. */
static size_t
zero_bytes(uint64_t word)
{
#ifdef __GNUC__
	return (size_t)__builtin_ctzll(word) / 8;
#else
	size_t n = 0;

	for (; (word & 0xff) == 0; word >>= 8)
		n++;
	return n;
#endif
}

/* Blanks eight at a time; then whatever else there is, one by one. */
struct span
span_trim(struct span s)
{
	const uint64_t blanks = UINT64_C(0x4040404040404040);
	uint64_t word;

	while (s.n >= 8 && span_be64(s, s.n - 8, &word)) {
		word ^= blanks;
		if (word != 0) {
			s.n -= zero_bytes(word);
			break;
		}
		s.n -= 8;
	}
	while (s.n > 0 &&
	    (s.p[s.n - 1] == EBCDIC_BLANK || s.p[s.n - 1] == 0))
		s.n--;
	return s;
}
