/* check_print - numbers, times and addresses against the C library. */
#include <arpa/inet.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "emit/print.h"
#include "support/suites.h"
#include "support/support.h"

static char text[PRINT_MAX + 1];

static const char *
address_text(const uint8_t *bytes, size_t n)
{
	*print_address(text, span_of(bytes, n)) = '\0';
	return text;
}

static const char *
unixtime_text(uint32_t seconds, struct print_days *cache)
{
	*print_unixtime(text, seconds, cache) = '\0';
	return text;
}

static const char *
timestamp_text(uint32_t date, uint32_t time, struct print_day *cache)
{
	*print_timestamp(text, date, time, cache) = '\0';
	return text;
}

/* A generator of our own: the same numbers everywhere. */
static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

START_TEST(test_uint_is_decimal_to_the_last_digit)
{
	char want[32];
	uint64_t n = 0;

	*print_uint(text, UINT64_MAX) = '\0';
	ck_assert_str_eq(text, "18446744073709551615");
	*print_uint(text, 0) = '\0';
	ck_assert_str_eq(text, "0");
	for (uint64_t power = 1, i = 0; i < 20; i++, power *= 10)
		for (int step = -1; step <= 1; step++) {
			n = power + (uint64_t)(int64_t)step;
			snprintf(want, sizeof want, "%" PRIu64, n);
			*print_uint(text, n) = '\0';
			ck_assert_str_eq(text, want);
		}
}
END_TEST

START_TEST(test_hex_has_two_upper_case_digits_for_a_byte)
{
	static const uint8_t bytes[] = { 0x00, 0x09, 0xa0, 0xff, 0x1c };

	*print_hex(text, bytes, sizeof bytes) = '\0';
	ck_assert_str_eq(text, "0009A0FF1C");
	ck_assert_ptr_eq(print_hex(text, bytes, 0), text);
}
END_TEST

START_TEST(test_ipv4_is_as_inet_ntop_has_it)
{
	uint8_t bytes[4];
	char want[INET_ADDRSTRLEN];
	uint32_t state = 1;

	for (int i = 0; i < 5000; i++) {
		for (int k = 0; k < 4; k++)
			bytes[k] = (uint8_t)(next_random(&state) %
			    (i % 2 ? 256 : 12));
		inet_ntop(AF_INET, bytes, want, sizeof want);
		ck_assert_str_eq(address_text(bytes, 4), want);
	}
}
END_TEST

/* Groups that are often 0 or short. ::1.2.3.4 is left out: not every C library
 * writes it with dots. */
START_TEST(test_ipv6_is_as_inet_ntop_has_it)
{
	static const uint8_t zeros[12];
	uint8_t bytes[16], back[16];
	char want[INET6_ADDRSTRLEN];
	const char *have;
	uint32_t state = 2, r;

	for (int i = 0; i < 50000; i++) {
		for (int k = 0; k < 16; k += 2) {
			r = next_random(&state);
			bytes[k] = (uint8_t)(r % 3 == 0 ? r >> 8 : 0);
			bytes[k + 1] = (uint8_t)(r % 7 < 3 ? 0 : r >> 16);
			if (r % 5 == 0)
				bytes[k] = bytes[k + 1] = 0xff;
		}
		if (memcmp(bytes, zeros, 12) == 0)
			continue;
		have = address_text(bytes, 16);
		ck_assert_int_eq(inet_pton(AF_INET6, have, back), 1);
		ck_assert_mem_eq(back, bytes, 16);
#ifdef __GLIBC__
		/* not every library shortens the run that RFC 5952 says */
		inet_ntop(AF_INET6, bytes, want, sizeof want);
		ck_assert_str_eq(have, want);
#else
		(void)want;
#endif
	}
}
END_TEST

START_TEST(test_ipv6_edges_are_as_written_down)
{
	static const struct {
		const char *hex;
		const char *want;
	} rows[] = {
		{ "00000000 00000000 00000000 00000000", "::" },
		{ "00000000 00000000 00000000 00000001", "::1" },
		{ "00010000 00000000 00000000 00000000", "1::" },
		{ "00000000 00000000 00000000 01020304", "::1.2.3.4" },
		{ "00000000 00000000 0000FFFF 01020304", "::ffff:1.2.3.4" },
		{ "00000000 00000000 0000FFFE 01020304", "::fffe:102:304" },
		{ "20010DB8 00000000 00010000 00000001",
		    "2001:db8::1:0:0:1" },
		{ "20010DB8 00000001 00010001 00010001",
		    "2001:db8:0:1:1:1:1:1" },
		/* three runs of two: the first is shortened */
		{ "00000000 00010000 00000001 00000000", "::1:0:0:1:0:0" },
		{ "FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF",
		    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
		{ "000A00B0 0C00D000 000A00B0 0C00D000",
		    "a:b0:c00:d000:a:b0:c00:d000" },
	};
	uint8_t bytes[16];

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		hex_bytes(rows[i].hex, bytes, sizeof bytes);
		ck_assert_str_eq(address_text(bytes, 16), rows[i].want);
	}
}
END_TEST

START_TEST(test_unixtime_is_as_gmtime_has_it_up_to_2106)
{
	struct print_days cache = { .day[0].key = 0 };
	char want[80];
	struct tm tm;
	time_t t;

	if (sizeof t < 8)
		return;
	for (uint64_t s = 0; s <= UINT32_MAX; s += 86399 - 7) {
		t = (time_t)s;
		gmtime_r(&t, &tm);
		snprintf(want, sizeof want, "%04d-%02d-%02dT%02d:%02d:%02dZ",
		    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
		    tm.tm_min, tm.tm_sec);
		ck_assert_str_eq(unixtime_text((uint32_t)s, &cache), want);
	}
}
END_TEST

START_TEST(test_unixtime_is_unsigned)
{
	struct print_days cache = { .day[0].key = 0 };

	ck_assert_str_eq(unixtime_text(0xffffffff, &cache),
	    "2106-02-07T06:28:15Z");
	ck_assert_str_eq(unixtime_text(0x80000000, &cache),
	    "2038-01-19T03:14:08Z");
	ck_assert_str_eq(unixtime_text(0x7fffffff, &cache),
	    "2038-01-19T03:14:07Z");
	ck_assert_str_eq(unixtime_text(0, &cache), "1970-01-01T00:00:00Z");
	ck_assert_str_eq(unixtime_text(951782400, &cache),
	    "2000-02-29T00:00:00Z");
	ck_assert_str_eq(unixtime_text(4107542400, &cache),
	    "2100-03-01T00:00:00Z");
}
END_TEST

START_TEST(test_timestamp_knows_leap_years_and_centuries)
{
	static const struct {
		uint32_t date;
		uint32_t time;
		const char *want;
	} rows[] = {
		{ 0x0126325f, 4566034, "2026-11-21T12:41:00.34" },
		{ 0x0124366f, 8639999, "2024-12-31T23:59:59.99" },
		{ 0x0123365f, 0, "2023-12-31T00:00:00.00" },
		{ 0x0124060f, 1, "2024-02-29T00:00:00.01" },
		{ 0x0124061f, 360000, "2024-03-01T01:00:00.00" },
		{ 0x0123060f, 100, "2023-03-01T00:00:01.00" },
		{ 0x0100060f, 6000, "2000-02-29T00:01:00.00" },
		{ 0x0100366f, 0, "2000-12-31T00:00:00.00" },
		{ 0x0000001f, 0, "1900-01-01T00:00:00.00" },
		{ 0x0000060f, 0, "1900-03-01T00:00:00.00" },
		{ 0x0099365f, 8639999, "1999-12-31T23:59:59.99" },
		{ 0x0070001f, 0, "1970-01-01T00:00:00.00" },
		{ 0x0200365f, 0, "2100-12-31T00:00:00.00" },
		{ 0x0200060f, 0, "2100-03-01T00:00:00.00" },
	};
	struct print_day cache = { .key = 0 };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		ck_assert_str_eq(timestamp_text(rows[i].date, rows[i].time,
		    &cache), rows[i].want);
}
END_TEST

START_TEST(test_timestamp_is_right_for_every_day_of_the_century)
{
	struct print_day cache = { .key = 0 };
	struct tm tm;
	time_t t;
	char want[80];
	uint32_t date;

	for (long day = 0; day < 36525; day++) {
		t = 946684800 + (time_t)day * 86400;	/* 2000-01-01 */
		gmtime_r(&t, &tm);
		snprintf(want, sizeof want, "%04d-%02d-%02dT00:00:00.00",
		    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
		date = 0x0100000f | (uint32_t)(tm.tm_year % 100 / 10) << 20 |
		    (uint32_t)(tm.tm_year % 10) << 16 |
		    (uint32_t)((tm.tm_yday + 1) / 100) << 12 |
		    (uint32_t)((tm.tm_yday + 1) / 10 % 10) << 8 |
		    (uint32_t)((tm.tm_yday + 1) % 10) << 4;
		ck_assert_str_eq(timestamp_text(date, 0, &cache), want);
	}
}
END_TEST

START_TEST(test_rawstamp_is_the_two_numbers)
{
	*print_rawstamp(text, 0x0126325f, 4566034) = '\0';
	ck_assert_str_eq(text, "0126325.4566034");
	*print_rawstamp(text, 0x0099001f, 7) = '\0';
	ck_assert_str_eq(text, "0099001.0000007");
}
END_TEST

Suite *
suite_print(void)
{
	Suite *s = suite_create("print");
	TCase *t = tcase_create("print");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, test_uint_is_decimal_to_the_last_digit);
	tcase_add_test(t, test_hex_has_two_upper_case_digits_for_a_byte);
	tcase_add_test(t, test_ipv4_is_as_inet_ntop_has_it);
	tcase_add_test(t, test_ipv6_is_as_inet_ntop_has_it);
	tcase_add_test(t, test_ipv6_edges_are_as_written_down);
	tcase_add_test(t, test_unixtime_is_as_gmtime_has_it_up_to_2106);
	tcase_add_test(t, test_unixtime_is_unsigned);
	tcase_add_test(t, test_timestamp_knows_leap_years_and_centuries);
	tcase_add_test(t,
	    test_timestamp_is_right_for_every_day_of_the_century);
	tcase_add_test(t, test_rawstamp_is_the_two_numbers);
	suite_add_tcase(s, t);
	return s;
}
