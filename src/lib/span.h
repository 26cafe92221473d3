/* span - a bounded view of bytes; the only code that indexes input. */
#ifndef SMF119_SPAN_H
#define SMF119_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A span does not own its bytes. */
struct span {
	const uint8_t *p;
	size_t n;
};

/* The part of s from off, len bytes long. All functions that return bool
 * return false, and leave *out as it was, when not all the bytes asked for
 * lie inside s. */
static inline bool
span_sub(struct span s, size_t off, size_t len, struct span *out)
{
	if (off > s.n || len > s.n - off)
		return false;
	out->p = s.p + off;
	out->n = len;
	return true;
}

/* What is left of s from off on; empty when off lies outside. */
struct span span_from(struct span s, size_t off);

/* The first n bytes of s, or all of it when it has fewer. */
struct span span_first(struct span s, size_t n);

/* Below 0, 0 or above 0: the order of two spans, byte by byte; one that the other
 * begins with comes first. */
int span_compare(struct span a, struct span b);

/* The big-endian unsigned integer of width bytes (1 to 8) at off. */
bool span_uint(struct span s, size_t off, size_t width, uint64_t *out);

/* The same for four and for eight bytes. Functions that are called for every
 * record or field are inline here, as a call would take longer than their work.
 * Compilers make one load and one byte swap of the shifts. */
static inline bool
span_be32(struct span s, size_t off, uint32_t *out)
{
	if (off > s.n || s.n - off < 4)
		return false;
	s.p += off;
	*out = (uint32_t)s.p[0] << 24 | (uint32_t)s.p[1] << 16 |
	    (uint32_t)s.p[2] << 8 | s.p[3];
	return true;
}

static inline bool
span_be64(struct span s, size_t off, uint64_t *out)
{
	if (off > s.n || s.n - off < 8)
		return false;
	s.p += off;
	*out = (uint64_t)s.p[0] << 56 | (uint64_t)s.p[1] << 48 |
	    (uint64_t)s.p[2] << 40 | (uint64_t)s.p[3] << 32 |
	    (uint64_t)s.p[4] << 24 | (uint64_t)s.p[5] << 16 |
	    (uint64_t)s.p[6] << 8 | s.p[7];
	return true;
}

/* The first n bytes of *s, taken off *s. n must not exceed s->n. */
static inline struct span
span_cut(struct span *s, size_t n)
{
	struct span first = { s->p, n };

	s->p += n;
	s->n -= n;
	return first;
}

/* The byte at off, or 0 when off lies outside: for tests in which a missing
 * byte and a zero mean the same. */
static inline uint8_t
span_byte(struct span s, size_t off)
{
	return off < s.n ? s.p[off] : 0;
}

/* True when the len bytes at off are all inside s and equal to those at p. */
bool span_equal(struct span s, size_t off, const void *p, size_t len);

/* How many of the bytes from off on are zero before one that is not. */
size_t span_zeros(struct span s, size_t off);

/* s without the EBCDIC blanks and NULs at its end. */
struct span span_trim(struct span s);

#endif
