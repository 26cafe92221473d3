/* check_summary - --summary: counts, lengths and times of all record types. */
#define _XOPEN_SOURCE 700	/* getrusage */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"
#include "tools/records/record.h"

#define HEAD "system,stack,type,subtype,records,share,bytes,min,avg,max," \
	"first,last,damaged\n"

/* From samples/ipsec.txt: 11 records, of 18, 224, 408, 528, 144, 448, 528,
 * 418, 528, 480 and 18 bytes. In EBCDIC, B comes before 1. */
static const char ipsec_csv[] = HEAD
    "SYSB,TCPCSB,119,73,1,9.09,418,418,418,418,"
    "2026-11-20T07:52:44.90,2026-11-20T07:52:44.90,0\n"
    "SYSB,TCPCSB,119,77,1,9.09,528,528,528,528,"
    "2026-11-20T07:52:45.11,2026-11-20T07:52:45.11,0\n"
    "SYS1,,2,,1,9.09,18,18,18,18,"
    "2026-11-20T17:00:00.41,2026-11-20T17:00:00.41,0\n"
    "SYS1,,3,,1,9.09,18,18,18,18,"
    "2026-11-20T17:00:00.45,2026-11-20T17:00:00.45,0\n"
    "SYS1,,30,5,1,9.09,224,224,224,224,"
    "2026-11-20T08:29:58.70,2026-11-20T08:29:58.70,0\n"
    "SYS1,,115,1,1,9.09,144,144,144,144,"
    "2026-11-20T08:31:00.00,2026-11-20T08:31:00.00,0\n"
    "SYS1,TCPCS,119,73,2,18.18,856,408,428,448,"
    "2026-11-20T08:30:00.34,2026-11-20T08:41:07.02,0\n"
    "SYS1,TCPCS,119,74,1,9.09,480,480,480,480,"
    "2026-11-20T16:30:00.02,2026-11-20T16:30:00.02,0\n"
    "SYS1,TCPCS,119,77,2,18.18,1056,528,528,528,"
    "2026-11-20T08:30:00.58,2026-11-20T08:41:07.31,0\n";

static const struct expectation tables[] = {
	{ "--summary -o csv samples/ipsec.smf", ipsec_csv, NULL, 0 },
	{ "--summary -o csv - <samples/ipsec.smf", ipsec_csv, NULL, 0 },
	{ "--summary -o csv --no-header samples/ipsec.smf",
	    ipsec_csv + sizeof HEAD - 1, NULL, 0 },
	{ "--summary -o csv --raw --framing=rdw samples/ipsec.smf", ipsec_csv,
	    NULL, 0 },
	/* nothing to count */
	{ "--summary -o csv", HEAD,
	    "smf119: standard input: empty file: no records\n", 0 },
	{ "--summary -o kv nowhere.smf", "", "smf119: nowhere.smf: "
	    "cannot be opened: No such file or directory\n", 2 },
};

START_TEST(test_table_is_what_the_sample_says)
{
	expect_run(&tables[_i]);
}
END_TEST

static const char *const commands[][2] = {
	{ "$SMF119 --summary -o kv samples/ipsec.smf | sed -n '1p;3p'",
	    "system=SYSB stack=TCPCSB type=119 subtype=73 records=1 "
	    "share=9.09 bytes=418 min=418 avg=418 max=418 "
	    "first=2026-11-20T07:52:44.90 last=2026-11-20T07:52:44.90 "
	    "damaged=0\n"
	    "system=SYS1 type=2 records=1 share=9.09 bytes=18 min=18 avg=18 "
	    "max=18 first=2026-11-20T17:00:00.41 "
	    "last=2026-11-20T17:00:00.41 damaged=0\n" },
	{ "$SMF119 --summary -o json samples/ipsec.smf | sed -n '3p;7p'",
	    "{\"system\":\"SYS1\",\"type\":2,\"records\":1,\"share\":9.09,"
	    "\"bytes\":18,\"min\":18,\"avg\":18,\"max\":18,"
	    "\"first\":\"2026-11-20T17:00:00.41\","
	    "\"last\":\"2026-11-20T17:00:00.41\",\"damaged\":0}\n"
	    "{\"system\":\"SYS1\",\"stack\":\"TCPCS\",\"type\":119,"
	    "\"subtype\":73,\"records\":2,\"share\":18.18,\"bytes\":856,"
	    "\"min\":408,\"avg\":428,\"max\":448,"
	    "\"first\":\"2026-11-20T08:30:00.34\","
	    "\"last\":\"2026-11-20T08:41:07.02\",\"damaged\":0}\n" },
	{ "$SMF119 --summary samples/ipsec.smf | sed -n '1p;4p;8p' | "
	    "tr -s ' '",
	    "system stack type subtype records share bytes min avg max first "
	    "last damaged\n"
	    "SYS1 - 2 - 1 9.09 18 18 18 18 2026-11-20T17:00:00.41 "
	    "2026-11-20T17:00:00.41 0\n"
	    "SYS1 TCPCS 119 73 2 18.18 856 408 428 448 "
	    "2026-11-20T08:30:00.34 2026-11-20T08:41:07.02 0\n" },
	/* columns for people stand one below the other */
	{ "$SMF119 --summary samples/ipsec.smf | awk '{ print length }' | "
	    "uniq | wc -l | tr -d ' '", "1\n" },
	{ "$SMF119 --summary --utc-offset=+01:00 samples/ipsec.smf | "
	    "awk '{ print length }' | uniq | wc -l | tr -d ' '", "1\n" },
	/* several inputs are counted together */
	{ "$SMF119 --summary -o csv samples/ipsec.smf - <samples/ipsec.smf | "
	    "cut -d , -f 3-6 | tr '\\n' ' '",
	    "type,subtype,records,share 119,73,2,9.09 119,77,2,9.09 "
	    "2,,2,9.09 3,,2,9.09 30,5,2,9.09 115,1,2,9.09 119,73,4,18.18 "
	    "119,74,2,9.09 119,77,4,18.18 " },
	{ "$SMF119 --summary -o csv --no-header samples/ipsec.smf "
	    "samples/spanned.smf | awk -F, '{ n += $5; s += $6 } END "
	    "{ print n, (s > 99.9 && s < 100.1) }'", "21 1\n" },
	{ "$SMF119 --summary -o csv samples/addresses.smf "
	    "--no-header | cut -d , -f 6", "100.00\n" },
	/* records of other subtypes */
	{ "$SMF119 --summary -o csv --no-header samples/subtypes.smf | "
	    "cut -d , -f 1-5 | head -n 4",
	    "SYS1,,119,24,1\nSYS1,,119,4000,1\nSYS1,,119,65535,1\n"
	    "SYS1,TCPCS,119,4,1\n" },
	{ "$SMF119 --summary -o json samples/ipsec.smf | "
	    "if command -v jq >/dev/null; then jq -s 'map(.records) | add'; "
	    "else cat >/dev/null; echo 11; fi", "11\n" },
};

START_TEST(test_table_has_all_formats_and_inputs)
{
	expect_output(commands[_i][0], commands[_i][1]);
}
END_TEST

/* samples/damaged.txt: of the records of subtype 73 the ninth has triplets that
 * are not valid, the last is whole, and all others have a section that is
 * wrong; the seventh, of 74, fits no layout, which is not damage. */
START_TEST(test_damaged_records_are_counted_where_they_belong)
{
	struct result r = run_shell("$SMF119 --summary -o csv --no-header "
	    "samples/damaged.smf | cut -d , -f 1-5,13");

	ck_assert_str_eq(r.out.p, "SYS1,,119,73,1,1\nSYS1,,119,75,1,1\n"
	    "SYS1,TCPCS,119,73,7,6\nSYS1,TCPCS,119,74,1,0\n"
	    "SYS1,TCPCS,119,77,1,1\n");
	/* each is reported, and the end of the file, which belongs to no
	 * record */
	ck_assert_uint_eq(lines(r.err.p), 12);
	result_free(&r);
	expect_status("$SMF119 --summary samples/damaged.smf", 1);
	r = run_smf119("--summary -q -o csv samples/damaged.smf");
	ck_assert_int_eq(r.status, 1);
	ck_assert_uint_eq(r.err.n, 0);
	result_free(&r);
}
END_TEST

static const char *const selections[] = {
	"-s 73", "-s all", "-e record", "-w record=1", "-n 1", "-n 0",
	"--since=2026-11-20", "--until=2026-11-20", "--system=SYS1",
	"--stack=TCPCS", "--section=NMsecIKETunnel",
};

START_TEST(test_summary_refuses_selections)
{
	char arguments[128];

	snprintf(arguments, sizeof arguments, "%s --summary samples/ipsec.smf",
	    selections[_i]);
	expect_refusal(arguments, "--summary counts all records: it cannot be used "
	    "with options that select records or fields; try --help");
}
END_TEST

START_TEST(test_control_characters_of_names_do_not_reach_the_output)
{
	static const char text[] = "record 30 5\n"
	    "    timestamp 2026-11-20T08:29:58.70\n"
	    "    SMF119SID \"A\\x15\\x27\\x7F\"\n";

	scratch_write("text", text, sizeof text - 1);
	expect_output("$RUN $BUILD/mksmf $BUILD/check-text | "
	    "$SMF119 --summary --framing=rdw -o json | cut -c -24",
	    "{\"system\":\"A\\n\\u001B\\\"\",\n");
}
END_TEST

/* n records of type 30 and 24 bytes, each of another subtype. */
static void
many_keys(const char *name, unsigned n)
{
	struct bytes dump = { 0 };

	for (unsigned i = 0; i < n; i++) {
		bytes_add_int(&dump, 24 << 16, RECORD_RDW);
		header_add(&dump, 30, 2340000, 0x0126324f);
		bytes_add_int(&dump, 0xd1c5e2f2, 4);	/* JES2 */
		bytes_add_int(&dump, i, 2);
	}
	scratch_write(name, dump.p, dump.n);
	bytes_free(&dump);
}

START_TEST(test_more_keys_than_4096_share_the_last_row)
{
	/* 4095 rows of one record, and one for 60000 - 4095 */
	many_keys("keys", 60000);
	expect_output("$SMF119 --summary -o csv --no-header "
	    "$BUILD/check-keys | awk -F, '{ n += $5; b += $7; s = $3 == \"\" "
	    "? s $1 $2 $4 \"|\" $5 \"|\" $6 \"|\" $7 : s; rows++ } "
	    "END { print rows, n, b, s }'",
	    "4096 60000 1440000 |55905|93.18|1341720\n");
	expect_output("$SMF119 --summary -o json $BUILD/check-keys | head -n 1",
	    "{\"records\":55905,\"share\":93.18,\"bytes\":1341720,"
	    "\"min\":24,\"avg\":24,\"max\":24,"
	    "\"first\":\"2026-11-20T06:30:00.00\","
	    "\"last\":\"2026-11-20T06:30:00.00\",\"damaged\":0}\n");
}
END_TEST

START_TEST(test_keys_that_just_fit_keep_their_rows)
{
	many_keys("keys", 4095);
	expect_output("$SMF119 --summary -o csv --no-header "
	    "$BUILD/check-keys | cut -d , -f 3 | sort | uniq -c | tr -s ' '",
	    " 4095 30\n");
}
END_TEST

/* In KiB, the most that any child had so far. */
static long
memory_of(const char *command)
{
	struct rusage use;

	expect_status(command, 0);
	ck_assert_int_eq(getrusage(RUSAGE_CHILDREN, &use), 0);
	return use.ru_maxrss;
}

START_TEST(test_memory_does_not_grow_with_the_keys)
{
	long few, many;

	many_keys("few", 5000);
	many_keys("many", 65536);
	few = memory_of("$SMF119 --summary -o csv $BUILD/check-few");
	many = memory_of("$SMF119 --summary -o csv $BUILD/check-many "
	    "$BUILD/check-many $BUILD/check-many");
	/* AddressSanitizer keeps some of what is freed; 60000 more keys would
	 * take 4 MiB. */
	ck_assert_msg(many - few < 3072, "from %ld to %ld KiB", few, many);
}
END_TEST

Suite *
suite_summary(void)
{
	Suite *s = suite_create("summary");
	TCase *t = tcase_create("summary");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_table_is_what_the_sample_says, 0,
	    (int)(sizeof tables / sizeof tables[0]));
	tcase_add_loop_test(t, test_table_has_all_formats_and_inputs, 0,
	    (int)(sizeof commands / sizeof commands[0]));
	tcase_add_test(t,
	    test_damaged_records_are_counted_where_they_belong);
	tcase_add_loop_test(t, test_summary_refuses_selections, 0,
	    (int)(sizeof selections / sizeof selections[0]));
	tcase_add_test(t,
	    test_control_characters_of_names_do_not_reach_the_output);
	tcase_add_test(t, test_more_keys_than_4096_share_the_last_row);
	tcase_add_test(t, test_keys_that_just_fit_keep_their_rows);
	tcase_add_test(t, test_memory_does_not_grow_with_the_keys);
	suite_add_tcase(s, t);
	return s;
}
