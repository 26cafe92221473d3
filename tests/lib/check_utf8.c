/* check_utf8 - every character of UTF-8, and bytes that are none. */
#include <string.h>

#include "decode/codepage.h"
#include "lib/utf8.h"
#include "support/suites.h"
#include "support/support.h"

/* Takes the first character of the n bytes at s; returns its length. */
static size_t
take(const char *s, size_t n, unsigned *ch)
{
	const uint8_t *start = (const uint8_t *)s, *p = start;

	*ch = utf8_next(&p, start + n);
	return (size_t)(p - start);
}

START_TEST(test_characters_that_can_be_written_are_read)
{
	char text[8];
	unsigned have;
	size_t n;

	for (unsigned ch = 0; ch < 0x10000; ch++) {
		if (ch >= 0xd800 && ch < 0xe000)
			continue;
		n = codepage_utf8(ch, text);
		text[n] = 'x';
		if (take(text, n + 1, &have) != n || have != ch)
			ck_abort_msg("U+%04X: U+%04X", ch, have);
		/* cut, it is no character: its first byte is one */
		if (n > 1 && (take(text, n - 1, &have) != 1 ||
		    have != (unsigned char)text[0]))
			ck_abort_msg("U+%04X, cut: U+%04X", ch, have);
	}
}
END_TEST

static const struct {
	const char *text;
	unsigned ch;
	size_t length;
} rows[] = {
	{ "\xf0\x90\x80\x80", 0x10000, 4 }, { "\xf4\x8f\xbf\xbf", 0x10ffff, 4 },
	{ "\xf0\x9f\x94\x91x", 0x1f511, 4 },
	/* too large, too long, a half of two, and no beginning */
	{ "\xf4\x90\x80\x80", 0xf4, 1 }, { "\xf5\x80\x80\x80", 0xf5, 1 },
	{ "\xf0\x8f\xbf\xbf", 0xf0, 1 }, { "\xe0\x9f\xbf", 0xe0, 1 },
	{ "\xc1\xbf", 0xc1, 1 }, { "\xed\xa0\x80", 0xed, 1 },
	{ "\x80", 0x80, 1 }, { "\xff", 0xff, 1 },
	{ "C\x80", 'C', 1 }, { "\xe2\x82x", 0xe2, 1 }, { "\xc3\xc3", 0xc3, 1 },
};

START_TEST(test_what_is_no_character_is_a_byte)
{
	unsigned ch;

	ck_assert_uint_eq(take(rows[_i].text, strlen(rows[_i].text), &ch),
	    rows[_i].length);
	ck_assert_uint_eq(ch, rows[_i].ch);
}
END_TEST

Suite *
suite_utf8(void)
{
	Suite *s = suite_create("utf8");
	TCase *t = tcase_create("utf8");

	tcase_add_test(t, test_characters_that_can_be_written_are_read);
	tcase_add_loop_test(t, test_what_is_no_character_is_a_byte, 0,
	    (int)(sizeof rows / sizeof rows[0]));
	suite_add_tcase(s, t);
	return s;
}
