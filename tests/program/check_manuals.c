/* check_manuals - manuals, --help and completion name everything that exists,
 * and nothing else. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "fault.h"
#include "input/reader.h"
#include "support/manual.h"
#include "support/suites.h"
#include "support/support.h"

/* Every message about damage has its item in the manual, and every item is a
 * message. */
START_TEST(test_messages_stand_in_the_manual)
{
	struct blob manual = blob_read("man/smf119.1");
	const char *text = manual_section(manual, "DIAGNOSTICS");
	bool found[FAULT_KINDS] = { false };
	char line[LINE_MAX_LENGTH], want[LINE_MAX_LENGTH];
	int kind;

	while (text_line(&text, line)) {
		if (strncmp(line, ".It \"", 5) != 0)
			continue;
		line[strlen(line) - 1] = '\0';
		manual_unescape(line);
		for (kind = 0; kind < FAULT_KINDS; kind++)
			if (strcmp(fault_text((enum fault_kind)kind)->what,
			    line + 5) == 0)
				break;
		ck_assert_msg(kind < FAULT_KINDS, "no message: %s", line + 5);
		found[kind] = true;
	}
	for (kind = 0; kind < FAULT_KINDS; kind++) {
		snprintf(want, sizeof want, "%s",
		    fault_text((enum fault_kind)kind)->what);
		ck_assert_msg(found[kind], "not in the manual: %s", want);
	}
	blob_free(&manual);
}
END_TEST

/* A picture is drawn or not: smf119-plot has no status for a part. */
START_TEST(test_manuals_say_every_exit_status)
{
	struct blob manual;
	const char *text;
	glob_t manuals;
	bool partial;

	ck_assert_int_eq(glob("man/*.1", 0, NULL, &manuals), 0);
	for (size_t i = 0; i < manuals.gl_pathc; i++) {
		manual = blob_read(manuals.gl_pathv[i]);
		text = manual_section(manual, "EXIT STATUS");
		partial = strstr(manuals.gl_pathv[i], "-plot.") == NULL;
		ck_assert_msg(strstr(text, "\n.It 0\n") != NULL &&
		    (strstr(text, "\n.It 1\n") != NULL) == partial &&
		    strstr(text, "\n.It 2\n") != NULL, "%s",
		    manuals.gl_pathv[i]);
		blob_free(&manual);
	}
	globfree(&manuals);
}
END_TEST

START_TEST(test_framings_stand_in_manual_and_help)
{
	struct blob manual = blob_read("man/smf119.1");
	struct result help = run_smf119("--help");
	const char *name, *words, *text = manual_section(manual, "INPUT");
	char item[64];

	for (size_t i = 0; reader_framing_list(i, &name, &words); i++) {
		snprintf(item, sizeof item, "\n.It Li %s Ta ", name);
		ck_assert_msg(strstr(text, item) != NULL, "%s", name);
		ck_assert_msg(strstr(help.out.p, name) != NULL, "%s", name);
	}
	blob_free(&manual);
	result_free(&help);
}
END_TEST

START_TEST(test_formats_stand_in_manual_and_help_in_their_order)
{
	struct blob manual = blob_read("man/smf119.1");
	struct result r = run_shell("sh scripts/dev/list-formats $SMF119");
	const char *text = manual_section(manual, "OUTPUT");
	const char *help = r.out.p;
	char want[64], line[LINE_MAX_LENGTH];

	for (size_t i = 0; i < FORMATS_N; i++) {
		snprintf(want, sizeof want, "\n.It Cm %s\n", formats[i]->name);
		ck_assert_msg(strstr(text, want) != NULL, "no %s", want);
		ck_assert(text_line(&help, line));
		ck_assert_str_eq(line, formats[i]->name);
	}
	ck_assert_str_eq(help, "");
	blob_free(&manual);
	result_free(&r);
}
END_TEST

START_TEST(test_help_fits_a_screen_and_a_half)
{
	struct result r = run_smf119("--help");
	const char *text = r.out.p;
	char line[LINE_MAX_LENGTH];

	while (text_line(&text, line))
		ck_assert_msg(strlen(line) <= 79, "%s", line);
	ck_assert_uint_le(lines(r.out.p), 40);
	result_free(&r);
}
END_TEST

enum { OPTIONS_MAX = 64 };

/* The long options, as src/options.c gives them to getopt_long(3), and the
 * letter of each or 0. */
struct option_list {
	char names[OPTIONS_MAX][32];
	char letters[OPTIONS_MAX];
	size_t n;
};

static void
options_read(struct option_list *l)
{
	struct blob source = blob_read("src/options.c");
	const char *text = source.p;
	char line[LINE_MAX_LENGTH], letter[32];

	l->n = 0;
	while (text_line(&text, line)) {
		ck_assert_uint_lt(l->n, OPTIONS_MAX);
		if (sscanf(line, "\tOPTION(%*[A-Z_], %31[^,], \"%31[a-z-]\"",
		    letter, l->names[l->n]) != 2)
			continue;
		l->letters[l->n++] = letter[0] == '\'' ? letter[1] : '\0';
	}
	ck_assert_uint_gt(l->n, 15);
	blob_free(&source);
}

static bool
options_have(const struct option_list *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->names[i], name) == 0)
			return true;
	return false;
}

/* Each word of the form --NAME in the text must be an option, and each option
 * must be in the text. */
static void
options_match(const char *where, const char *text)
{
	struct option_list l;
	char name[64];
	size_t n;

	options_read(&l);
	for (size_t i = 0; i < l.n; i++) {
		snprintf(name, sizeof name, "--%s", l.names[i]);
		ck_assert_msg(strstr(text, name) != NULL, "%s: no %s", where,
		    name);
	}
	for (; (text = strstr(text, "--")) != NULL; text += n) {
		text += 2;
		n = strspn(text, "abcdefghijklmnopqrstuvwxyz-");
		snprintf(name, sizeof name, "%.*s", (int)n, text);
		ck_assert_msg(n == 0 || options_have(&l, name),
		    "%s: there is no --%s", where, name);
	}
}

START_TEST(test_help_names_every_option_and_no_other)
{
	struct option_list l;
	struct result r = run_smf119("--help");
	char both[64];

	options_match("--help", r.out.p);
	options_read(&l);
	for (size_t i = 0; i < l.n; i++) {
		snprintf(both, sizeof both, "-%c, --%s", l.letters[i],
		    l.names[i]);
		ck_assert_msg(l.letters[i] == '\0' ||
		    strstr(r.out.p, both) != NULL, "no %s", both);
	}
	result_free(&r);
}
END_TEST

/* In the manual, ".It Fl o Ar format , Fl \-format Ns = Ns Ar format". */
START_TEST(test_manual_has_an_item_for_every_option_and_no_other)
{
	struct blob manual = blob_read("man/smf119.1");
	const char *text = manual_section(manual, "DESCRIPTION"), *s;
	struct option_list l;
	char line[LINE_MAX_LENGTH], items[8192] = "", fl[64];

	while (text_line(&text, line)) {
		manual_unescape(line);
		if (strncmp(line, ".It Fl ", 7) != 0)
			continue;
		for (s = line; (s = strstr(s, "Fl -")) != NULL; s++) {
			snprintf(fl, sizeof fl, "-%.*s ",
			    (int)strcspn(s + 3, " "), s + 3);
			strcat(items, fl);
		}
		strcat(strcat(items, line), "\n");
	}
	options_match("the manual", items);
	options_read(&l);
	for (size_t i = 0; i < l.n; i++) {
		snprintf(fl, sizeof fl, ".It Fl %c ", l.letters[i]);
		ck_assert_msg(l.letters[i] == '\0' ||
		    strstr(items, fl) != NULL, "no -%c", l.letters[i]);
	}
	blob_free(&manual);
}
END_TEST

Suite *
suite_manuals(void)
{
	Suite *s = suite_create("manuals");
	TCase *t = tcase_create("manuals");

	tcase_add_test(t, test_messages_stand_in_the_manual);
	tcase_add_test(t, test_manuals_say_every_exit_status);
	tcase_add_test(t,
	    test_formats_stand_in_manual_and_help_in_their_order);
	tcase_add_test(t, test_framings_stand_in_manual_and_help);
	tcase_add_test(t, test_help_fits_a_screen_and_a_half);
	tcase_add_test(t, test_help_names_every_option_and_no_other);
	tcase_add_test(t,
	    test_manual_has_an_item_for_every_option_and_no_other);
	suite_add_tcase(s, t);
	return s;
}
