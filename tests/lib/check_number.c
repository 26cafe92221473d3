/* check_number - digits to numbers, up to the end of the text and the limit. */
#include "lib/number.h"
#include "support/suites.h"

START_TEST(test_every_character_is_a_digit_or_none)
{
	static const char digits[] = "0123456789abcdef";
	static const char upper[] = "ABCDEF";
	unsigned n = 0;

	for (unsigned i = 0; i < 16; i++)
		ck_assert_uint_eq(number_digit(digits[i]), i);
	for (unsigned i = 0; i < 6; i++)
		ck_assert_uint_eq(number_digit(upper[i]), 10 + i);
	for (int c = -128; c < 128; c++)
		n += number_digit((char)c) < 16;
	ck_assert_uint_eq(n, 22);
}
END_TEST

/* The text goes on with digits that are not to be read. */
static const struct {
	const char *text;
	size_t n;
	unsigned base;
	uint64_t max;
	size_t digits;	/* 0: *out is left alone */
	uint64_t number;
} numbers[] = {
	{ "7377", 2, 10, 100, 2, 73 },
	{ "73a7", 4, 10, 100, 2, 73 },
	{ "73a7", 4, 16, 0xffff, 4, 0x73a7 },
	{ "119", 0, 10, 1000, 0, 0 },
	{ "x", 1, 10, 1000, 0, 0 },
	{ "100", 3, 10, 100, 3, 100 },
	{ "101", 3, 10, 100, 0, 0 },
	{ "9", 1, 10, 8, 0, 0 },
	{ "000000000000000000000000001", 27, 10, 1, 27, 1 },
	{ "18446744073709551615", 20, 10, UINT64_MAX, 20, UINT64_MAX },
	{ "18446744073709551616", 20, 10, UINT64_MAX, 0, 0 },
	{ "99999999999999999999", 20, 10, UINT64_MAX, 0, 0 },
};

START_TEST(test_digits_are_read_up_to_the_end_and_the_limit)
{
	uint64_t number = 119;

	ck_assert_uint_eq(number_read(numbers[_i].text, numbers[_i].n,
	    numbers[_i].base, numbers[_i].max, &number), numbers[_i].digits);
	ck_assert_uint_eq(number, numbers[_i].digits > 0 ?
	    numbers[_i].number : 119);
}
END_TEST

static const struct {
	const char *text;
	size_t n;
	uint64_t max;
	bool ok;
	uint64_t number;
} texts[] = {
	{ "119", 3, 119, true, 119 },
	{ "119", 3, 118, false, 0 },
	{ "119x", 4, 1000, false, 0 },
	{ "119x", 3, 1000, true, 119 },
	{ "", 0, 1000, false, 0 },
	{ "0x1F", 4, 1000, true, 31 },
	{ "0x1f", 3, 1000, true, 1 },
	{ "0x", 2, 1000, false, 0 },
	{ "0X1F", 4, 1000, false, 0 },
	{ "1f", 2, 1000, false, 0 },
};

START_TEST(test_whole_text_is_a_number)
{
	uint64_t number = 0;

	ck_assert(number_parse(texts[_i].text, texts[_i].n, texts[_i].max,
	    &number) == texts[_i].ok);
	ck_assert_uint_eq(number, texts[_i].number);
}
END_TEST

Suite *
suite_number(void)
{
	Suite *s = suite_create("number");
	TCase *t = tcase_create("digits");

	tcase_add_test(t, test_every_character_is_a_digit_or_none);
	tcase_add_loop_test(t, test_digits_are_read_up_to_the_end_and_the_limit,
	    0, sizeof numbers / sizeof numbers[0]);
	tcase_add_loop_test(t, test_whole_text_is_a_number, 0,
	    sizeof texts / sizeof texts[0]);
	suite_add_tcase(s, t);
	return s;
}
