/* check_layouts - layouts of the user: --layout and SMF119_LAYOUT. */
#include <stdio.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "tools/records/sketch.h"
#include "support/suites.h"
#include "support/support.h"

#define EXAMPLE "samples/layouts/telnet-profile"

START_TEST(test_worked_example_prints_what_stands_beside_it)
{
	static const char *const commands[] = {
		"$SMF119 --layout=" EXAMPLE ".layout -s 24 -o $o " EXAMPLE
		    ".smf | cmp - " EXAMPLE ".$o",
		"SMF119_LAYOUT=" EXAMPLE ".layout $SMF119 -s all -o $o "
		    EXAMPLE ".smf | cmp - " EXAMPLE ".$o",
		"cat " EXAMPLE ".smf | $SMF119 --layout " EXAMPLE ".layout "
		    "--subtype 24 --format $o | cmp - " EXAMPLE ".$o",
	};
	char command[512];

	for (size_t i = 0; i < FORMATS_N; i++)
		for (size_t k = 0; k < 3; k++) {
			/* -s all has the columns of 73 to 80 too */
			if (k == 1 && formats[i]->head != NULL)
				continue;
			snprintf(command, sizeof command, "o=%s; %s",
			    formats[i]->name, commands[k]);
			expect_output(command, "");
		}
}
END_TEST

START_TEST(test_worked_example_is_what_its_text_says)
{
	expect_output("$RUN $BUILD/mksmf " EXAMPLE ".txt | cmp - " EXAMPLE
	    ".smf", "");
}
END_TEST

/* Layouts without a sample: they load, alone and together. */
START_TEST(test_layouts_of_the_samples_load)
{
	expect_output("for f in samples/layouts/*.layout; do "
	    "$SMF119 --no-site-layouts -s all --layout $f "
	    "--list-fields >/dev/null || echo $f; done", "");
	expect_output("$SMF119 --layout samples/layouts/cssmtp-mail.layout "
	    "--layout samples/layouts/openssh.layout --list-fields "
	    "-s 50,94,95,98 | cut -f 2 | uniq | grep -v SMF119HDR | "
	    "tr '\\n' ' '", "- SMF119TI SMF119ML_CI SMF119ML_SI SMF119ML_MI "
	    "SMF119ML_MH SMF119TI openssh_first SMF119SSH_LF SMF119TI "
	    "openssh_first SMF119SSH_LF SMF119TI openssh_first "
	    "SMF119SSH_LF ");
}
END_TEST

/* Files that the commands below load, as $F/NAME. */
static const char *const files[][2] = {
	{ "boss", "values role\n 1 BOSS \"Boss\"\n 2 CLERK \"Clerk\"\n" },
	{ "chief", "# the same, and no line end behind it\r\n"
	    "values role\r\n\t1 CHIEF \"Chief\"\r\n\t2 SCRIBE \"Scribe\"" },
	{ "shadow", "section SMF119IS_IPDynamicStackAdded 4 \"Added\"\n"
	    " shadow_byte 0 hex 1 \"Shadow\"\n rest 1 reserved 3\n" },
	{ "smc", "section one * \"One\"\n one 0 text * \"One\"\n"
	    "record 39 \"SMC, mine\"\n SMF119TI\n one\n *\n" },
	{ "smc38", "record 38 \"SMC, as it is\"\n SMF119TI\n *\n" },
	{ "bare", "record 79 \"Bare\"\n SMF119TI\n" },
	{ "two", "section ten 10 \"Ten\"\n ten 0 text 10 \"Ten\"\n"
	    "section more * \"More\"\n more 0 hex * \"More\"\n"
	    "record 65535 \"Two\"\n ten\n more\n" },
	{ "empty", "" },
	{ "name", "record 4000 \"A name of its own\"\n" },
};

#define ROLES "-s 73 -o csv --no-header -e NMsIKETunRole samples/ipsec.smf"
#define F "$BUILD/check-layout-"

static const char *const uses[][2] = {
	{ "$SMF119 " ROLES, "RESPONDER\nINITIATOR\nRESPONDER\n" },
	/* values */
	{ "$SMF119 --layout " F "boss " ROLES, "CLERK\nBOSS\nCLERK\n" },
	{ "$SMF119 --layout " F "boss -s 73 -n 1 -e NMsIKETunRole "
	    "samples/ipsec.smf | tail -n 1",
	    "Role:                         Clerk (2)\n" },
	{ "$SMF119 --layout " F "boss -o csv --no-header -e record "
	    "-w NMsIKETunRole=CLERK samples/ipsec.smf | tr '\\n' ' '",
	    "3 8 10 " },
	/* the last one counts: --layout in order, the environment before */
	{ "$SMF119 --layout " F "boss --layout " F "chief " ROLES,
	    "SCRIBE\nCHIEF\nSCRIBE\n" },
	{ "$SMF119 --layout " F "chief --layout " F "boss " ROLES,
	    "CLERK\nBOSS\nCLERK\n" },
	{ "SMF119_LAYOUT=" F "boss $SMF119 " ROLES, "CLERK\nBOSS\nCLERK\n" },
	{ "SMF119_LAYOUT=" F "boss$SEPARATOR" F "chief $SMF119 " ROLES,
	    "SCRIBE\nCHIEF\nSCRIBE\n" },
	{ "S=$SEPARATOR; SMF119_LAYOUT=$S" F "chief$S$S" F "boss$S $SMF119 " ROLES,
	    "CLERK\nBOSS\nCLERK\n" },
	{ "SMF119_LAYOUT=" F "boss $SMF119 --layout=" F "chief " ROLES,
	    "SCRIBE\nCHIEF\nSCRIBE\n" },
	{ "SMF119_LAYOUT= $SMF119 " ROLES, "RESPONDER\nINITIATOR\n"
	    "RESPONDER\n" },
	{ "$SMF119 --layout " F "empty " ROLES, "RESPONDER\nINITIATOR\n"
	    "RESPONDER\n" },
	{ "$SMF119 --layout /dev/stdin " ROLES " <" F "boss",
	    "CLERK\nBOSS\nCLERK\n" },
	/* a section, in the records that have it */
	{ "$SMF119 --layout " F "shadow -s 77 -o csv -e shadow_byte "
	    "samples/ipsec.smf", "shadow_byte\n0x00\n0x00\n0x80\n" },
	{ "$SMF119 --layout " F "shadow -s 77 -n 1 "
	    "-e 'SMF119IS_IPDynamicStackAdded.*' samples/ipsec.smf",
	    "2026-11-20T08:30:00.58  SYS1  TCPCS  77  "
	    "IPSec dynamic tunnel added\n-- Added\n"
	    "Shadow:                       0x00\n" },
	{ "$SMF119 --layout " F "shadow --list-fields -s 77 | tail -n 1",
	    "77\tSMF119IS_IPDynamicStackAdded\t0\t1\thex\tshadow_byte\t"
	    "Shadow\n" },
	/* a record; what is behind * stays as it is */
	{ "$SMF119 --layout " F "smc -s 39 -o kv "
	    "-e subtype_name,one,undecoded samples/subtypes.smf",
	    "subtype_name=\"SMC, mine\" one=ONE undecoded=4:0xE3E6D6\n" },
	{ "$SMF119 --layout " F "smc -s 39 -e one,undecoded "
	    "samples/subtypes.smf",
	    "2026-11-21T10:00:02.00  SYS1  TCPCS  39  SMC, mine\n"
	    "-- One\nOne:                          ONE\n"
	    "-- Triplet 4\nNot decoded:                  3 bytes; "
	    "see smf119-layout(1)\n"
	    "00000000  E3E6D6                               *TWO*\n" },
	{ "$SMF119 --layout " F "smc38 -s 38 -o csv -e record,undecoded "
	    "samples/subtypes.smf", "record,undecoded\n"
	    "2,2:0xD3C9D5D2000000000000000000000000\n"
	    "2,2:0xE3E6C9C3C50000000000000000000000\n" },
	{ "$SMF119 --layout " F "two -s 65535 -o csv --no-header "
	    "-e ten,more,SMF119TI_Stack samples/subtypes.smf",
	    "0123456789,0x15250DFF408595844096864089A36B40819584409496998540"
	    "A3888195409695854093899585,\n" },
	{ "$SMF119 --layout " F "name -s 4000 -o kv -e subtype_name "
	    "samples/subtypes.smf", "subtype_name=\"A name of its own\"\n" },
	/* several files, each with something else */
	{ "$SMF119 --layout " F "boss --layout " F "smc --layout " F
	    "smc38 -s 38,39,73 -o csv --no-header "
	    "-e SMF119STY,NMsIKETunRole,one samples/ipsec.smf "
	    "samples/subtypes.smf | sort -u",
	    "38,,\n39,,ONE\n73,BOSS,\n73,CLERK,\n" },
};

START_TEST(test_files_add_and_replace)
{
	char name[64];

	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		snprintf(name, sizeof name, "layout-%s", files[i][0]);
		scratch_write(name, files[i][1], strlen(files[i][1]));
	}
	if (strstr(uses[_i][0], "/dev/stdin") == NULL ||
	    !skip_on_windows("there is no /dev/stdin"))
		expect_output(uses[_i][0], uses[_i][1]);
}
END_TEST

/* A record that has more sections than its new layout fits none. */
START_TEST(test_replaced_record_says_when_it_does_not_fit)
{
	struct result r;

	scratch_write("layout-bare", "record 80 \"Bare\"\n SMF119TI\n", 27);
	r = run_smf119("--layout $BUILD/check-layout-bare -s 80 -o kv "
	    "-e subtype_name samples/family.smf");
	ck_assert_int_eq(r.status, 0);
	ck_assert_str_eq(r.out.p, "subtype_name=Bare\n");
	ck_assert_ptr_nonnull(strstr(r.err.p,
	    "subtype 80: no layout fits; its sections are shown as hex; "
	    "want 1 triplets, have 3\n"));
	ck_assert_uint_eq(lines(r.err.p), 1);
	result_free(&r);
}
END_TEST

START_TEST(test_replaced_names_are_no_longer_known)
{
	scratch_write("layout-boss", files[0][1], strlen(files[0][1]));
	scratch_write("layout-shadow", files[2][1], strlen(files[2][1]));
	expect_refusal("--layout $BUILD/check-layout-boss "
	    "-w NMsIKETunRole=RESPONDER samples/ipsec.smf",
	    "unknown value");
	expect_refusal("--layout $BUILD/check-layout-shadow "
	    "-e SMF119IS_DynStackAddedShadow samples/ipsec.smf",
	    "unknown field");
}
END_TEST

/* Names that occur twice are suggested once; a name that is much longer is not
 * suggested. */
START_TEST(test_nearest_names_are_found_in_files_too)
{
	static const char text[] = "section near 8 \"Near\"\n"
	    " SMF119TI_ASID 0 hex 1 \"A\"\n"
	    " A123456789B123456789C123456789D123456789E123456789F123456789"
	    "G123456789 1 hex 7 \"B\"\n";

	scratch_write("layout-near", text, sizeof text - 1);
	expect_refusal("--layout $BUILD/check-layout-near -e SMF119TI_ASI_ "
	    "samples/ipsec.smf", "perhaps SMF119TI_ASID, SMF119TI_");
}
END_TEST

/* "smf119: FILE" and what comes behind it. */
static void
expect_complaint(const char *command, const char *words)
{
	struct result r = run_shell(command);
	char want[512];

	snprintf(want, sizeof want, "smf119: %s%s",
	    scratch_path("layout-wrong"), words);
	ck_assert_msg(strcmp(r.err.p, want) == 0, "want %s, have %s", want,
	    r.err.p);
	ck_assert_int_eq(r.status, 2);
	ck_assert_str_eq(r.out.p, "");
	result_free(&r);
}

/* A section with a row of each kind that the built-in layouts do without. */
static const char kinds[] = "\xef\xbb\xbf# begins with a byte order mark\n"
    "section K 72 \"K\"\n"
    " tod 0 stck 8 \"Tod\"\n day X'8' date 4 \"Day\"\n"
    " clock 12 time 4 \"Clock\"\n wait 0x10 hundredths 4 \"Wait\"\n"
    " span 20 micros 8 \"Span\"\n ip 28 ipv4 \"Ip\"\n"
    " utc 32 timestamp 8 utc \"Utc\"\n name 40 alnum 8 \"Name\"\n"
    " local 48 timestamp 8 \"Local\"\n rest 56 hex 16 \"Rest\"\n";

/* 2026-11-21T12:41:00.34 as TOD clock, packed date and 1/100 s. */
#define TOD "E39D8F503DF20000"
#define DAY "0126325F"
#define CLOCK "0045AC12"

#define KINDS(name, options) "$SMF119 --layout $BUILD/check-layout-kinds " \
	"--section K " options " $BUILD/check-" name

static const char good[] = TOD DAY CLOCK "00000064" "0000000001000FFF"
    "C0000201" CLOCK DAY "F2F6F1F1E9404040" CLOCK DAY
    "00000000000000000000000000000000";
static const char absent[] = "0000000000000000" "0000000F" "FFFFFFFF"
    "00000000" "0000000000000000" "00000000" "0000000000000000"
    "3236313131313131" "000000000000000F"
    "00000000000000000000000000000000";

static void
write_kinds(void)
{
	uint8_t bytes[72];

	scratch_write("layout-kinds", kinds, sizeof kinds - 1);
	ck_assert_uint_eq(hex_bytes(good, bytes, sizeof bytes), 72);
	scratch_write("good", bytes, sizeof bytes);
	ck_assert_uint_eq(hex_bytes(absent, bytes, sizeof bytes), 72);
	scratch_write("absent", bytes, sizeof bytes);
}

START_TEST(test_each_kind_is_printed_as_the_manual_says)
{
	struct result r;

	write_kinds();
	expect_output(KINDS("good", "-o kv"), "tod=2026-11-21T12:41:00.340000Z "
	    "day=2026-11-21 clock=12:41:00.34 wait=100 span=4096 "
	    "ip=192.0.2.1 utc=2026-11-21T12:41:00.34Z name=2611Z "
	    "local=2026-11-21T12:41:00.34\n");
	expect_output(KINDS("absent", "-o kv -e all"), "clock=0xFFFFFFFF wait=0 span=0 ip=0.0.0.0 "
	    "name=0x3236313131313131 "
	    "rest=0x00000000000000000000000000000000\n");
	expect_output(KINDS("good", "-o kv --raw -e tod,day,clock,span,utc"),
	    "tod=16401422992752640000 day=0x0126325F "
	    "clock=4566034 span=16781311 utc=0126325.4566034\n");
	r = run_shell(KINDS("good", ""));
	ck_assert_ptr_nonnull(strstr(r.out.p, "100 1/100 s\n"));
	ck_assert_ptr_nonnull(strstr(r.out.p, "4096 microseconds\n"));
	result_free(&r);
}
END_TEST

static const char *const kind_tests[] = { "tod=2026-11-21",
	"tod=2026-11-21T12:41Z", "'tod<2026-11-22'", "day=2026-11-21",
	"'day>=2026-11-21'", "clock=12:41", "clock=12:41:00.34",
	"'clock<13:00'", "wait=100", "'span>4095'", "ip=192.0.2.0/24",
	"utc=2026-11-21T12Z", "'name~26*'", "name=2611Z", "'name!=x'" };

START_TEST(test_each_kind_can_be_compared)
{
	char command[1024];

	write_kinds();
	snprintf(command, sizeof command, KINDS("good", "-o kv -e ip -w %s"),
	    kind_tests[_i]);
	expect_output(command, "ip=192.0.2.1\n");
}
END_TEST

/* An address of which the flag is in another section of the record. */
START_TEST(test_flag_of_another_section_tells_the_address)
{
	static const char text[] =
	    "section F 1 \"F\"\n six 0.0 flag \"Six\"\n"
	    " r 0.1 reserved 7b\n"
	    "section A 16 \"A\"\n at 0 address F.six \"At\"\n"
	    "record 73 \"flag\"\n SMF119TI\n A\n F\n";
	static const char alone[] =
	    "section F 1 \"F\"\n six 0.0 flag \"Six\"\n"
	    " r 0.1 reserved 7b\n"
	    "section A 16 \"A\"\n at 0 address F.six \"At\"\n\n"
	    "record 73 \"flag\"\n SMF119TI\n A\n";
	struct sketch s = { 0 };

	scratch_write("layout-flag", text, sizeof text - 1);
	for (int six = 0; six < 2; six++) {
		sketch_start(&s, 73, 3);
		sketch_add(&s, 64, 1, 0x40);
		sketch_add(&s, 16, 1, 0x20);
		sketch_add(&s, 1, 1, six ? 0x80 : 0);
		scratch_write("flag.smf", s.bytes, s.n);
		expect_output("$SMF119 --layout $BUILD/check-layout-flag "
		    "-s 73 -o kv -e at --framing=rdw $BUILD/check-flag.smf",
		    six ? "at=2020:2020:2020:2020:2020:2020:2020:2020\n" :
		    "at=32.32.32.32\n");
	}
	sketch_free(&s);
	scratch_write("layout-wrong", alone, sizeof alone - 1);
	expect_complaint("$SMF119 --layout $BUILD/check-layout-wrong "
	    "samples/ipsec.smf", ":7:1: want a record with the section of the "
	    "flag of each address, have F\n");
}
END_TEST

/* --print-layout shows what is used: the newest file that has the block. */
START_TEST(test_layouts_of_the_user_can_be_printed)
{
	static const char text[] = "\xef\xbb\xbf"
	    "# mine\nvalues role\n 9 NINE \"nine\"\n";

	/* With and without a byte order mark. */
	for (size_t bom = 0; bom <= 3; bom += 3) {
		scratch_write("layout-mine", text + bom, sizeof text - 1 - bom);
		expect_output("$SMF119 --layout $BUILD/check-layout-mine "
		    "--print-layout role",
		    "# mine\nvalues role\n 9 NINE \"nine\"\n\n");
	}
}
END_TEST

/* *.layout of $XDG_CONFIG_HOME/smf119, by name; SMF119_LAYOUT comes behind. */
START_TEST(test_layouts_of_the_site_are_read_first)
{
	expect_output("mkdir -p $BUILD/check-config/smf119; "
	    "C=$BUILD/check-config/smf119; "
	    "printf 'record 200 \"one\"\\n' >$C/a.layout; "
	    "printf 'record 200 \"two\"\\n' >$C/b.layout; "
	    "printf 'nonsense\\n' >$C/c.layout.old; "
	    "printf 'nonsense\\n' >$C/.d.layout; "
	    "printf 'nonsense\\n' >$C/e; "
	    "printf 'record 200 \"env\"\\n' >$C/env; "
	    "export XDG_CONFIG_HOME=$(cd $BUILD && pwd)/check-config; "
	    "S=$BUILD/smf119; $RUN $S --print-layout 200; "
	    "SMF119_LAYOUT=$C/env $RUN $S --print-layout 200; "
	    "$RUN $S --no-site-layouts --print-layout 200 2>&1; "
	    "$RUN $S -v samples/ipsec.smf 2>&1 >/dev/null | "
	    "grep -c 'layouts read: .*[ab].layout$'; "
	    "echo nonsense >$C/a.layout; $RUN $S samples/ipsec.smf 2>&1 | "
	    "sed 's,/.*/,,'; $RUN $S --summary samples/ipsec.smf >/dev/null; "
	    "echo $?; rm -r $BUILD/check-config",
	    "record 200 \"two\"\n\nrecord 200 \"env\"\n\n"
	    "smf119: 200: unknown section, values or subtype; see "
	    "--list-fields\n2\nsmf119: a.layout:1:1: want values, section, record "
	    "or table in column 1, have \"nonsense\"\nsmf119: a.layout: is a layout of "
	    "this site; --no-site-layouts runs without it\n0\n");
}
END_TEST

/* The folder is a link to itself. */
START_TEST(test_folder_of_the_site_that_cannot_be_read_is_exit_2)
{
	expect_output("c=$BUILD/check-folder; mkdir -p $c; "
	    "ln -sfn smf119 $c/smf119; s=$(XDG_CONFIG_HOME=$(cd $c && pwd) "
	    "$RUN $BUILD/smf119 samples/ipsec.smf 2>&1); echo $?; rm -r $c; "
	    "echo \"$s\" | sed 's,: /.*/,: ,; s/\\(read: \\).*/\\1.../'",
	    "2\nsmf119: smf119: cannot be read: ...\n");
}
END_TEST

/* All mistakes are in layout_mistakes.c; these are the messages of the
 * program. */
static const char *const mistakes[][2] = {
	{ "nonsense\n", ":1:1: want values, section, record or table in column 1, "
	    "have \"nonsense\"\n" },
	{ "\n\n  # a comment\n role 1\n", ":4:2: want values, section, "
	    "record or table in column 1, have \"role\"\n" },
	{ "section s 4 \"S\"\n a 0 uint 2 \"A\"\n b 3 uint 1 \"B\"\n",
	    ":3:4: want offset 2, have \"3\"\n" },
	{ "section s 4 \"S\"\n a 0 uint 2 \"A\"\n",
	    ":1:9: want rows up to offset 4, have rows up to offset 2\n" },
	{ "section s 4 \"S\"\n a 0 uint 4 \"A\n",
	    ":2:13: want a label, have a string that has no end\n" },
	{ "values v\n 1 ONE \"one\"\n 0x1 EIN \"ein\"\n",
	    ":3:2: want a code not given before, have \"0x1\"\n" },
	{ "record 77 \"x\"\n SMF119TI\n nothing\n",
	    ":3:2: want the name of a section given before, have "
	    "\"nothing\"\n" },
	{ "record 77 \"x\"\n SMF119TI\n SMF119TI\n",
	    ":3:2: want a section whose fields the record does not have yet, "
	    "have \"SMF119TI\"\n" },
	/* two mistakes: the first is reported */
	{ "nonsense\nnonsense\n", ":1:1: want values, section, record "
	    "or table in column 1, have \"nonsense\"\n" },
};

START_TEST(test_mistake_is_named_by_file_line_and_column)
{
	scratch_write("layout-wrong", mistakes[_i][0],
	    strlen(mistakes[_i][0]));
	expect_complaint("$SMF119 --layout $BUILD/check-layout-wrong "
	    "samples/ipsec.smf", mistakes[_i][1]);
	expect_complaint("SMF119_LAYOUT=$BUILD/check-layout-wrong $SMF119 "
	    "--layout nowhere -o csv samples/ipsec.smf", mistakes[_i][1]);
	expect_complaint("$SMF119 --list-fields --layout " EXAMPLE ".layout "
	    "--layout $BUILD/check-layout-wrong", mistakes[_i][1]);
}
END_TEST

START_TEST(test_section_that_clashes_with_others_of_its_record_is_named)
{
	static const char text[] = "section LocalID * \"L\"\n"
	    " RemoteID 0 text * \"R\"\n";

	scratch_write("layout-wrong", text, sizeof text - 1);
	expect_refusal("--layout $BUILD/check-layout-wrong samples/ipsec.smf",
	    "want sections of a record without a field of the same name, "
	    "have RemoteID");
}
END_TEST

START_TEST(test_file_that_cannot_be_read_is_exit_2)
{
	expect_refusal("--layout nowhere.layout samples/ipsec.smf",
	    "nowhere.layout: cannot be read: No such file or directory");
	if (!skip_on_windows("a directory has another error"))
		expect_refusal("--layout samples samples/ipsec.smf",
		    "samples: cannot be read: Is a directory");
	expect_refusal("--layout=" EXAMPLE ".layout --layout=nowhere.layout "
	    "samples/ipsec.smf", "nowhere.layout: cannot be read: ");
	expect_refusal("--layout='' samples/ipsec.smf", ": cannot be read: ");
	expect_output("SMF119_LAYOUT=" EXAMPLE ".layout$SEPARATOR''nowhere.layout "
	    "$SMF119 samples/ipsec.smf 2>&1; test $? = 2", "smf119: "
	    "nowhere.layout: cannot be read: No such file or directory\n");
	expect_output("yes '# nothing' | head -c 8500000 "
	    ">$BUILD/check-layout-long; $SMF119 "
	    "--layout $BUILD/check-layout-long samples/ipsec.smf 2>&1 | "
	    "grep -c 'cannot be read: File too large'; "
	    "rm $BUILD/check-layout-long", "1\n");
}
END_TEST

Suite *
suite_layouts(void)
{
	Suite *s = suite_create("layouts");
	TCase *t = tcase_create("layouts");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, test_worked_example_prints_what_stands_beside_it);
	tcase_add_test(t, test_worked_example_is_what_its_text_says);
	tcase_add_test(t, test_layouts_of_the_samples_load);
	tcase_add_loop_test(t, test_files_add_and_replace, 0,
	    (int)(sizeof uses / sizeof uses[0]));
	tcase_add_test(t, test_replaced_record_says_when_it_does_not_fit);
	tcase_add_test(t, test_replaced_names_are_no_longer_known);
	tcase_add_test(t, test_nearest_names_are_found_in_files_too);
	tcase_add_test(t, test_each_kind_is_printed_as_the_manual_says);
	tcase_add_loop_test(t, test_each_kind_can_be_compared, 0,
	    (int)(sizeof kind_tests / sizeof kind_tests[0]));
	tcase_add_test(t, test_flag_of_another_section_tells_the_address);
	tcase_add_test(t, test_layouts_of_the_user_can_be_printed);
	tcase_add_test(t, test_layouts_of_the_site_are_read_first);
	tcase_add_test(t, test_folder_of_the_site_that_cannot_be_read_is_exit_2);
	tcase_add_loop_test(t, test_mistake_is_named_by_file_line_and_column,
	    0, (int)(sizeof mistakes / sizeof mistakes[0]));
	tcase_add_test(t,
	    test_section_that_clashes_with_others_of_its_record_is_named);
	tcase_add_test(t, test_file_that_cannot_be_read_is_exit_2);
	suite_add_tcase(s, t);
	return s;
}
