/* check_span - the bounds of all functions that read bytes. */
#include <stdlib.h>

#include "lib/span.h"
#include "support/suites.h"

static const uint8_t bytes[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
static const struct span nine = { bytes, sizeof bytes };

START_TEST(test_sub_stays_inside)
{
	struct span out;

	ck_assert(span_sub(nine, 2, 7, &out));
	ck_assert_ptr_eq(out.p, bytes + 2);
	ck_assert_uint_eq(out.n, 7);
	ck_assert(span_sub(nine, 9, 0, &out));
	ck_assert_uint_eq(out.n, 0);
}
END_TEST

START_TEST(test_failed_read_leaves_output_alone)
{
	struct span out = { NULL, 42 };
	uint64_t v = 42;
	uint32_t w = 42;

	ck_assert(!span_sub(nine, 3, 7, &out));
	ck_assert(!span_sub(nine, 10, 0, &out));
	ck_assert(!span_sub(nine, 1, SIZE_MAX, &out));
	ck_assert(!span_sub(nine, SIZE_MAX, 2, &out));
	ck_assert(out.p == NULL && out.n == 42);
	ck_assert(!span_uint(nine, 2, 8, &v));
	ck_assert(!span_uint(nine, 0, 0, &v));
	ck_assert(!span_uint(nine, 0, 9, &v));
	ck_assert(!span_uint(nine, SIZE_MAX, 4, &v));
	ck_assert_uint_eq(v, 42);
	ck_assert(!span_be32(nine, 6, &w));
	ck_assert(!span_be32(nine, SIZE_MAX - 1, &w));
	ck_assert_uint_eq(w, 42);
}
END_TEST

START_TEST(test_integers_are_big_endian)
{
	uint64_t v;
	uint32_t w;

	ck_assert(span_uint(nine, 1, 8, &v) && v == 0x0203040506070809);
	ck_assert(span_uint(nine, 8, 1, &v) && v == 9);
	ck_assert(span_uint(nine, 0, 3, &v) && v == 0x010203);
	ck_assert(span_be32(nine, 5, &w) && w == 0x06070809);
}
END_TEST

START_TEST(test_compare_goes_by_bytes_and_then_by_length)
{
	static const uint8_t low[] = { 1, 2 }, high[] = { 0xff };
	const struct span none = { NULL, 0 };

	ck_assert_int_eq(span_compare(nine, nine), 0);
	ck_assert_int_eq(span_compare(none, none), 0);
	ck_assert_int_lt(span_compare(none, nine), 0);
	ck_assert_int_lt(span_compare((struct span){ low, 2 }, nine), 0);
	ck_assert_int_gt(span_compare(nine, (struct span){ low, 2 }), 0);
	ck_assert_int_gt(span_compare((struct span){ high, 1 }, nine), 0);
}
END_TEST

START_TEST(test_from_and_first_are_cut_to_fit)
{
	ck_assert_uint_eq(span_from(nine, 4).n, 5);
	ck_assert_ptr_eq(span_from(nine, 4).p, bytes + 4);
	ck_assert_uint_eq(span_from(nine, 40).n, 0);
	ck_assert_uint_eq(span_first(nine, 4).n, 4);
	ck_assert_uint_eq(span_first(nine, 40).n, 9);
	ck_assert_uint_eq(span_from((struct span){ NULL, 0 }, 3).n, 0);
}
END_TEST

START_TEST(test_cut_takes_off_the_front)
{
	struct span s = nine, first = span_cut(&s, 4);

	ck_assert(first.p == bytes && first.n == 4);
	ck_assert(s.p == bytes + 4 && s.n == 5);
}
END_TEST

START_TEST(test_byte_outside_is_zero)
{
	ck_assert_uint_eq(span_byte(nine, 8), 9);
	ck_assert_uint_eq(span_byte(nine, 9), 0);
	ck_assert_uint_eq(span_byte((struct span){ NULL, 0 }, 0), 0);
}
END_TEST

START_TEST(test_equal_needs_all_bytes)
{
	ck_assert(span_equal(nine, 7, "\10\11", 2));
	ck_assert(!span_equal(nine, 7, "\10\12", 2));
	ck_assert(!span_equal(nine, 8, "\11\12", 2));
	ck_assert(span_equal(nine, 9, "", 0));
}
END_TEST

START_TEST(test_zeros_are_counted_to_the_first_other)
{
	uint8_t *p = calloc(1, 1000);
	struct span s = { p, 1000 };

	for (size_t n = 0; n < 1000; n++) {
		p[n] = 1;
		ck_assert_uint_eq(span_zeros(s, 0), n);
		ck_assert_uint_eq(span_zeros(s, n), 0);
		ck_assert_uint_eq(span_zeros(s, n / 2), n - n / 2);
		p[n] = 0;
	}
	ck_assert_uint_eq(span_zeros(s, 0), 1000);
	ck_assert_uint_eq(span_zeros(s, 1001), 0);
	free(p);
}
END_TEST

/* In a block of exactly its size, so that a sanitizer finds a read past the
 * end. */
START_TEST(test_every_offset_of_exact_block)
{
	uint8_t *p = calloc(1, 7);
	struct span s = { p, 7 };
	uint64_t v;
	uint32_t w;

	for (size_t off = 0; off < 10; off++) {
		for (size_t width = 1; width <= 8; width++)
			ck_assert_int_eq(span_uint(s, off, width, &v),
			    off + width <= 7);
		ck_assert_int_eq(span_be32(s, off, &w), off + 4 <= 7);
	}
	free(p);
}
END_TEST

Suite *
suite_span(void)
{
	Suite *s = suite_create("span");
	TCase *t = tcase_create("bounds");

	tcase_add_test(t, test_sub_stays_inside);
	tcase_add_test(t, test_failed_read_leaves_output_alone);
	tcase_add_test(t, test_integers_are_big_endian);
	tcase_add_test(t, test_from_and_first_are_cut_to_fit);
	tcase_add_test(t, test_cut_takes_off_the_front);
	tcase_add_test(t, test_byte_outside_is_zero);
	tcase_add_test(t, test_compare_goes_by_bytes_and_then_by_length);
	tcase_add_test(t, test_equal_needs_all_bytes);
	tcase_add_test(t, test_zeros_are_counted_to_the_first_other);
	tcase_add_test(t, test_every_offset_of_exact_block);
	suite_add_tcase(s, t);
	return s;
}
