/* check_codepage - EBCDIC pages: iconv(3)'s, the built-in ones, their names. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode/codepage_find.h"
#include "decode/codepage_builtin.h"
#include "decode/codepage_pages.h"
#include "support/suites.h"
#include "support/support.h"

/* Asks iconv(3) in another way than the program: all 256 bytes at once, to
 * UTF-8. */
static bool
iconv_page(const char *name, uint16_t *chars)
{
	iconv_t cd = iconv_open("UTF-8", name);
	char in[256], out[1024] = "", *from = in, *to = out;
	size_t nin = sizeof in, nout = sizeof out - 1;
	const unsigned char *p = (const unsigned char *)out;

	if (cd == (iconv_t)-1)
		return false;
	for (int i = 0; i < 256; i++)
		in[i] = (char)i;
	ck_assert_uint_eq(iconv(cd, &from, &nin, &to, &nout), 0);
	iconv_close(cd);
	for (int i = 0; i < 256; i++) {
		if (*p < 0x80) {
			chars[i] = *p++;
			continue;
		}
		ck_assert_uint_lt(*p, 0xf0);
		chars[i] = *p & (*p < 0xe0 ? 0x1f : 0x0f);
		for (p++; (*p & 0xc0) == 0x80; p++)
			chars[i] = (uint16_t)(chars[i] << 6 | (*p & 0x3f));
	}
	return true;
}

/* glibc and GNU libiconv call them IBM037, IBM1047. */
START_TEST(test_builtin_pages_are_those_of_iconv)
{
	const char *number = codepage_pages[_i].number;
	struct codepage page;
	uint16_t want[256];
	char name[16];

	ck_assert_ptr_nonnull(number);
	ck_assert(codepage_builtin(number, &page));
	snprintf(name, sizeof name, "IBM%03d", atoi(number));
	if (!iconv_page(name, want)) {
		skip("this iconv(3) has no code page of that name");
		return;
	}
	for (int i = 0; i < 256; i++)
		ck_assert_msg(page.chars[i] == want[i], "%s X'%02X': want %x, "
		    "have %x", number, (unsigned)i, want[i], page.chars[i]);
}
END_TEST

START_TEST(test_builtin_page_has_every_character_once)
{
	struct codepage page;

	for (const struct codepage_page *p = codepage_pages;
	    p->number != NULL; p++) {
		ck_assert(codepage_builtin(p->number, &page));
		for (int i = 0; i < 256; i++)
			for (int k = 0; k < i; k++)
				ck_assert_msg(page.chars[i] != page.chars[k],
				    "%s: X'%02X' and X'%02X'", p->number,
				    (unsigned)i, (unsigned)k);
	}
	ck_assert(!codepage_builtin("838", &page));
	ck_assert(!codepage_builtin("", &page));
}
END_TEST

START_TEST(test_usual_spellings_name_the_same_page)
{
	static const char *const names[] = { "IBM-1047", "IBM1047", "ibm-1047",
		"CP1047", "cp-1047", "1047", "CCSID1047", "ccsid 01047",
		"IBM-01047" };
	struct codepage want, have;

	ck_assert_int_eq(codepage_open("IBM-1047", &want), CODEPAGE_OK);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		memset(&have, 0, sizeof have);
		ck_assert_msg(codepage_open(names[i], &have) == CODEPAGE_OK,
		    "%s", names[i]);
		ck_assert_msg(memcmp(&have, &want, sizeof have) == 0, "%s",
		    names[i]);
	}
	ck_assert_int_eq(codepage_open("37", &have), CODEPAGE_OK);
	ck_assert_uint_eq(have.chars[0xad], 0xdd);
	ck_assert_uint_eq(want.chars[0xad], '[');
	ck_assert_int_eq(codepage_open("IBM-037", &want), CODEPAGE_OK);
	ck_assert_mem_eq(&have, &want, sizeof have);
}
END_TEST

START_TEST(test_both_ebcdic_line_ends_become_a_line_feed)
{
	struct codepage page;

	ck_assert_int_eq(codepage_open("IBM-1047", &page), CODEPAGE_OK);
	ck_assert_uint_eq(page.chars[0x15], '\n');
	ck_assert_uint_eq(page.chars[0x25], '\n');
	ck_assert_uint_eq(page.chars[0x40], ' ');
	ck_assert_uint_eq(page.chars[0xc1], 'A');
	ck_assert_uint_eq(page.chars[0xf9], '9');
}
END_TEST

START_TEST(test_what_is_no_ebcdic_page_is_refused)
{
	struct codepage page, before;

	memset(&page, 0x5a, sizeof page);
	before = page;
	ck_assert_int_eq(codepage_open("no-such-page", &page),
	    CODEPAGE_UNKNOWN);
	ck_assert_int_eq(codepage_open("", &page) == CODEPAGE_OK, 0);
	ck_assert_int_ne(codepage_open("UTF-8", &page), CODEPAGE_OK);
	ck_assert_int_ne(codepage_open("ISO-8859-1", &page), CODEPAGE_OK);
	ck_assert_int_ne(codepage_open("1047abc", &page), CODEPAGE_OK);
	ck_assert_int_ne(codepage_open("9999999999999999999999999999999999999"
	    "99999999999999999999999", &page), CODEPAGE_OK);
	ck_assert_mem_eq(&page, &before, sizeof page);
}
END_TEST

/* One that is as long as any, and longer. */
START_TEST(test_long_names_are_names_of_nothing)
{
	char name[256] = "IBM1047";
	struct codepage page;

	for (size_t n = strlen(name); n < sizeof name - 1; n++) {
		name[n] = 'X';
		name[n + 1] = '\0';
		ck_assert_int_eq(codepage_open(name, &page),
		    CODEPAGE_UNKNOWN);
	}
}
END_TEST

START_TEST(test_zero_is_a_character_of_the_text)
{
	static const uint8_t bytes[] = { 0x00, 0x82, 0x00 };
	struct codepage page;
	char text[10];

	ck_assert_int_eq(codepage_open("IBM-1047", &page), CODEPAGE_OK);
	ck_assert_uint_eq(codepage_text(&page, (struct span){ bytes, 3 },
	    text), 3);
	ck_assert_mem_eq(text, "\0b\0", 4);
}
END_TEST

/* In a double-byte page X'0E' changes what later bytes mean. Where iconv(3) has
 * no such page the name is unknown. */
START_TEST(test_double_byte_page_is_refused)
{
	static const char *const names[] = { "IBM-930", "IBM-939", "IBM-1364" };
	struct codepage page;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		ck_assert_int_ne(codepage_open(names[i], &page), CODEPAGE_OK);
}
END_TEST

static int
pages(void)
{
	int n = 0;

	while (codepage_pages[n].number != NULL)
		n++;
	return n;
}

Suite *
suite_codepage(void)
{
	Suite *s = suite_create("codepage");
	TCase *t = tcase_create("codepage");

	tcase_add_loop_test(t, test_builtin_pages_are_those_of_iconv, 0,
	    pages());
	tcase_add_test(t, test_builtin_page_has_every_character_once);
	tcase_add_test(t, test_usual_spellings_name_the_same_page);
	tcase_add_test(t, test_both_ebcdic_line_ends_become_a_line_feed);
	tcase_add_test(t, test_what_is_no_ebcdic_page_is_refused);
	tcase_add_test(t, test_long_names_are_names_of_nothing);
	tcase_add_test(t, test_zero_is_a_character_of_the_text);
	tcase_add_test(t, test_double_byte_page_is_refused);
	suite_add_tcase(s, t);
	return s;
}
