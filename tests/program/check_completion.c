/* check_completion - what completion/smf119.bash offers at each place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

/* A shell command that prints the completions of a word behind another, each
 * on a line, and a line "no space" where none is to follow. The word is $CUR,
 * the other $PREV. */
#define COMPLETE \
	"export SMF119 CUR PREV LC_ALL=C; bash -c '" \
	"smf119() { $SMF119 \"$@\"; }; " \
	"compopt() { [ \"$2\" != nospace ] || echo no space; }; " \
	"source completion/smf119.bash; complete -p smf119 >/dev/null; " \
	"COMP_WORDS=(smf119 \"$PREV\" \"$CUR\"); COMP_CWORD=2; " \
	"_smf119 smf119 \"$CUR\" \"$PREV\"; " \
	"[ ${#COMPREPLY[@]} = 0 ] || printf \"%s\\n\" \"${COMPREPLY[@]}\"'"

static const char *const offers[][3] = {
	{ "-o", "c", "csv\n" },
	{ "--format", "j", "json\n" },
	{ "-o", "x", "" },
	{ "-s", "i", "no space\nipsec\n" },
	{ "-s", "7", "no space\n73\n74\n75\n76\n77\n78\n79\n" },
	{ "--subtype", "73,8", "no space\n73,80\n" },
	{ "-s", "73,74,a", "no space\n73,74,all\n" },
	{ "-e", "NMsIKETunEnc",
	    "no space\nNMsIKETunEncryptAlg\nNMsIKETunEncryptKeyLength\n" },
	{ "-e", "al", "no space\nall\n" },
	{ "-e", "subtype_n", "no space\nsubtype_name\n" },
	{ "--fields", "file,rec", "no space\nfile,record\n" },
	{ "-e", "SMF119RT", "no space\nSMF119RTY\n" },
	{ "-w", "NMsIKETunMaj", "no space\nNMsIKETunMajorVer=\n" },
	{ "--where", "timest", "no space\ntimestamp=\n" },
	{ "--framing", "prefix", "prefix4\nprefix4-rdw\n" },
	{ "--section", "NMsecIKE", "NMsecIKETunStats\nNMsecIKETunnel\n" },
	{ "--print-layout", "NMsecIPM", "NMsecIPManualTunnel\n" },
	{ "-n", "", "" },
	{ "--since", "", "" },
	{ "-q", "--verb", "--verbose\n" },
	{ "-q", "--no-h", "--no-header\n" },
	{ "-q", "--s", "--section\n--since\n--spreadsheet\n--stack\n--subtype\n--summary\n"
	    "--system\n" },
	{ "-q", "samples/ipsec.s", "samples/ipsec.smf\n" },
	{ "--layout", "samples/lay", "samples/layouts\n" },
};

START_TEST(test_words_are_completed)
{
	char command[1024];

	if (!is_installed("bash"))
		return;
	snprintf(command, sizeof command, "PREV='%s'; CUR='%s'; %s",
	    offers[_i][0], offers[_i][1], COMPLETE);
	expect_output(command, offers[_i][2]);
}
END_TEST

/* Every option of --help, which check_manuals holds against the source. */
START_TEST(test_all_options_are_offered)
{
	if (!is_installed("bash"))
		return;
	expect_output("PREV=-q; CUR=--; " COMPLETE " | sort "
	    ">$BUILD/check-have; sed -n 's/^.OPTION([A-Z].*, "
	    "\"\\([a-z-]*\\)\", .*/--\\1/p' src/options.c | sort | "
	    "diff - $BUILD/check-have; wc -l <$BUILD/check-have | "
	    "awk '{ print ($1 > 15) }'", "1\n");
}
END_TEST

START_TEST(test_all_formats_are_offered)
{
	char want[256] = "";

	if (!is_installed("bash"))
		return;
	for (size_t i = 0; i < FORMATS_N; i++)
		strcat(strcat(want, formats[i]->name), "\n");
	expect_output("PREV=-o; CUR=; " COMPLETE, want);
}
END_TEST

START_TEST(test_all_framings_are_offered)
{
	if (!is_installed("bash"))
		return;
	/* the list in the program's message on a wrong name */
	expect_output("PREV=--framing; CUR=; " COMPLETE " | sort "
	    ">$BUILD/check-have; $SMF119 --framing=x 2>&1 | "
	    "sed 's/.*only //; s/;.*//; s/ and / /; s/,//g' | tr ' ' '\\n' | "
	    "sort | diff - $BUILD/check-have", "");
}
END_TEST

START_TEST(test_all_fields_and_sections_are_offered)
{
	if (!is_installed("bash"))
		return;
	expect_output("PREV=-e; CUR=; " COMPLETE " | grep -v 'no space' | "
	    "sed 1d | "
	    "sort >$BUILD/check-have; $SMF119 --list-fields -s all | "
	    "cut -f 6 | sort -u | diff - $BUILD/check-have; "
	    "PREV=-w; " COMPLETE " | grep -c =$ >$BUILD/check-have; "
	    "$SMF119 --list-fields -s all | cut -f 6 | sort -u | wc -l | "
	    "tr -d ' ' | diff - $BUILD/check-have", "");
}
END_TEST

Suite *
suite_completion(void)
{
	Suite *s = suite_create("completion");
	TCase *t = tcase_create("completion");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_words_are_completed, 0,
	    (int)(sizeof offers / sizeof offers[0]));
	tcase_add_test(t, test_all_options_are_offered);
	tcase_add_test(t, test_all_formats_are_offered);
	tcase_add_test(t, test_all_framings_are_offered);
	tcase_add_test(t, test_all_fields_and_sections_are_offered);
	suite_add_tcase(s, t);
	return s;
}
