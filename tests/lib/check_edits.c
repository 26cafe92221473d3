/* check_edits - how far two words are apart. */
#include <string.h>

#include "lib/edits.h"
#include "support/suites.h"

static const struct {
	const char *a, *b;
	size_t edits;
} words[] = {
	{ "", "", 0 },
	{ "fields", "FIELDS", 0 },
	{ "where", "were", 1 },
	{ "were", "where", 1 },
	{ "format", "fromat", 2 },
	{ "", "abc", 3 },
	{ "abc", "", 3 },
	{ "abcd", "ad", 2 },
	{ "ad", "abcd", 2 },
	{ "kitten", "sitting", 3 },
};

START_TEST(test_edits_are_counted)
{
	ck_assert_uint_eq(edits_between(words[_i].a, words[_i].b),
	    words[_i].edits);
}
END_TEST

START_TEST(test_long_word_is_far)
{
	char word[EDITS_LONGEST + 2];

	memset(word, 'a', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	ck_assert_uint_eq(edits_between(word, word), EDITS_FAR);
	ck_assert_uint_eq(edits_between(word + 1, word + 1), 0);
}
END_TEST

START_TEST(test_longer_words_may_have_more_edits)
{
	ck_assert_uint_eq(edits_allowed("abc"), 1);
	ck_assert_uint_eq(edits_allowed("abcd"), 2);
	ck_assert_uint_eq(edits_allowed("abcdefgh"), 3);
}
END_TEST

Suite *
suite_edits(void)
{
	Suite *s = suite_create("edits");
	TCase *t = tcase_create("edits");

	tcase_add_loop_test(t, test_edits_are_counted, 0,
	    (int)(sizeof words / sizeof words[0]));
	tcase_add_test(t, test_long_word_is_far);
	tcase_add_test(t, test_longer_words_may_have_more_edits);
	suite_add_tcase(s, t);
	return s;
}
