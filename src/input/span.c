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

/* The shifts below are one load and one byte swap to an optimizer. */
static uint32_t
join32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

static uint64_t
join64(const uint8_t *p)
{
	return (uint64_t)join32(p) << 32 | join32(p + 4);
}

bool
span_be32(struct span s, size_t off, uint32_t *out)
{
	if (off > s.n || s.n - off < 4)
		return false;
	*out = join32(s.p + off);
	return true;
}

bool
span_be64(struct span s, size_t off, uint64_t *out)
{
	if (off > s.n || s.n - off < 8)
		return false;
	*out = join64(s.p + off);
	return true;
}

bool
span_be64_pair(struct span s, uint64_t out[2])
{
	if (s.n < 16)
		return false;
	out[0] = join64(s.p);
	out[1] = join64(s.p + 8);
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
