/* check_completion - what bash, zsh and fish complete, asked in each of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

/* A folder with the commands, which is searched first. */
#define COMMANDS \
	"case $BUILD in /*) b=$BUILD;; *) b=$PWD/$BUILD;; esac; " \
	"mkdir -p $b/check-commands; " \
	"printf '#!/bin/sh\\nexec %s %s/smf119 \"$@\"\\n' \"$RUN\" $b " \
	">$b/check-commands/smf119; chmod 755 $b/check-commands/smf119; " \
	"ln -sf $PWD/scripts/kit/smf119-* $b/check-commands; " \
	"unset SMF119; export PATH=$b/check-commands:$PATH LC_ALL=C LINE; "

static const char *const shells[][2] = {
	{ "bash", "bash --norc tests/shells/complete.bash" },
	{ "zsh", "zsh -f tests/shells/complete.zsh" },
	{ "fish", "HOME=$b fish --no-config tests/shells/complete.fish" },
};

enum { SHELLS = sizeof shells / sizeof shells[0] };

/* Fails unless each shell completes the line to these words, in any order; with
 * a filter, to what comes of it. */
static void
completes(const char *line, const char *filter, const char *want)
{
	static char command[2048];

	for (size_t i = 0; i < SHELLS; i++) {
		if (!is_installed(shells[i][0]))
			continue;
		snprintf(command, sizeof command, "%sLINE='%s'; "
		    "{ %s; } | sort%s", COMMANDS, line, shells[i][1], filter);
		expect_output(command, want);
	}
}

static const char *const offers[][2] = {
	{ "smf119 -o cs", "csv\n" },
	{ "smf119 --format=j", "--format=json\n" },
	{ "smf119 -o x", "" },
	{ "smf119 -s ip", "ipsec\n" },
	{ "smf119 --subtype 73,8", "73,8\n73,80\n" },
	{ "smf119 -s 73,74,al", "73,74,all\n" },
	{ "smf119 -e NMsIKETunEnc",
	    "NMsIKETunEncryptAlg\nNMsIKETunEncryptKeyLength\n" },
	{ "smf119 -e al", "all\n" },
	{ "smf119 --fields=file,rec", "--fields=file,record\n" },
	{ "smf119 --count-by SMF119RT", "SMF119RTY\n" },
	{ "smf119 -w NMsIKETunMaj", "NMsIKETunMajorVer=\n" },
	{ "smf119 --where=timest", "--where=timestamp=\n" },
	{ "smf119 -w NMsIKETunRole=R", "NMsIKETunRole=RESPONDER\n" },
	{ "smf119 --where=NMsIKETunRole=",
	    "--where=NMsIKETunRole=INITIATOR\n"
	    "--where=NMsIKETunRole=RESPONDER\n" },
	{ "smf119 --list-values=NMsIKETunRo",
	    "--list-values=NMsIKETunRole\n" },
	{ "smf119 --framing=prefix",
	    "--framing=prefix4\n--framing=prefix4-rdw\n" },
	{ "smf119 --unpack ", "auto\nnone\n" },
	{ "smf119 --codepage=IBM-103", "" },
	{ "smf119 --codepage=IBM-104", "--codepage=IBM-1047\n" },
	{ "smf119 --section NMsecIKE",
	    "NMsecIKETunStats\nNMsecIKETunnel\n" },
	{ "smf119 --print-layout NMsecIPM", "NMsecIPManualTunnel\n" },
	{ "smf119 -n ", "" },
	{ "smf119 --since=", "" },
	{ "smf119 -q --verb", "--verbose\n" },
	{ "smf119 --s", "--section=\n--since=\n--spreadsheet\n--stack=\n"
	    "--subtype=\n--summary\n--system=\n" },
	{ "smf119 -q samples/ipsec.s", "samples/ipsec.smf\n" },
	{ "smf119-history -o t", "table\ntext\ntsv\n" },
	{ "smf119-peers --format=", "--format=csv\n--format=json\n"
	    "--format=table\n--format=tsv\n" },
	{ "smf119-audit -p disa,rfc82",
	    "disa,rfc8221-draft\ndisa,rfc8247-draft10\n" },
	{ "smf119-audit --protocols tls,s", "tls,ssh\n" },
	{ "smf119-plot --view=dyn",
	    "--view=dynamic-ike\n--view=dynamic-stack\n" },
	{ "smf119-layout --names ", "built-in\npage\n" },
	{ "smf119-history --framing ftp", "ftpblock\n" },
	{ "smf119-history -w NMsIKETunRole=R", "NMsIKETunRole=RESPONDER\n" },
	{ "smf119-archive -j ", "" },
	{ "smf119-archive samples -- --count", "--count-by=\n" },
};

START_TEST(test_words_are_completed)
{
	completes(offers[_i][0], "", offers[_i][1]);
}
END_TEST

/* Every option of the source, and nothing else. */
START_TEST(test_all_options_are_offered)
{
	completes("smf119 --", " | tr -d = >$b/check-have; "
	    "sed -n 's/^.OPTION([A-Z].*, \"\\([a-z-]*\\)\", .*/--\\1/p' "
	    "src/options.c | sort | diff - $b/check-have; "
	    "wc -l <$b/check-have | awk '{ print ($1 > 15) }'", "1\n");
}
END_TEST

/* Those of the kit's commands, by their --help. */
START_TEST(test_all_options_of_the_kit_are_offered)
{
	static const char *const commands[] = { "history", "audit", "peers",
		"plot", "archive", "layout", "connections" };
	char line[64], filter[256];

	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		snprintf(line, sizeof line, "smf119-%s --", commands[i]);
		snprintf(filter, sizeof filter, " | tr -d = >$b/check-have; "
		    "smf119-%s --help | grep -E '^ +-' | "
		    "sed 's/\\([^ ]\\)  .*/\\1/' | "
		    "grep -oE -e '--[a-z][a-z-]+' | sort -u | "
		    "diff - $b/check-have", commands[i]);
		completes(line, filter, "");
	}
}
END_TEST

START_TEST(test_all_formats_and_framings_are_offered)
{
	char filter[512];
	size_t n = 0;

	n = (size_t)snprintf(filter, sizeof filter, " >$b/check-have; "
	    "printf '%%s\\n'");
	for (size_t i = 0; i < FORMATS_N; i++)
		n += (size_t)snprintf(filter + n, sizeof filter - n, " %s",
		    formats[i]->name);
	snprintf(filter + n, sizeof filter - n,
	    " | sort | diff - $b/check-have");
	completes("smf119 -o ", filter, "");
	/* the list in the program's message on a wrong name */
	snprintf(filter, sizeof filter, " >$b/check-have; "
	    "smf119 --framing=x 2>&1 | sed 's/.*use one of //; s/;.*//' | "
	    "tr -s ', ' '\\n' | sort | diff - $b/check-have");
	completes("smf119 --framing ", filter, "");
	completes("smf119-layout --framing ", filter, "");
}
END_TEST

START_TEST(test_all_fields_are_offered)
{
	completes("smf119 -e ", " | grep -v -x all >$b/check-have; "
	    "smf119 --list-fields -s all | cut -f 6 | sort -u | "
	    "diff - $b/check-have", "");
}
END_TEST

/* Behind a list and in front of a value there is more to come. */
START_TEST(test_bash_writes_no_blank_where_more_follows)
{
	if (!is_installed("bash"))
		return;
	expect_output(COMMANDS "export SPACE=1; "
	    "for LINE in 'smf119 -e fil' 'smf119 -w timest' 'smf119 --coun' "
	    "'smf119 -o cs'; do bash --norc tests/shells/complete.bash; done",
	    "no space\nfile\nno space\ntimestamp=\nno space\n--count-by=\n"
	    "csv\n");
}
END_TEST

/* A zsh with nothing replaced. */
START_TEST(test_zsh_completes_at_a_terminal)
{
	if (!is_installed("zsh"))
		return;
	expect_output(COMMANDS "for LINE in 'smf119 --framing=ftp' "
	    "'smf119 -e file,subtype_n' 'smf119 --where=NMsIKETunRole=R' "
	    "'smf119 --summ'; do zsh -f tests/shells/terminal.zsh; done",
	    "--framing=ftpblock\n-e file,subtype_name\n"
	    "--where=NMsIKETunRole=RESPONDER\n--summary\n");
}
END_TEST

Suite *
suite_completion(void)
{
	Suite *s = suite_create("completion");
	TCase *t = tcase_create("completion");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, test_words_are_completed, 0,
	    (int)(sizeof offers / sizeof offers[0]));
	tcase_add_test(t, test_all_options_are_offered);
	tcase_add_test(t, test_all_options_of_the_kit_are_offered);
	tcase_add_test(t, test_all_formats_and_framings_are_offered);
	tcase_add_test(t, test_all_fields_are_offered);
	tcase_add_test(t, test_bash_writes_no_blank_where_more_follows);
	tcase_add_test(t, test_zsh_completes_at_a_terminal);
	suite_add_tcase(s, t);
	return s;
}
