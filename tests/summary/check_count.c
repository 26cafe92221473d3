/* check_count - --count-by: records by combinations of values. */
#include <stdio.h>
#include <string.h>

#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

/* samples/ipsec.txt has three records of 73, one of 74 and three of 77, of SYS1
 * and SYSB. */
static const struct expectation tables[] = {
	{ "--count-by=SMF119STY -o csv samples/ipsec.smf",
	    "SMF119STY,count\n73,3\n77,3\n74,1\n", NULL, 0 },
	{ "--count-by=SMF119STY -o kv samples/ipsec.smf",
	    "SMF119STY=73 count=3\nSMF119STY=77 count=3\n"
	    "SMF119STY=74 count=1\n", NULL, 0 },
	{ "--count-by=SMF119STY -o json samples/ipsec.smf",
	    "{\"SMF119STY\":73,\"count\":3}\n{\"SMF119STY\":77,\"count\":3}\n"
	    "{\"SMF119STY\":74,\"count\":1}\n", NULL, 0 },
	{ "--count-by=SMF119STY samples/ipsec.smf",
	    "SMF119STY  count\n       73      3\n       77      3\n"
	    "       74      1\n", NULL, 0 },
	{ "--count-by=SMF119STY --no-header samples/ipsec.smf",
	    "       73      3\n       77      3\n       74      1\n", NULL, 0 },
	{ "--count-by=SMF119STY -o csv --no-header samples/ipsec.smf "
	    "samples/ipsec.smf", "73,6\n77,6\n74,2\n", NULL, 0 },
	/* times with a zone, of two files */
	{ "--count-by=timestamp --utc-offset=+01:00 -s 74 -o csv --no-header "
	    "samples/ipsec.smf samples/ipsec.smf",
	    "2026-11-20T16:30:00.02+01:00,2\n", NULL, 0 },
	/* two fields, ties by the first and then the second */
	{ "--count-by=SMF119STY,SMF119SID -o csv samples/ipsec.smf",
	    "SMF119STY,SMF119SID,count\n73,SYS1,2\n77,SYS1,2\n73,SYSB,1\n"
	    "74,SYS1,1\n77,SYSB,1\n", NULL, 0 },
	{ "--count-by=SMF119SID -o csv --no-header -s 73,74 -n 2 "
	    "samples/ipsec.smf", "SYS1,2\n", NULL, 0 },
	/* by label; a record without the field counts as one where it is
	 * absent */
	{ "--count-by=EncryptionAlgorithm -s 73,77 -w SMF119SID=SYS1 -o csv "
	    "--no-header samples/ipsec.smf", ",2\nAES_CBC,2\n", NULL, 0 },
	{ "--raw --count-by=NMsIKETunRole -s 73 -o csv --no-header "
	    "samples/ipsec.smf", "2,2\n1,1\n", NULL, 0 },
	/* a record of several rows counts once for each combination */
	{ "--count-by=LocalID -o csv --no-header samples/sections.smf",
	    "192.0.2.1,6\n,3\n", NULL, 0 },
	{ "--count-by=RemoteID -o csv --no-header samples/sections.smf",
	    "peer.example.com,5\n,2\nK3,1\na.example.com,1\n"
	    "b.example.com,1\nc.example.com,1\n", NULL, 0 },
	/* nothing to count */
	{ "-q --count-by=SMF119STY -s 80 -o csv samples/ipsec.smf",
	    "SMF119STY,count\n", NULL, 0 },
	{ "-q --count-by=SMF119STY -s 80 -o kv samples/ipsec.smf", "", NULL,
	    0 },
	{ "--section=NMsecIKETunnel --count-by=NMsIKETunState -o csv",
	    "NMsIKETunState,count\n", NULL, 0 },
};

START_TEST(test_table_is_what_the_sample_says)
{
	expect_run(&tables[_i]);
}
END_TEST

/* Columns are as wide as their values; numbers stand at the right. */
START_TEST(test_table_for_people_is_aligned)
{
	expect_output("$SMF119 -s 73 --count-by=NMsIKETunLifetime,RemoteID "
	    "samples/ipsec.smf",
	    "NMsIKETunLifetime  RemoteID                            count\n"
	    "            14400  ops@partner.example.net                 1\n"
	    "            28800  CN=zos2.example.com,O=Example,C=US      1\n"
	    "            28800  branch7.example.com                     1\n");
}
END_TEST

/* A record counts once for each combination of values in its rows: those that
 * tsv prints for it, each once. */
START_TEST(test_records_can_be_counted_by_every_field)
{
	expect_output("n=0; for raw in '' --raw; do for f in "
	    "$($SMF119 --list-fields -s all | cut -f 6 | sort -u | "
	    "grep -vxE 'undecoded|file|offset|NAME' | xargs -n 40 | "
	    "tr ' ' ,); do n=$((n + 1)); "
	    "a=$($SMF119 -q $raw -s all --count-by=$f -o kv samples/*.smf | "
	    "sed 's/.*count=//' | awk '{ n += $1 } END { print n }'); "
	    "b=$($SMF119 -q $raw -s all -o tsv --no-header "
	    "-e file,offset,$f samples/*.smf | sort -u | wc -l); "
	    "[ $a -eq $b ] || echo \"$raw $f: $a, $b\"; done; done; "
	    "test $n -gt 30 && echo all", "all\n");
}
END_TEST

/* By characters: in EBCDIC, letters come before digits. */
START_TEST(test_ties_are_in_the_order_of_characters)
{
	static const char text[] = "record 119 200\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"A1\"\n"
	    " section SMF119TI\n"
	    "record 119 200\n"
	    " timestamp 2026-11-21T10:00:00.00\n SMF119SID \"1A\"\n"
	    " section SMF119TI\n";

	scratch_write("ties.txt", text, sizeof text - 1);
	expect_output("$RUN $BUILD/mksmf $BUILD/check-ties.txt | $SMF119 "
	    "-s 200 -o csv --no-header --count-by=SMF119SID",
	    "1A,1\nA1,1\n");
}
END_TEST

static const struct { const char *arguments, *words; } refusals[] = {
	{ "--count-by=SMF119STY --summary", "--summary counts all records" },
	{ "--count-by=SMF119STY -e SMF119SID",
	    "--count-by cannot be used with --fields" },
	{ "--count-by=undecoded", "records cannot be counted by this field" },
	{ "--count-by=nothing", "unknown field" },
	{ "--count-by=", "'' is not a list of fields" },
};

START_TEST(test_wrong_use_is_refused)
{
	expect_refusal(refusals[_i].arguments, refusals[_i].words);
}
END_TEST

/* 65,536 combinations are kept; here are 4 more. */
START_TEST(test_combinations_beyond_the_limit_are_counted_together)
{
	struct result r;

	expect_status("$RUN $BUILD/mkdump --records=65540 --share=100 "
	    "samples/ipsec.smf >$BUILD/check-many", 0);
	r = run_smf119("--count-by=subtype_name,offset -o csv "
	    "$BUILD/check-many");
	ck_assert_int_eq(r.status, 1);
	ck_assert_uint_eq(lines(r.out.p), 65538);
	ck_assert_ptr_nonnull(strstr(r.out.p, ",1\n(other),,4\n"));
	ck_assert_str_eq(r.err.p, "smf119: --count-by: 65536 combinations are "
	    "kept; 4 records with others are counted together\n");
	result_free(&r);
	r = run_smf119("-q --count-by=offset -n 65536 $BUILD/check-many");
	ck_assert_int_eq(r.status, 0);
	ck_assert_uint_eq(lines(r.out.p), 65537);
	result_free(&r);
	r = run_smf119("-q --count-by=offset $BUILD/check-many");
	ck_assert_int_eq(r.status, 1);
	ck_assert_uint_eq(r.err.n, 0);
	result_free(&r);
}
END_TEST

Suite *
suite_count(void)
{
	Suite *s = suite_create("count");
	TCase *t = tcase_create("count");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_table_is_what_the_sample_says, 0,
	    (int)(sizeof tables / sizeof tables[0]));
	tcase_add_test(t, test_table_for_people_is_aligned);
	tcase_add_test(t, test_records_can_be_counted_by_every_field);
	tcase_add_test(t, test_ties_are_in_the_order_of_characters);
	tcase_add_loop_test(t, test_wrong_use_is_refused, 0,
	    (int)(sizeof refusals / sizeof refusals[0]));
	tcase_add_test(t,
	    test_combinations_beyond_the_limit_are_counted_together);
	suite_add_tcase(s, t);
	return s;
}
