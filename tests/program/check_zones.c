/* check_zones - --utc-offset, and times with a zone in tests. */
#include "support/expect.h"
#include "support/suites.h"

#define TIMES "-s 73 -o csv --no-header -e timestamp samples/ipsec.smf "
#define BOTH TIMES "--utc-offset=SYS1=-05:00,SYSB=-06:00 "
/* 13:30, 13:41 and 13:52 in UTC */
#define FIRST "2026-11-20T08:30:00.34"
#define SECOND "2026-11-20T08:41:07.02"
#define OTHER "2026-11-20T07:52:44.90"
#define LOCAL ": its times are local, and compared as such\n"

static const struct expectation runs[] = {
	{ BOTH, FIRST "-05:00\n" SECOND "-05:00\n" OTHER "-06:00\n", NULL,
	    0 },
	{ TIMES "--utc-offset=Z", FIRST "+00:00\n" SECOND "+00:00\n"
	    OTHER "+00:00\n", NULL, 0 },
	{ TIMES "--utc-offset=+01:00,SYSB=+05:30", FIRST "+01:00\n"
	    SECOND "+01:00\n" OTHER "+05:30\n", NULL, 0 },
	/* may be given twice; the last one counts */
	{ TIMES "--utc-offset=SYS1=Z,SYSB=Z --utc-offset=SYS1=+01:00",
	    FIRST "+01:00\n" SECOND "+01:00\n" OTHER "+00:00\n", NULL, 0 },
	{ TIMES "--utc-offset=SYS1=-05:00", FIRST "-05:00\n" SECOND "-05:00\n"
	    OTHER "\n", "smf119: no --utc-offset for SYSB" LOCAL, 0 },
	{ TIMES "-q --utc-offset=SYSB=-05:00", FIRST "\n" SECOND "\n"
	    OTHER "-05:00\n", NULL, 0 },
	/* the numbers recorded have no zone */
	{ "--raw " BOTH "-n 1", "0126324.3060034\n", NULL, 0 },
	/* a zone makes the times of systems comparable */
	{ BOTH "--since=2026-11-20T13:31Z", SECOND "-05:00\n" OTHER "-06:00\n",
	    NULL, 0 },
	{ BOTH "--since=2026-11-20T14:31+01:00", SECOND "-05:00\n"
	    OTHER "-06:00\n", NULL, 0 },
	{ BOTH "--until=2026-11-20T08:41-05:00", FIRST "-05:00\n"
	    SECOND "-05:00\n", NULL, 0 },
	{ BOTH "--since=2026-11-20T13:41Z --until=2026-11-20T13:41Z",
	    SECOND "-05:00\n", NULL, 0 },
	{ BOTH "--since=2026-11-21Z", "", NULL, 0 },
	{ BOTH "-w timestamp=2026-11-20T13:41Z,2026-11-20T07:52-06:00",
	    SECOND "-05:00\n" OTHER "-06:00\n", NULL, 0 },
	/* without one, each is compared as it was recorded */
	{ BOTH "--since=2026-11-20T08:31", SECOND "-05:00\n", NULL, 0 },
	/* a time without an offset is compared as local time */
	{ TIMES "--since=2026-11-20T08:31Z", SECOND "\n",
	    "smf119: no --utc-offset for SYS1, SYSB" LOCAL, 0 },
	{ TIMES "--utc-offset=SYS1=-05:00 --since=2026-11-20T13:31Z",
	    SECOND "-05:00\n", "smf119: no --utc-offset for SYSB" LOCAL, 0 },
	/* the summary's times have it, too */
	{ "--summary --utc-offset=-06:00 -o csv --no-header samples/sections.smf "
	    "| cut -d , -f 2,4,11", ",73,2026-11-21T10:00:04.00-06:00\n"
	    "TCPCS,73,2026-11-21T10:00:00.00-06:00\n", NULL, 0 },
	{ "--utc-offset=SYS1=-05:00,-06:00 --count-by=timestamp -s 74 -o csv "
	    "--no-header samples/ipsec.smf",
	    "2026-11-20T16:30:00.02-05:00,1\n", NULL, 0 },
};

START_TEST(test_times_have_and_are_compared_with_zones)
{
	expect_run(&runs[_i]);
}
END_TEST

START_TEST(test_what_is_no_zone_is_refused)
{
	expect_refusal("--utc-offset=1 samples/ipsec.smf",
	    "--utc-offset: '1' is not [SYSTEM=]+HH:MM");
	expect_refusal("--utc-offset=SYSTEM=+01:00 samples/ipsec.smf",
	    "'SYSTEM=+01:00' is not [SYSTEM=]+HH:MM");
	expect_refusal("--utc-offset= samples/ipsec.smf",
	    "'' is not a list of offsets such as +01:00");
	expect_refusal("--since=2026-11-20T13:31+25:00 samples/ipsec.smf",
	    "--since=2026-11-20T13:31+25:00: not a time");
}
END_TEST

Suite *
suite_zones(void)
{
	Suite *s = suite_create("zones");
	TCase *t = tcase_create("zones");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_times_have_and_are_compared_with_zones, 0,
	    (int)(sizeof runs / sizeof runs[0]));
	tcase_add_test(t, test_what_is_no_zone_is_refused);
	suite_add_tcase(s, t);
	return s;
}
