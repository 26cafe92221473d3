/* check_header - what passes for a header: the date and the time decide,
 * whatever the flags and the system id; random bytes do not pass. */
#include "record/header.h"
#include "support/suites.h"
#include "support/support.h"
#include "tools/frames/trial.h"
#include "tools/records/record.h"

/* Flags, type, time, date and system id. */
static const struct {
	const char *bytes;
	bool believable;
	bool usual;
} headers[] = {
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x24\x12\x3f\xe2\xe8\xe2\xf1", true,
	    true },
	{ "\x1e\x02\x00\x00\x00\x00\x01\x24\x36\x6f\x7b\x7c\x5b\x40", true,
	    true },
	{ "\x5e\x77\x00\x83\xd5\xff\x00\x84\x00\x1f\xe2\xe8\xe2\xf1", true,
	    true },
	/* flags that do not name the system; a system id in lower case, of
	 * zeros, in ASCII */
	{ "\x40\x77\x00\x45\xb3\x52\x01\x24\x12\x3f\xe2\xe8\xe2\xf1", true,
	    false },
	{ "\xc0\x77\x00\x45\xb3\x52\x01\x24\x12\x3f\xe2\xe8\xe2\xf1", true,
	    false },
	{ "\x00\x00\x00\x45\xb3\x52\x01\x24\x12\x3f\xe2\xe8\xe2\xf1", true,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x24\x12\x3f\xa2\xa8\xa2\xf1", true,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x24\x12\x3f\x00\x00\x00\x00", true,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x24\x12\x3f\x53\x59\x53\x31", true,
	    false },
	/* times, days, digits and signs that do not exist; years before 1984 */
	{ "\x5e\x77\x00\x83\xd6\x00\x01\x24\x12\x3f\xe2\xe8\xe2\xf1", false,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x24\x36\x7f\xe2\xe8\xe2\xf1", false,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x24\x00\x0f\xe2\xe8\xe2\xf1", false,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x2a\x12\x3f\xe2\xe8\xe2\xf1", false,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x01\x24\x12\x3c\xe2\xe8\xe2\xf1", false,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x02\x24\x12\x3f\xe2\xe8\xe2\xf1", false,
	    false },
	{ "\x5e\x77\x00\x45\xb3\x52\x00\x83\x36\x5f\xe2\xe8\xe2\xf1", false,
	    false },
};

START_TEST(test_date_and_time_make_a_header)
{
	struct span s = { (const uint8_t *)headers[_i].bytes, 14 };
	const uint32_t system = header_system(s, 0), other = system + 1;

	ck_assert_int_eq(header_believable(s, 0), headers[_i].believable);
	ck_assert_int_eq(header_usual(s, 0), headers[_i].usual);
	ck_assert(header_expected(s, 0, NULL));
	ck_assert(header_expected(s, 0, &system));
	ck_assert_int_eq(header_expected(s, 0, &other), headers[_i].usual);
	s.n--;
	ck_assert(!header_believable(s, 0));
}
END_TEST

/* About two headers are expected in so many random bytes. */
START_TEST(test_random_bytes_are_no_headers)
{
	enum { BLOCK = 1 << 16, BLOCKS = 1 << 10 };
	static uint8_t bytes[BLOCK];
	struct span s = { bytes, BLOCK };
	struct dice d = dice_of(1);
	size_t believable = 0, usual = 0;

	for (size_t b = 0; b < BLOCKS; b++) {
		for (size_t i = 0; i < BLOCK; i += 8) {
			uint64_t random = dice_next(&d);

			for (size_t k = 0; k < 8; k++)
				bytes[i + k] = (uint8_t)(random >> 8 * k);
		}
		for (size_t at = 0; header_find(s, at, BLOCK, &at); at++) {
			believable++;
			usual += header_usual(s, at);
		}
	}
	ck_assert_uint_le(believable, 6);
	ck_assert_uint_eq(usual, 0);
}
END_TEST

START_TEST(test_header_is_found_before_the_end_only)
{
	struct bytes b = { 0 };
	size_t at = 99;

	bytes_fill(&b, 0x40, 30);
	header_add(&b, 119, 4567890, RECORD_DATE);
	bytes_fill(&b, 0x40, 30);
	ck_assert(!header_find(span_of(b.p, b.n), 0, 30, &at));
	ck_assert_uint_eq(at, 99);
	ck_assert(header_find(span_of(b.p, b.n), 0, 31, &at));
	ck_assert_uint_eq(at, 30);
	ck_assert(header_find(span_of(b.p, b.n), 30, b.n, &at));
	ck_assert(!header_find(span_of(b.p, b.n), 31, b.n, &at));
	bytes_free(&b);
}
END_TEST

Suite *
suite_header(void)
{
	Suite *s = suite_create("header");
	TCase *t = tcase_create("header");

	tcase_add_loop_test(t, test_date_and_time_make_a_header, 0,
	    sizeof headers / sizeof headers[0]);
	tcase_add_test(t, test_random_bytes_are_no_headers);
	tcase_add_test(t, test_header_is_found_before_the_end_only);
	suite_add_tcase(s, t);
	return s;
}
