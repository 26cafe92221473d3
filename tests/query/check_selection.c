/* check_selection - lists of subtypes, also in the notation of IFASMFDP. */
#include <stdlib.h>
#include <string.h>

#include "query/selection.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

/* A list, and the words for what it selects; NULL: it is refused. */
static const char *const lists[][2] = {
	{ "73", "subtype 73" }, { "73-80", "subtypes 73-80" },
	{ "73:80", "subtypes 73-80" }, { "ipsec", "subtypes 73-80" },
	{ "IPSec", "subtypes 73-80" }, { "all", "any subtype" },
	{ "ALL,73", "any subtype" }, { "0:65535", "any subtype" },
	{ "1,2,70,72", "subtypes 1-2, 70, 72" }, { "75,73-74", "subtypes 73-75" },
	{ "119", "any subtype" }, { "119(73:80)", "subtypes 73-80" },
	{ "119(4,73:80)", "subtypes 4, 73-80" },
	{ "119(73-74),119(77)", "subtypes 73-74, 77" },
	{ "119(119)", "subtype 119" }, { "4,119(73)", "subtypes 4, 73" },
	{ " 119 ( 4 , 73 : 80 ) ", "subtypes 4, 73-80" },
	{ " 73 - 80 , 4 ", "subtypes 4, 73-80" },
	/* empty, falling, too large, another type, not a list */
	{ "", NULL }, { " ", NULL }, { ",", NULL }, { "73,", NULL },
	{ ",73", NULL }, { "73,,74", NULL }, { "80-73", NULL },
	{ "80:73", NULL }, { "119(80:73)", NULL }, { "65536", NULL },
	{ "4294967369", NULL }, { "-1", NULL }, { "+73", NULL },
	{ "0x49", NULL }, { "7 3", NULL }, { "73 74", NULL }, { "73:", NULL },
	{ ":80", NULL }, { "73-", NULL }, { "73:80:90", NULL },
	{ "118", "subtype 118" }, { "118(3)", NULL }, { "120(73)", NULL },
	{ "119()", NULL }, { "119(", NULL }, { "119(73", NULL },
	{ "119(73,)", NULL }, { "119 73)", NULL }, { "119(ipsec)", NULL },
	{ "119(73)80", NULL }, { "allx", NULL }, { "ipsecs", NULL },
	{ "73;74", NULL }, { "TYPE(119(73))", NULL },
};

START_TEST(test_list_selects_subtypes)
{
	struct selection *s = calloc(1, sizeof *s);
	const char *want = lists[_i][1];
	char words[128];

	ck_assert_ptr_nonnull(s);
	ck_assert_msg(selection_parse(s, lists[_i][0]) == (want != NULL),
	    "'%s'", lists[_i][0]);
	if (want != NULL) {
		selection_words(s, words, sizeof words);
		ck_assert_str_eq(words, want);
	}
	free(s);
}
END_TEST

START_TEST(test_wrong_list_is_a_wrong_use)
{
	expect_refusal("-s 80:73 samples/ipsec.smf", "'80:73' is not a list of "
	    "subtypes such as 73,75-77; try --help");
	expect_refusal("-s '118(3)' samples/ipsec.smf", "'118(3)' is not");
}
END_TEST

Suite *
suite_selection(void)
{
	Suite *s = suite_create("selection");
	TCase *t = tcase_create("selection");

	tcase_add_loop_test(t, test_list_selects_subtypes, 0,
	    (int)(sizeof lists / sizeof lists[0]));
	tcase_add_test(t, test_wrong_list_is_a_wrong_use);
	suite_add_tcase(s, t);
	return s;
}
