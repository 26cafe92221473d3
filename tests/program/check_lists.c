/* check_lists - --list-fields and --print-layout. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"
#include "support/terminal.h"

#define INPUT_FIELDS \
	"-\t-\t-\t-\ttext\tfile\tFile\n" \
	"-\t-\t-\t-\tuint\trecord\tRecord\n" \
	"-\t-\t-\t-\tuint\toffset\tOffset\n" \
	"-\t-\t-\t-\ttext\tsubtype_name\tSubtypeName\n" \
	"-\t-\t-\t-\ttext\tsubtype_short\tSubtypeShort\n" \
	"-\t-\t-\t-\thex\tundecoded\tUndecoded\n"

/* common.layout, and the common IP tunnel of ip.layout. */
static const char fields_of_79[] = INPUT_FIELDS
    "79\tSMF119HDR\t0\t2\tuint\tSMF119LEN\tRecordLength\n"
    "79\tSMF119HDR\t2\t2\thex\tSMF119SEG\tSegmentDescriptor\n"
    "79\tSMF119HDR\t4\t1\thex\tSMF119FLG\tSystemIndicator\n"
    "79\tSMF119HDR\t5\t1\tuint\tSMF119RTY\tRecordType\n"
    "79\tSMF119HDR\t6\t8\ttimestamp\ttimestamp\tTime\n"
    "79\tSMF119HDR\t14\t4\ttext\tSMF119SID\tSystem\n"
    "79\tSMF119HDR\t18\t4\ttext\tSMF119SSI\tSubsystem\n"
    "79\tSMF119HDR\t22\t2\tuint\tSMF119STY\tSubtype\n"
    "79\tSMF119TI\t0\t8\ttext\tSMF119TI_SYSName\tSystemName\n"
    "79\tSMF119TI\t8\t8\ttext\tSMF119TI_SysplexName\tSysplexName\n"
    "79\tSMF119TI\t16\t8\ttext\tSMF119TI_Stack\tStackName\n"
    "79\tSMF119TI\t24\t8\ttext\tSMF119TI_ReleaseID\tReleaseID\n"
    "79\tSMF119TI\t32\t8\ttext\tSMF119TI_Comp\tComponent\n"
    "79\tSMF119TI\t40\t8\ttext\tSMF119TI_ASName\tAddressSpaceName\n"
    "79\tSMF119TI\t48\t8\ttext\tSMF119TI_UserID\tUserID\n"
    "79\tSMF119TI\t58\t2\tuint\tSMF119TI_ASID\tASID\n"
    "79\tSMF119TI\t60\t1\tcode\tSMF119TI_Reason\tReason\n"
    "79\tSMF119TI\t61\t1\tuint\tSMF119TI_RecordID\tRecordID\n"
    "79\tNMsecIPTunnel\t0\t48\ttext\tNMsIPTunID\tTunnelID\n"
    "79\tNMsecIPTunnel\t48\t48\ttext\tNMsIPTunVPNAction\tVpnActionName\n"
    "79\tNMsecIPTunnel\t96.0\t1b\tflag\tNMsIPTunFlagIPv6\tIPv6\n"
    "79\tNMsecIPTunnel\t96.1\t1b\tflag\tNMsIPTunFIPS140\tFIPS140\n"
    "79\tNMsecIPTunnel\t100\t1\tcode\tNMsIPTunType\tTunnelType\n"
    "79\tNMsecIPTunnel\t101\t1\tcode\tNMsIPTunState\tState\n"
    "79\tNMsecIPTunnel\t102\t*\thex\tiptunnel_rest\tNot decoded\n";

static const struct expectation lists[] = {
	{ "--list-fields -s 79", fields_of_79, NULL, 0 },
	{ "-s 79 --list-fields nowhere.smf", fields_of_79, NULL, 0 },
	/* a subtype that only has a name has no fields */
	{ "--list-fields -s 24", INPUT_FIELDS, NULL, 0 },
	{ "--list-fields -s 200", INPUT_FIELDS, NULL, 0 },
};

START_TEST(test_fields_are_listed)
{
	expect_run(&lists[_i]);
}
END_TEST

static const char *const commands[][2] = {
	/* a subtype is a number without more */
	{ "$SMF119 --print-layout 079 2>/dev/null; echo $?", "2\n" },
	/* seven columns, none of them empty */
	{ "$SMF119 --list-fields -s all | awk -F'\\t' 'NF != 7 || /\\t\\t/ || "
	    "/\\t$/ || /^\\t/'", "" },
	{ "$SMF119 --list-fields | cut -f 1 | sort -u | tr '\\n' ' '",
	    "- 73 74 75 76 77 78 79 80 " },
	{ "$SMF119 --list-fields -s 73,77 | cut -f 1 | sort -u | "
	    "tr '\\n' ' '", "- 73 77 " },
	/* 74 has two orders of the same sections */
	{ "$SMF119 --list-fields -s 74 | sort | uniq -d", "" },
	{ "$SMF119 --list-fields -s 74 | cut -f 2 | uniq | tr '\\n' ' '",
	    "- SMF119HDR SMF119TI NMsecIKETunnel NMsecIKETunStats LocalID "
	    "RemoteID " },
	{ "$SMF119 --list-fields -s 73 | grep -i -c -E 'rsvd|reserved'; :",
	    "0\n" },
	{ "$SMF119 --list-fields -s 73 | grep NMsIKETunMajorVer",
	    "73\tNMsecIKETunnel\t236.4\t4b\tbits\tNMsIKETunMajorVer\t"
	    "IKEVersion\n" },
	{ "$SMF119 --list-fields -s 73 | grep Endpt",
	    "73\tNMsecIKETunnel\t148\t16\taddress\tNMsIKETunLclEndpt\t"
	    "LocalEndpoint\n"
	    "73\tNMsecIKETunnel\t164\t16\taddress\tNMsIKETunRmtEndpt\t"
	    "RemoteEndpoint\n" },
	{ "$SMF119 --list-fields -s 24 "
	    "--layout=samples/layouts/telnet-profile.layout | grep TN_DS",
	    "24\tSMF119TN_DS\t0\t4\ttext\tSMF119TN_DSEye\tEyecatcher\n"
	    "24\tSMF119TN_DS\t4.1\t1b\tflag\tSMF119TN_DSInclude\t"
	    "IncludeDataSet\n"
	    "24\tSMF119TN_DS\t6\t54\ttext\tSMF119TN_DSName\tDataSetName\n" },
	/* what is listed can be asked for, and tested but for the last */
	{ "for f in $($SMF119 --list-fields | cut -f 6 | sort -u); do "
	    "$SMF119 -o csv -n 0 -e $f </dev/null 2>&1; done | "
	    "sort >$BUILD/check-columns; "
	    "$SMF119 --list-fields | cut -f 6 | sort -u | "
	    "sort | grep -v undecoded >$BUILD/check-listed; "
	    "grep -v -e 'empty file' -e undecoded $BUILD/check-columns | "
	    "cmp - $BUILD/check-listed", "" },

	{ "$SMF119 --list-values=NMsIKETunRole",
	    "1\tINITIATOR\tInitiator\n2\tRESPONDER\tResponder\n" },
	/* by label; of a subtype that is not selected */
	{ "$SMF119 --list-values=role | cut -f 2",
	    "INITIATOR\nRESPONDER\n" },
	{ "$SMF119 --list-values=SMF119AP_TTStatus | wc -l | "
	    "awk '{ print ($1 > 1) }'", "1\n" },
	/* every code can be listed, and each token can be asked for */
	{ "for f in $($SMF119 --list-fields -s all | "
	    "awk -F'\t' '$5 == \"code\" { print $6 }' | sort -u); do "
	    "$SMF119 -s all --list-values=$f | cut -f 2 | tail -n 1 | "
	    "{ read -r token && $SMF119 -q -s all -w $f=$token -n 0; }; done",
	    "" },
	{ "$SMF119 --print-layout role",
	    "values role\n"
	    "    1   INITIATOR           \"Initiator\"\n"
	    "    2   RESPONDER           \"Responder\"\n\n" },
	{ "$SMF119 --print-layout=24",
	    "record 24 \"TN3270E Telnet server profile event\" tn-prof\n\n" },
	/* a section with the values it uses, a subtype with its sections */
	{ "$SMF119 --print-layout NMsecIPTunnel | "
	    "grep -o -E '^(values|section|record) [^ ]*'",
	    "values tunnel-type\nvalues ip-state\nsection NMsecIPTunnel\n" },
	{ "$SMF119 --print-layout 80 | "
	    "grep -o -E '^(values|section|record) [^ ]*'",
	    "values reason\nvalues tunnel-type\nvalues ip-state\n"
	    "section SMF119TI\nsection NMsecIPTunnel\n"
	    "section NMsecIPManualTunnel\nrecord 80\n" },
	{ "$SMF119 --print-layout 74 | grep -c '^record 74 '", "2\n" },
};

START_TEST(test_lists_and_layouts_are_what_the_tables_say)
{
	expect_output(commands[_i][0], commands[_i][1]);
}
END_TEST

/* What a terminal shows, as its line ends are. */
static void
terminal_shows(const char *arguments, const char *want)
{
	char command[256], text[4096];
	int ours, theirs;
	const char *name = terminal_open(&ours);

	if (name == NULL) {
		skip("no pseudo terminal on this host");
		return;
	}
	theirs = open(name, O_RDWR | O_NOCTTY);
	ck_assert_int_ge(theirs, 0);
	snprintf(command, sizeof command, "$SMF119 %s >%s", arguments, name);
	expect_status(command, 0);
	terminal_read(ours, text, sizeof text);
	close(ours);
	close(theirs);
	ck_assert_msg(strncmp(text, want, strlen(want)) == 0, "%s", text);
}

START_TEST(test_lists_are_aligned_on_a_terminal)
{
	if (skip_on_windows("a pseudo terminal is not a console"))
		return;
	terminal_shows("--list-values=role", "NUMBER  TOKEN      WORDS\r\n"
	    "1       INITIATOR  Initiator\r\n"
	    "2       RESPONDER  Responder\r\n");
	terminal_shows("--list-fields -s 200",
	    "RECORD  SECTION  OFFSET  LENGTH  KIND  NAME           LABEL\r\n"
	    "-       -        -       -       text  file           File\r\n");
}
END_TEST

START_TEST(test_unknown_layout_is_exit_2)
{
	expect_refusal("--print-layout nonsense", "nonsense: unknown "
	    "section, values or subtype; see --list-fields");
	expect_refusal("--print-layout=''", "unknown section");
	expect_refusal("--print-layout 200", "200: unknown section");
	expect_refusal("--print-layout 70000", "70000: unknown section");
	expect_refusal("--print-layout NMsIKETunID", "unknown section");
	expect_refusal("--list-fields --layout=nowhere.layout",
	    "nowhere.layout: cannot be read");
	expect_refusal("--list-values=NMsIKETunID", "NMsIKETunID: this field "
	    "has no list of values");
	expect_refusal("--list-values=nonsense", "nonsense: unknown field; "
	    "see --list-fields");
	expect_status("$SMF119 --list-values=role >/dev/full", 2);
	expect_status("$SMF119 --list-fields >/dev/full", 2);
	expect_status("$SMF119 --print-layout 73 >/dev/full", 2);
}
END_TEST

#define DUMPS "samples/ipsec.smf samples/expire.smf samples/family.smf"

/* Loading what was printed must change neither the list of fields, but for its
 * order, nor any output. */
static void
check_reload(const char *name)
{
	char command[512];

	snprintf(command, sizeof command, "f=$BUILD/check-again; "
	    "$SMF119 --print-layout %s >$f && "
	    "$SMF119 --layout $f --list-fields -s all | sort | "
	    "cmp - $BUILD/check-fields && "
	    "$SMF119 -q --layout $f -s all " DUMPS " | "
	    "cmp - $BUILD/check-human", name);
	expect_output(command, "");
}

static void
reload_records(const struct catalog *c)
{
	char number[16];

	for (const struct record_layout *r = c->records; r != NULL;
	    r = r->next) {
		if (r->nsections == 0 && r->subtype % 10 != 0)
			continue;	/* a name alone: some are enough */
		snprintf(number, sizeof number, "%u", r->subtype);
		check_reload(number);
	}
}

START_TEST(test_printed_layout_can_be_loaded_and_changes_nothing)
{
	struct catalog c;

	expect_output("$SMF119 --list-fields -s all | sort "
	    ">$BUILD/check-fields; $SMF119 -q -s all " DUMPS
	    " >$BUILD/check-human", "");
	catalog_open(&c);
	for (const struct values *v = c.values; v != NULL; v = v->next)
		check_reload(v->name);
	for (const struct section *s = c.sections; s != NULL; s = s->next)
		check_reload(s->name);
	reload_records(&c);
	catalog_free(&c);
}
END_TEST

Suite *
suite_lists(void)
{
	Suite *s = suite_create("lists");
	TCase *t = tcase_create("lists");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, test_fields_are_listed, 0,
	    (int)(sizeof lists / sizeof lists[0]));
	tcase_add_loop_test(t,
	    test_lists_and_layouts_are_what_the_tables_say, 0,
	    (int)(sizeof commands / sizeof commands[0]));
	tcase_add_test(t, test_lists_are_aligned_on_a_terminal);
	tcase_add_test(t, test_unknown_layout_is_exit_2);
	tcase_add_test(t,
	    test_printed_layout_can_be_loaded_and_changes_nothing);
	suite_add_tcase(s, t);
	return s;
}
