/* span - bounds are checked here, once, so that nobody else has to. */
#include "input/span.h"

#include <string.h>

bool
span_sub(struct span s, size_t off, size_t len, struct span *out)
{
	if (off > s.n || len > s.n - off)
		return false;
	out->p = s.p + off;
	out->n = len;
	return true;
}

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

uint8_t
span_byte(struct span s, size_t off)
{
	return off < s.n ? s.p[off] : 0;
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

struct span
span_trim(struct span s)
{
	while (s.n > 0 && (s.p[s.n - 1] == 0x40 || s.p[s.n - 1] == 0))
		s.n--;
	return s;
}
