/* print - digits from tables, dates that are kept: faster than stdio. */
#include "emit/print.h"

#include "lib/date.h"

const char print_pairs[200] =
    "0001020304050607080910111213141516171819"
    "2021222324252627282930313233343536373839"
    "4041424344454647484950515253545556575859"
    "6061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

static const char digits[16] = "0123456789ABCDEF";
static const char lower_digits[16] = "0123456789abcdef";

static char *
print_uint_any(char *p, uint64_t n)
{
	char text[20 + PRINT_STEP], *const end = text + 20, *s = end;

	while (n >= 100) {
		s -= 2;
		print_pair(s, (unsigned)(n % 100));
		n /= 100;
	}
	if (n >= 10) {
		s -= 2;
		print_pair(s, (unsigned)n);
	} else {
		*--s = (char)('0' + n);
	}
	return print_steps(p, s, (size_t)(end - s));
}

char *
print_uint_long(char *p, uint64_t n)
{
	unsigned high;

	if (n >= 10000)
		return print_uint_any(p, n);
	high = (unsigned)n / 100;
	p = print_uint(p, high);
	return print_pair(p, (unsigned)n % 100);
}

char *
print_decimal(char *p, uint64_t hundredths)
{
	p = print_uint(p, hundredths / 100);
	*p++ = '.';
	return print_pair(p, (unsigned)(hundredths % 100));
}

/* 8 bytes, with the code for 16: a loop of its own would not be faster. */
static inline char *
hex_half_block(char *p, const uint8_t *bytes)
{
	uint8_t block[16] = { 0 };
	char hex[32];

	memcpy(block, bytes, 8);
	print_hex_16(hex, block);
	memcpy(p, hex, 16);
	return p + 16;
}

char *
print_hex(char *p, const uint8_t *bytes, size_t n)
{
	for (; n >= 16; n -= 16, bytes += 16, p += 32)
		print_hex_16(p, bytes);
	if (n >= 8) {
		p = hex_half_block(p, bytes);
		n -= 8;
		bytes += 8;
	}
	for (const uint8_t *end = bytes + n; bytes < end; bytes++) {
		*p++ = digits[*bytes >> 4];
		*p++ = digits[*bytes & 0xf];
	}
	return p;
}

static char *
print_ipv4(char *p, uint64_t address)
{
	for (int shift = 24; shift >= 0; shift -= 8) {
		p = print_uint(p, address >> shift & 0xff);
		*p++ = '.';
	}
	return p - 1;
}

/* The first longest run of two or more groups that are 0. */
static void
zero_run(const unsigned *groups, int *from, int *to)
{
	int start = 0;

	*from = *to = 8;
	for (int i = 0; i <= 8; i++) {
		if (i < 8 && groups[i] == 0)
			continue;
		if (i - start > 1 && i - start > *to - *from) {
			*from = start;
			*to = i;
		}
		start = i + 1;
	}
}

static char *
print_group(char *p, unsigned group)
{
	int shift = 12;

	while (shift > 0 && group >> shift == 0)
		shift -= 4;
	for (; shift >= 0; shift -= 4)
		*p++ = lower_digits[group >> shift & 0xf];
	return p;
}

static char *
print_groups(char *p, const unsigned *groups, int ngroups)
{
	int from, to;

	zero_run(groups, &from, &to);
	for (int i = 0; i < ngroups; i++) {
		if (i == from) {
			*p++ = ':';
			*p++ = ':';
			i = to - 1;
			continue;
		}
		if (i > 0 && i != to)
			*p++ = ':';
		p = print_group(p, groups[i]);
	}
	return p;
}

/* inet_ntop(3) shows ::1.2.3.4 and ::ffff:1.2.3.4 with the IPv4 in dots. */
static char *
print_ipv6(char *p, struct span s)
{
	unsigned groups[8];
	uint64_t high = 0, low = 0, middle;

	span_be64(s, 0, &high);
	span_be64(s, 8, &low);
	middle = low >> 32;
	if (high == 0 && (middle == 0xffff ||
	    (middle == 0 && (low >> 16 & 0xffff) != 0))) {
		memcpy(p, "::ffff:", 7);
		return print_ipv4(p + (middle == 0 ? 2 : 7), low & UINT32_MAX);
	}
	for (int i = 0; i < 4; i++) {
		groups[i] = high >> (48 - 16 * i) & 0xffff;
		groups[4 + i] = low >> (48 - 16 * i) & 0xffff;
	}
	return print_groups(p, groups, 8);
}

char *
print_address(char *p, struct span bytes)
{
	uint32_t v;

	if (bytes.n == 16)
		return print_ipv6(p, bytes);
	return span_be32(bytes, 0, &v) ? print_ipv4(p, v) : p;
}

static void
date_text(char *p, uint32_t day)
{
	struct date d = date_of_day(day);

	p = print_pair(p, d.year / 100);
	p = print_pair(p, d.year % 100);
	*p++ = '-';
	p = print_pair(p, d.month);
	*p++ = '-';
	print_pair(p, d.day);
}

static char *
print_clock(char *p, uint32_t seconds)
{
	p = print_pair(p, seconds / 3600);
	*p++ = ':';
	p = print_pair(p, seconds / 60 % 60);
	*p++ = ':';
	return print_pair(p, seconds % 60);
}

char *
print_unixtime(char *p, uint32_t seconds, struct print_days *cache)
{
	uint32_t day = seconds / DAY_SECONDS + DATE_1970;
	struct print_day *d = &cache->day[day % 2];

	if (d->key != day) {
		date_text(d->text, day);
		d->key = day;
	}
	memcpy(p, d->text, 10);
	p[10] = 'T';
	p = print_clock(p + 11, seconds % DAY_SECONDS);
	*p++ = 'Z';
	return p;
}

char *
print_timestamp(char *p, uint32_t date, uint32_t time, struct print_day *cache)
{
	if (cache->key != date) {
		date_text(cache->text, date_packed_to_day(date));
		cache->key = date;
	}
	memcpy(p, cache->text, 10);
	p[10] = cache->blank ? ' ' : 'T';
	return print_time(p + 11, time);
}

char *
print_zonestamp(char *p, uint32_t date, uint32_t time,
    struct print_day *cache, struct span zone)
{
	char *end = print_timestamp(p, date, time, cache);

	memcpy(end, zone.p, zone.n);
	return end + zone.n;
}

char *
print_time(char *p, uint32_t time)
{
	p = print_clock(p, time / 100);
	*p++ = '.';
	return print_pair(p, time % 100);
}

char *
print_date(char *p, uint32_t date)
{
	date_text(p, date_packed_to_day(date));
	return p + 10;
}

char *
print_stck(char *p, uint64_t tod)
{
	uint64_t microseconds = tod_microseconds(tod);
	uint64_t seconds = microseconds / 1000000;
	uint32_t part = (uint32_t)(microseconds % 1000000);

	date_text(p, (uint32_t)(seconds / DAY_SECONDS) + DATE_1900);
	p[10] = 'T';
	p = print_clock(p + 11, (uint32_t)(seconds % DAY_SECONDS));
	*p++ = '.';
	for (uint32_t unit = 10000; unit > 0; unit /= 100)
		p = print_pair(p, part / unit % 100);
	*p++ = 'Z';
	return p;
}

char *
print_rawstamp(char *p, uint32_t date, uint32_t time)
{
	for (int shift = 28; shift > 0; shift -= 4)
		*p++ = digits[date >> shift & 0xf];
	*p++ = '.';
	*p++ = digits[time / 1000000 % 10];
	for (uint32_t unit = 10000; unit > 0; unit /= 100)
		p = print_pair(p, time / unit % 100);
	return p;
}
