/* check_day - days in words and days of the year. */
#include <string.h>

#include "query/day.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

static const char *const days[][2] = {
	{ "2026.001", "2026-01-01" }, { "2026001", "2026-01-01" },
	{ "2026.324", "2026-11-20" }, { "2026365", "2026-12-31" },
	{ "2024.060", "2024-02-29" }, { "2024.366", "2024-12-31" },
	{ "1900.365", "1900-12-31" }, { "9999.365", "9999-12-31" },
	/* no such day, or another form */
	{ "2026.366", NULL }, { "1900366", NULL }, { "2026.000", NULL },
	{ "2024.367", NULL }, { "1899.365", NULL }, { "2026.32", NULL },
	{ "2026.3240", NULL }, { "2026-324", NULL }, { "2026,324", NULL },
	{ "26.324", NULL }, { "-d", NULL }, { "-7", NULL }, { "7d", NULL },
	{ "--7d", NULL }, { "-7 d", NULL }, { "-7days", NULL },
	{ "-100001d", NULL }, { "-99999d", NULL }, { "tomorrow", NULL },
	{ "todays", NULL }, { "", NULL }, { "2026-11-20", NULL },
};

START_TEST(test_day_of_the_year)
{
	char out[DAY_WORD_SIZE] = "untouched";
	const char *want = days[_i][1];

	ck_assert_int_eq(day_word(days[_i][0], out), want != NULL);
	ck_assert_str_eq(out, want != NULL ? want : "untouched");
}
END_TEST

/* The date is the local one. The day before a zone 14 hours east of UTC is that
 * of a zone 10 hours west of it. At midnight, the dates change on the way. */
START_TEST(test_days_in_words_are_local_dates)
{
	if (skip_on_windows("TZ does not set the zone"))
		return;
	expect_output("export TZ=EAST-14; today=$(date +%Y-%m-%d); "
	    "yesterday=$(TZ=WEST10 date +%Y-%m-%d); "
	    "f=$BUILD/check-day; for d in $today $yesterday; do "
	    "sed \"s/^    timestamp .*/    timestamp ${d}T12:00:00.00/\" "
	    "samples/flags.txt >$f.txt; "
	    "$RUN $BUILD/mksmf $f.txt >$f-$d; done; "
	    "n() { $SMF119 -o csv --no-header -e SMF119SID \"$@\" | wc -l | "
	    "awk -v all=$all '{ print $1 == all ? \"all\" : $1 }'; }; "
	    "all=0; all=$(n $f-$today); "
	    "have=$(n --since=today $f-$today; n --since=TODAY $f-$yesterday; "
	    "n --since=Yesterday $f-$yesterday; n --until=yesterday $f-$today; "
	    "n --until=yesterday $f-$yesterday; n --since=-1d $f-$yesterday; "
	    "n --since=-0d $f-$yesterday; n --until=-1D $f-$yesterday; "
	    "n --until=-2d $f-$yesterday; n --since=-7d $f-$yesterday); "
	    "rm $f.txt $f-$yesterday $f-$today; "
	    "if [ $today != $(date +%Y-%m-%d) ]; then "
	    "echo all 0 all 0 all all 0 all 0 all; else echo $have; fi",
	    "all 0 all 0 all all 0 all 0 all\n");
}
END_TEST

Suite *
suite_day(void)
{
	Suite *s = suite_create("day");
	TCase *t = tcase_create("day");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_day_of_the_year, 0,
	    (int)(sizeof days / sizeof days[0]));
	tcase_add_test(t, test_days_in_words_are_local_dates);
	suite_add_tcase(s, t);
	return s;
}
