/* check_glob - patterns match characters, and otherwise as fnmatch(3) does. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "query/glob.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

static bool
matches(const char *pattern, const char *text)
{
	return glob_matches(pattern, span_of(text, strlen(text)));
}

static const struct {
	const char *pattern;
	const char *text;
	bool want;
} rows[] = {
	{ "", "", true }, { "", "a", false }, { "*", "", true },
	{ "**", "abc", true }, { "a*c", "abbc", true },
	{ "a*c", "abcb", false }, { "*ab*ab", "aababab", true },
	{ "?", "", false }, { "?", "a", true }, { "??", "a", false },
	/* one character of two, three and four bytes */
	{ "?", "é", true }, { "??", "é", false }, { "stra?e", "straße", true },
	{ "stra??e", "straße", false }, { "?", "€", true },
	{ "?", "\xf0\x9f\x94\x91", true }, { "*é", "caé", true },
	{ "[é]", "é", true }, { "[é]", "è", false }, { "[à-ü]", "é", true },
	{ "[à-ü]", "e", false }, { "[!é]", "è", true }, { "[!é]", "é", false },
	{ "[^é]x", "éx", false }, { "[aé]?", "éü", true },
	{ "\\é", "é", true }, { "[\\é]", "é", true }, { "[€]", "€", true },
	{ "[a-\xf0\x9f\x94\x91]", "€", true },
	/* bytes that are not UTF-8 are characters too */
	{ "?", "\xe9", true }, { "??", "\xe9z", true }, { "é", "\xe9", true },
	{ "?", "\xe2\x82", false }, { "??", "\xe2\x82", true },
	{ "?", "\xc0\x80", false }, { "?", "\xed\xa0\x80", false },
	{ "?", "\xf4\x90\x80\x80", false },
	/* brackets */
	{ "[]a]", "]", true }, { "[!]a]", "]", false }, { "[!]a]", "b", true },
	{ "[a", "[a", true }, { "[a", "a", false }, { "[", "[", true },
	{ "[]", "[]", true }, { "[a-]", "-", true }, { "[a-]", "b", false },
	{ "[-a]", "-", true }, { "[b-a]", "a", false }, { "[a-c]", "b", true },
	{ "[\\]]", "]", true }, { "[\\-a]", "-", true }, { "[*?]", "*", true },
	{ "[[:none:]]", "n", false }, { "[[:none:]]", "n]", true },
	{ "[[:digit:]]", "7", true }, { "[[:digit:]]", "x", false },
	{ "[x[:upper:]-]", "Q", true }, { "[[:alpha:]]", "é", false },
	{ "[![:alpha:]]", "é", true }, { "[[:space:][:punct:]]", ".", true },
	/* escapes; dots and slashes are nothing special */
	{ "\\*", "*", true }, { "\\*", "a", false }, { "\\\\", "\\", true },
	{ "a\\", "a", false }, { "a\\", "a\\", false }, { "*x", ".x", true },
	{ "a?b*", "a/b/c", true },
};

START_TEST(test_pattern_is_matched_by_characters)
{
	ck_assert_msg(matches(rows[_i].pattern, rows[_i].text) ==
	    rows[_i].want, "%s and %s", rows[_i].pattern, rows[_i].text);
}
END_TEST

START_TEST(test_nul_is_a_character)
{
	ck_assert(glob_matches("a?b", span_of("a\0b", 3)));
	ck_assert(glob_matches("a*", span_of("a\0b", 3)));
	ck_assert(!glob_matches("a", span_of("a\0b", 3)));
	ck_assert(glob_matches("[!a]", span_of("\0", 1)));
	ck_assert(!glob_matches("[[:alnum:]]", span_of("\0", 1)));
}
END_TEST

static void
random_text(char *out, size_t most, const char *alphabet)
{
	size_t n = (size_t)rand() % (most + 1);

	for (size_t i = 0; i < n; i++)
		*out++ = alphabet[(size_t)rand() % strlen(alphabet)];
	*out = '\0';
}

/* POSIX leaves open what a \ at the end stands for, or one in a bracket without
 * an end; musl differs there. Here it is as with glibc. */
static bool
is_undefined(const char *pattern)
{
#ifdef __GLIBC__
	(void)pattern;
	return false;
#else
	size_t n = strlen(pattern);

	return strchr(pattern, '[') != NULL ||
	    (n > 0 && pattern[n - 1] == '\\');
#endif
}

START_TEST(test_ascii_is_matched_as_by_fnmatch)
{
	char pattern[16], text[16];

	srand(1);
	for (int i = 0; i < 200000; i++) {
		random_text(pattern, 9, "aab*?[]!^-\\");
		random_text(text, 7, "aab[]!-\\");
		if (is_undefined(pattern))
			continue;
		if (matches(pattern, text) != (fnmatch(pattern, text, 0) == 0))
			ck_abort_msg("%s and %s", pattern, text);
	}
}
END_TEST

/* Long texts and many stars take time in proportion to both. */
START_TEST(test_stars_do_not_multiply)
{
	static char text[20001];
	char pattern[64] = "";

	memset(text, 'a', sizeof text - 1);
	for (int i = 0; i < 20; i++)
		strcat(pattern, "*a");
	strcat(pattern, "*b");
	ck_assert(!matches(pattern, text));
}
END_TEST

/* In the program, with and without a locale. */
START_TEST(test_identities_are_matched_by_characters)
{
	expect_output("for l in C C.UTF-8; do LC_ALL=$l $SMF119 -o csv "
	    "--no-header -e record -w 'LocalID~stra?e.example.com' "
	    "-w 'RemoteID~na[ï]ve *' samples/identities.smf; "
	    "LC_ALL=$l $SMF119 -o csv -w 'LocalID~stra??e.example.com' "
	    "--no-header samples/identities.smf; done", "6\n6\n");
}
END_TEST

Suite *
suite_glob(void)
{
	Suite *s = suite_create("glob");
	TCase *t = tcase_create("glob");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_pattern_is_matched_by_characters, 0,
	    (int)(sizeof rows / sizeof rows[0]));
	tcase_add_test(t, test_nul_is_a_character);
	tcase_add_test(t, test_ascii_is_matched_as_by_fnmatch);
	tcase_add_test(t, test_stars_do_not_multiply);
	tcase_add_test(t, test_identities_are_matched_by_characters);
	suite_add_tcase(s, t);
	return s;
}
