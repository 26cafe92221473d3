/* check_columns - which fields are printed, in which order, and when. */
#include <stdio.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "tools/records/sketch.h"
#include "support/suites.h"
#include "support/support.h"

/* Records 4, 7 and 9 of samples/ipsec.txt. */
#define ADDED "-s 77 samples/ipsec.smf"

static const struct expectation choices[] = {
	{ "-o csv -e NMsIPTunID,SMF119SID " ADDED,
	    "NMsIPTunID,SMF119SID\nY2,SYS1\nY4,SYS1\nY7,SYSB\n", NULL, 0 },
	{ "-o csv -e SMF119SID,NMsIPTunID " ADDED,
	    "SMF119SID,NMsIPTunID\nSYS1,Y2\nSYS1,Y4\nSYSB,Y7\n", NULL, 0 },
	{ "-o csv -e NMsIPTunID -e SMF119SID,NMsIPTunType " ADDED,
	    "NMsIPTunID,SMF119SID,NMsIPTunType\n"
	    "Y2,SYS1,STACK\nY4,SYS1,STACK\nY7,SYSB,STACK\n", NULL, 0 },
	{ "-o csv -e NMsIPTunID,SMF119SID,NMsIPTunID " ADDED,
	    "NMsIPTunID,SMF119SID\nY2,SYS1\nY4,SYS1\nY7,SYSB\n", NULL, 0 },
	{ "-o csv --no-header --fields=NMsIPTunID " ADDED, "Y2\nY4\nY7\n",
	    NULL, 0 },

	/* by name in any case, by label, with blanks behind the commas */
	{ "-o csv -e 'nmsiptunid, System' " ADDED,
	    "NMsIPTunID,SMF119SID\nY2,SYS1\nY4,SYS1\nY7,SYSB\n", NULL, 0 },

	/* all of a section, the hidden ones as well */
	{ "-o csv -e 'SMF119HDR.*' " ADDED,
	    "SMF119LEN,SMF119SEG,SMF119FLG,SMF119RTY,timestamp,SMF119SID,"
	    "SMF119SSI,SMF119STY\n"
	    "528,0x0000,0x5E,119,2026-11-20T08:30:00.58,SYS1,,77\n"
	    "528,0x0000,0x5E,119,2026-11-20T08:41:07.31,SYS1,,77\n"
	    "528,0x0000,0x5E,119,2026-11-20T07:52:45.11,SYSB,,77\n", NULL,
	    0 },
	{ "-o kv -e 'record,SMF119IS_IPDynamicStackAdded.*,NMsIPTunID' "
	    ADDED,
	    "record=4 SMF119IS_DynStackAddedShadow=0 NMsIPTunID=Y2\n"
	    "record=7 SMF119IS_DynStackAddedShadow=0 NMsIPTunID=Y4\n"
	    "record=9 SMF119IS_DynStackAddedShadow=1 NMsIPTunID=Y7\n", NULL,
	    0 },
	{ "-o csv -e 'NMsIPTunID,SMF119HDR.*' -n 1 " ADDED,
	    "NMsIPTunID,SMF119LEN,SMF119SEG,SMF119FLG,SMF119RTY,timestamp,"
	    "SMF119SID,SMF119SSI,SMF119STY\n"
	    "Y2,528,0x0000,0x5E,119,2026-11-20T08:30:00.58,SYS1,,77\n", NULL,
	    0 },

	/* what is not in a record, in every format */
	{ "-o csv -e file,record,offset,subtype_name " ADDED,
	    "file,record,offset,subtype_name\n"
	    "samples/ipsec.smf,4,650,IPSec dynamic tunnel added\n"
	    "samples/ipsec.smf,7,1770,IPSec dynamic tunnel added\n"
	    "samples/ipsec.smf,9,2716,IPSec dynamic tunnel added\n", NULL,
	    0 },
	{ "-o kv -n 1 -e file,record,offset,subtype_name " ADDED,
	    "file=samples/ipsec.smf record=4 offset=650 "
	    "subtype_name=\"IPSec dynamic tunnel added\"\n", NULL, 0 },
	{ "-o json -n 1 -e subtype_name,offset,record,file " ADDED,
	    "{\"subtype_name\":\"IPSec dynamic tunnel added\","
	    "\"offset\":650,\"record\":4,\"file\":\"samples/ipsec.smf\"}\n",
	    NULL, 0 },
	{ "-n 1 -e record,NMsIPTunID,offset " ADDED,
	    "2026-11-20T08:30:00.58  SYS1  TCPCS  77  "
	    "IPSec dynamic tunnel added\n"
	    "Record:                       4\n"
	    "-- Common IP tunnel\n"
	    "TunnelID:                     Y2\n"
	    "Offset:                       650\n", NULL, 0 },
	{ "-o csv --no-header -e file,record -n 2 - <samples/ipsec.smf",
	    "standard input,3\nstandard input,4\n", NULL, 0 },
	{ "-o kv -e file,record -n 1 " ADDED " samples/family.smf",
	    "file=samples/ipsec.smf record=4\n", NULL, 0 },

	/* the hidden fields of the header */
	{ "-o json -n 1 -e SMF119LEN,SMF119RTY,SMF119SSI " ADDED,
	    "{\"SMF119LEN\":528,\"SMF119RTY\":119,\"SMF119SSI\":\"\"}\n",
	    NULL, 0 },

	/* all fields, and all but some */
	{ "-o csv -n 1 -e all,-SMF119TI.*,-iptunnel_rest,-dyntunnel_all "
	    ADDED, "SMF119LEN,SMF119SEG,SMF119FLG,SMF119RTY,timestamp,"
	    "SMF119SID,SMF119SSI,SMF119STY,NMsIPTunID,NMsIPTunVPNAction,"
	    "NMsIPTunFlagIPv6,NMsIPTunFIPS140,NMsIPTunType,NMsIPTunState,"
	    "SMF119IS_DynStackAddedShadow,undecoded\n528,0x0000,0x5E,119,"
	    "2026-11-20T08:30:00.58,SYS1,,77,Y2,Branch_VpnAction,0,0,STACK,"
	    "ACTIVE,0,\n", NULL, 0 },
	{ "-o kv -n 1 -e '-smf119ti.*,-SMF119TI.*' -e record,-State " ADDED,
	    "", "smf119: smf119ti.*: unknown section; see --list-fields\n", 2 },
	{ "-o kv -n 1 -e '-SMF119TI.*,-systemname' -e record,-state " ADDED,
	    "timestamp=2026-11-20T08:30:00.58 SMF119SID=SYS1 SMF119STY=77 "
	    "NMsIPTunID=Y2 NMsIPTunVPNAction=Branch_VpnAction "
	    "NMsIPTunFlagIPv6=0 NMsIPTunFIPS140=0 NMsIPTunType=STACK "
	    "SMF119IS_DynStackAddedShadow=0 record=4\n", NULL, 0 },
	{ "-o json -n 1 -e record,-record,offset,-NMsIPTunID " ADDED,
	    "{\"offset\":650}\n", NULL, 0 },
	{ "-o csv -n 1 -e ALL -e '-SMF119HDR.*,-SMF119TI.*,-NMsecIPTunnel.*,"
	    "-dyntunnel_all,-undecoded' " ADDED,
	    "SMF119IS_DynStackAddedShadow\n0\n", NULL, 0 },
	/* the heading of human is not repeated when fields are left out */
	{ "-n 1 -e '-SMF119TI.*,-NMsecIPTunnel.*,-dyntunnel_all' " ADDED,
	    "2026-11-20T08:30:00.58  SYS1  TCPCS  77  "
	    "IPSec dynamic tunnel added\n"
	    "-- Stack dynamic tunnel added\n"
	    "SWSAShadow:                   No\n", NULL, 0 },

	/* what no layout describes */
	{ "-o csv -s 38,39 -e undecoded samples/subtypes.smf",
	    "undecoded\n2:0xD3C9D5D2000000000000000000000000\n"
	    "2:0xE3E6C9C3C50000000000000000000000\n"
	    "2:0xD6D5C5;4:0xE3E6D6\n", NULL, 0 },
	{ "-o kv -s 39 -e record,undecoded samples/subtypes.smf",
	    "record=3 undecoded=2:0xD6D5C5;4:0xE3E6D6\n", NULL, 0 },
	{ "-o json -s 39 -e undecoded,record samples/subtypes.smf",
	    "{\"undecoded\":\"2:0xD6D5C5;4:0xE3E6D6\",\"record\":3}\n", NULL,
	    0 },
	{ "-s 39 -e undecoded samples/subtypes.smf",
	    "2026-11-21T10:00:02.00  SYS1  TCPCS  39  SMC-D link state start\n"
	    "-- Triplet 2\n"
	    "Not decoded:                  3 bytes; see smf119-layout(1)\n"
	    "00000000  D6D5C5                               *ONE*\n"
	    "-- Triplet 4\n"
	    "Not decoded:                  3 bytes\n"
	    "00000000  E3E6D6                               *TWO*\n", NULL,
	    0 },

	/* a field that the record does not have */
	{ "-o csv -e record,NMsIKETunID,NMsIPTunID -n 2 samples/ipsec.smf",
	    "record,NMsIKETunID,NMsIPTunID\n3,K1,\n4,,Y2\n", NULL, 0 },
	{ "-o kv -e record,NMsIKETunID,NMsIPTunID -n 2 samples/ipsec.smf",
	    "record=3 NMsIKETunID=K1\nrecord=4 NMsIPTunID=Y2\n", NULL, 0 },
	{ "-o json -e NMsIKETunID,NMsIPTunID,record -n 2 samples/ipsec.smf",
	    "{\"NMsIKETunID\":\"K1\",\"record\":3}\n"
	    "{\"NMsIPTunID\":\"Y2\",\"record\":4}\n", NULL, 0 },
	{ "-o json -e NMsIPTunID -n 2 samples/ipsec.smf",
	    "{}\n{\"NMsIPTunID\":\"Y2\"}\n", NULL, 0 },

	/* sections that occur more than once: a row each */
	{ "-o csv --no-header -e record,NMsIKETunID,RemoteID,LocalID "
	    "-w record=8 samples/sections.smf",
	    "8,K2,a.example.com,192.0.2.1\n8,K3,b.example.com,192.0.2.1\n"
	    "8,,c.example.com,192.0.2.1\n", NULL, 0 },

	/* blanks around a comma do not count */
	{ "-o csv --no-header -n 1 -e 'record , offset' samples/ipsec.smf",
	    "3,242\n", NULL, 0 },

	/* as recorded */
	{ "-o kv --raw -n 1 -e timestamp,NMsIKETunEncryptAlg,"
	    "NMsIKETunStartTime samples/ipsec.smf",
	    "timestamp=0126324.3060034 NMsIKETunEncryptAlg=12 "
	    "NMsIKETunStartTime=1795181400\n", NULL, 0 },

	/* no records asked for, nothing printed */
	{ "-n 0 samples/ipsec.smf", "", NULL, 0 },
	{ "-n 0 -o csv -e record samples/ipsec.smf", "record\n", NULL, 0 },
};

START_TEST(test_fields_are_printed_as_chosen)
{
	expect_run(&choices[_i]);
}
END_TEST

/* A section of 4,000 bytes fills the room in the buffer several times. */
START_TEST(test_long_section_is_hex_to_its_last_byte)
{
	struct sketch d = { 0 };
	struct result r;
	const char *p;

	sketch_start(&d, 4000, 1);
	sketch_put(&d, 10, 0x0126325f, 4);
	sketch_add(&d, 4000, 1, 0xab);
	scratch_write("long", d.bytes, d.n);
	sketch_free(&d);
	r = run_smf119("-o csv --no-header --framing rdw -s 4000 -e undecoded "
	    "$BUILD/check-long");
	ck_assert_int_eq(r.status, 0);
	ck_assert_uint_eq(r.out.n, strlen("1:0x") + 2 * 4000 + strlen("\n"));
	for (p = r.out.p + strlen("1:0x"); *p != '\n'; p += 2)
		ck_assert_mem_eq(p, "AB", 2);
	result_free(&r);
}
END_TEST

/* A title longer than what is copied in steps, and the number behind it. */
START_TEST(test_long_title_says_which_one_it_is)
{
	char layout[512];
	struct sketch d = { 0 };

	sketch_start(&d, 4000, 1);
	sketch_put(&d, 10, 0x0126325f, 4);
	sketch_add(&d, 2, 2, 0xab);
	scratch_write("title", d.bytes, d.n);
	sketch_free(&d);
	snprintf(layout, sizeof layout, "section long 2 \"%0300d\"\n"
	    " Word 0 hex 2 \"Word\"\nrecord 4000 \"Long\"\n long\n", 7);
	scratch_write("layout-title", layout, strlen(layout));
	expect_output("$SMF119 --layout $BUILD/check-layout-title -s 4000 "
	    "--framing rdw -e Word $BUILD/check-title | sed 's/^-- 0*/-- /'",
	    "2026-11-21T00:00:00.00    4000  Long\n"
	    "-- 7 1 of 2\nWord:                         0xABAB\n"
	    "-- 7 2 of 2\nWord:                         0xABAB\n");
}
END_TEST

/* Names that hold each other, and names of several records, are listed once. */
START_TEST(test_fields_that_fit_are_listed_once)
{
	static const char layout[] = "section one 8 \"One\"\n"
	    " ABX 0 hex 2 \"Same\"\n XAB 2 hex 2 \"Same\"\n"
	    " AB 4 hex 2 \"Same\"\n - 6 reserved 2\n"
	    "section two 2 \"Two\"\n XAB 0 hex 2 \"Same\"\n"
	    "section three 2 \"Three\"\n ABX 0 hex 2 \"Same\"\n"
	    "record 4000 \"One\"\n one\nrecord 4001 \"Two\"\n two\n"
	    "record 4002 \"Three\"\n three\n";

	scratch_write("layout-same", layout, sizeof layout - 1);
	expect_output("$SMF119 --layout $BUILD/check-layout-same -s 4000-4002 "
	    "-e same samples/ipsec.smf 2>&1; test $? = 2", "smf119: same: "
	    "several fields fit; use one of ABX, XAB, AB\n");
}
END_TEST

static const char *const mistakes[][2] = {
	{ "-e NMsIKETunIDX",
	    "NMsIKETunIDX: unknown field; perhaps NMsIKETunID, " },
	{ "-e record,nonsense", "nonsense: unknown field" },
	{ "-e EncryptAlg", "perhaps NMsIKETunEncryptAlg\n" },
	{ "-e encryptalg", "perhaps NMsIKETunEncryptAlg\n" },
	{ "-e record,", "'record,' is not a list of fields; try --help" },
	{ "-e ''", "'' is not a list of fields; try --help" },
	{ "-e filed", "perhaps file\n" },
	{ "-e NMsIKETunRsvd1", "NMsIKETunRsvd1: unknown field" },
	{ "-e NMsecIKETunnel", "unknown field" },
	{ "-e 'Nothing.*'", "Nothing.*: unknown section; see --list-fields" },
	{ "-e 'NMsIKETunID.*'", "NMsIKETunID.*: unknown section; see --list-fields" },
	{ "-e '.*'", ".*: unknown field" },
	{ "-e all,-nonsense", "nonsense: unknown field" },
	{ "-e record,-record", "record: no field is left to print" },
	{ "-e -all", "all: unknown field" },
	{ "-e ,record", "',record' is not a list of fields; try --help" },
	{ "-e record,,offset", "is not a list of fields; try --help" },
	{ "-e 'record offset'", "record offset: unknown field" },
	{ "-s all -e StartTime", "StartTime: several fields fit; use one of " },
	{ "-s all -e localport", "localport: several fields fit; use one of " },
	{ "-s 80 -e nonsense", "nonsense: unknown field" },
};

START_TEST(test_unknown_field_is_one_line_and_exit_2_in_every_format)
{
	char arguments[256];

	for (size_t i = 0; i < FORMATS_N; i++) {
		snprintf(arguments, sizeof arguments,
		    "-o %s %s samples/ipsec.smf", formats[i]->name, mistakes[_i][0]);
		expect_refusal(arguments, mistakes[_i][1]);
	}
}
END_TEST

/* Runs smf119 on a pipe that stays open until its first line has been printed,
 * or for $patience tenths of a second; prints that line if there was one. */
#define FIRST_LINE \
	"rm -f $BUILD/check-first $BUILD/check-seen; touch $BUILD/check-seen; " \
	"{ cat $dump; while [ ! -s $BUILD/check-first ] && " \
	"[ $patience -gt 0 ]; do sleep 0.1; patience=$((patience - 1)); " \
	"done; cp $BUILD/check-first $BUILD/check-seen 2>/dev/null; } | " \
	"$SMF119 $options -o csv --no-header -e record | { read -r line; " \
	"echo \"$line\" >$BUILD/check-next; " \
	"mv $BUILD/check-next $BUILD/check-first; cat >/dev/null; }; " \
	"cat $BUILD/check-seen"

START_TEST(test_line_buffered_output_does_not_wait_for_the_end_of_input)
{
	/* the framing is detected from the first 64 KiB */
	expect_output("patience=100; options=--line-buffered; "
	    "dump='samples/spanned.smf samples/spanned.smf'; " FIRST_LINE,
	    "2\n");
}
END_TEST

START_TEST(test_output_waits_where_lines_are_not_asked_for)
{
	expect_output("patience=2; options=; "
	    "dump='samples/spanned.smf samples/spanned.smf'; " FIRST_LINE,
	    "");
}
END_TEST

START_TEST(test_line_buffered_output_is_the_same)
{
	expect_output("$SMF119 -o kv samples/ipsec.smf >$BUILD/check-whole; "
	    "$SMF119 -o kv --line-buffered samples/ipsec.smf | "
	    "cmp - $BUILD/check-whole", "");
}
END_TEST

START_TEST(test_count_is_of_all_inputs_and_stops_before_the_next)
{
	static const struct expectation e = {
		"-o csv --no-header -e record -n 7 samples/ipsec.smf "
		    "nowhere.smf",
		"3\n4\n6\n7\n8\n9\n10\n", NULL, 0
	};

	expect_run(&e);
}
END_TEST

Suite *
suite_columns(void)
{
	Suite *s = suite_create("columns");
	TCase *t = tcase_create("columns");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_fields_are_printed_as_chosen, 0,
	    (int)(sizeof choices / sizeof choices[0]));
	tcase_add_loop_test(t,
	    test_unknown_field_is_one_line_and_exit_2_in_every_format, 0,
	    (int)(sizeof mistakes / sizeof mistakes[0]));
	tcase_add_test(t,
	    test_line_buffered_output_does_not_wait_for_the_end_of_input);
	tcase_add_test(t, test_long_section_is_hex_to_its_last_byte);
	tcase_add_test(t, test_fields_that_fit_are_listed_once);
	tcase_add_test(t, test_long_title_says_which_one_it_is);
	tcase_add_test(t, test_output_waits_where_lines_are_not_asked_for);
	tcase_add_test(t, test_line_buffered_output_is_the_same);
	tcase_add_test(t,
	    test_count_is_of_all_inputs_and_stops_before_the_next);
	suite_add_tcase(s, t);
	return s;
}
