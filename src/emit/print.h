/* print - numbers, times and addresses as characters, without stdio.
 *
 * Every function writes at p and returns the end; none writes a NUL. How many
 * characters it can need is given with it. */
#ifndef SMF119_PRINT_H
#define SMF119_PRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "lib/span.h"

enum { PRINT_MAX = 64 };	/* enough for any of them but print_hex */

/* A date printed before, as most records are of one day. All zeros to begin
 * with; of its own for each function that takes it. */
struct print_day {
	uint32_t key;
	char text[10];
	bool blank;	/* before the time, and not a T */
};

/* Copies the n characters at s to p, PRINT_STEP at a time: at both there must
 * be n bytes, rounded up to a multiple of PRINT_STEP. */
enum { PRINT_STEP = 32 };

static inline char *
print_steps(char *p, const char *s, size_t n)
{
	char *to = p, *end = p + n;

	do {
		memcpy(to, s, PRINT_STEP);
		to += PRINT_STEP;
		s += PRINT_STEP;
	} while (to < end);
	return end;
}

/* "00" to "99". */
extern const char print_pairs[200];

static inline char *
print_pair(char *p, unsigned n)
{
	memcpy(p, print_pairs + 2 * n, 2);
	return p + 2;
}

/* Decimal: up to 20 characters, and room for PRINT_STEP more. Most numbers are
 * small; print_uint_long is for the others. */
char *print_uint_long(char *p, uint64_t n);

static inline char *
print_uint(char *p, uint64_t n)
{
	if (n >= 100)
		return print_uint_long(p, n);
	memcpy(p, print_pairs + 2 * n + (n < 10), 2);
	return p + 1 + (n >= 10);
}

/* A number of hundredths with two places behind the point: 12.34. */
char *print_decimal(char *p, uint64_t hundredths);

/* Copies the n characters at s to p, at most PRINT_SHORT: at both there must be
 * PRINT_SHORT bytes, whatever n is. */
enum { PRINT_SHORT = 16 };

static inline char *
print_short(char *p, const char *s, size_t n)
{
	memcpy(p, s, PRINT_SHORT);
	return p + n;
}

static inline char
print_hex_digit(unsigned n)
{
	return (char)(n + '0' + (n > 9 ? 'A' - '0' - 10 : 0));
}

/* 32 characters of 16 bytes, in arithmetic alone: compilers make vectors of
 * it. */
static inline void
print_hex_16(char *restrict p, const uint8_t *restrict bytes)
{
	for (int i = 0; i < 16; i++) {
		p[2 * i] = print_hex_digit(bytes[i] >> 4);
		p[2 * i + 1] = print_hex_digit(bytes[i] & 0xf);
	}
}

/* Upper-case digits, two for a byte; no 0x. */
char *print_hex(char *p, const uint8_t *bytes, size_t n);

/* As inet_ntop(3): dotted IPv4 for 4 bytes, RFC 5952 IPv6 for 16. */
char *print_address(char *p, struct span bytes);

/* Two of them: many tunnels that are activated on one day expire on the
 * next. */
struct print_days {
	struct print_day day[2];
};

/* 2026-11-21T12:41:00Z, of seconds since 1970. */
char *print_unixtime(char *p, uint32_t seconds, struct print_days *cache);

/* 2026-11-21T12:41:00.34, of a packed date 0cyydddF and 1/100 s since
 * midnight, both valid. */
char *print_timestamp(char *p, uint32_t date, uint32_t time,
    struct print_day *cache);

/* The same with its zone behind it. */
char *print_zonestamp(char *p, uint32_t date, uint32_t time,
    struct print_day *cache, struct span zone);

/* 2026-11-21T12:41:00.340000Z, of a TOD clock value. */
char *print_stck(char *p, uint64_t tod);

/* 2026-11-21, of a valid packed date; 12:41:00.34, of 1/100 s since midnight. */
char *print_date(char *p, uint32_t date);
char *print_time(char *p, uint32_t time);

/* A timestamp as its two numbers: 0126325.4566034. */
char *print_rawstamp(char *p, uint32_t date, uint32_t time);

#endif
