/* check_golden - the outputs in tests/golden, and samples from their text.
 *
 * Time zone and locale must not matter, so every case runs under unusual
 * ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/formats.h"
#include "support/suites.h"
#include "support/support.h"

enum { CASES_MAX = 500 };

struct golden {
	char name[64];
	int status;
	char sample[64];
	char arguments[160];
};

static struct golden cases[CASES_MAX];
static int ncases;
static bool bad_line;

static const char *const environments[] = {
	"TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8",
	"TZ=XYZ+13:59:59 LC_ALL=de_DE@euro LANG=ja_JP.SJIS",
	"TZ= LC_ALL=C",
};

static void
case_add(const struct golden *g)
{
	bad_line |= ncases == CASES_MAX;
	if (!bad_line)
		cases[ncases++] = *g;
}

/* NAME.* is a case in every format. */
static void
case_add_formats(const struct golden *g)
{
	struct golden one = *g;
	const int n = (int)strlen(g->name) - 1;

	for (size_t i = 0; i < FORMATS_N; i++) {
		snprintf(one.name, sizeof one.name, "%.*s%s", n, g->name,
		    formats[i]->name);
		snprintf(one.arguments, sizeof one.arguments, "-o %s %.100s",
		    formats[i]->name, g->arguments);
		case_add(&one);
	}
}

/* Outside a test, where Check's assertions must not be used: what is wrong
 * with the list fails test_case_list_can_be_read. */
static void
cases_read(void)
{
	FILE *f = fopen("tests/golden/cases", "r");
	struct golden g;
	char line[256];

	while (f != NULL && fgets(line, sizeof line, f) != NULL) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		g.arguments[0] = '\0';
		bad_line |= sscanf(line, "%63s %d %63s %159[^\n]", g.name,
		    &g.status, g.sample, g.arguments) < 3;
		if (strstr(g.name, ".*") != NULL)
			case_add_formats(&g);
		else
			case_add(&g);
	}
	if (f != NULL)
		fclose(f);
}

START_TEST(test_case_list_can_be_read)
{
	ck_assert_int_gt(ncases, 0);
	ck_assert(!bad_line);
}
END_TEST

/* Shows the first place where they differ. */
static void
compare(const char *what, struct blob have, struct blob want)
{
	size_t at = 0, line = 1;

	while (at < have.n && at < want.n && have.p[at] == want.p[at])
		line += have.p[at++] == '\n';
	ck_assert_msg(have.n == want.n && at == have.n, "%s: line %zu: want "
	    "\"%.60s\", have \"%.60s\"; scripts/dev/golden makes it anew", what,
	    line, want.p + at, have.p + at);
}

static void
compare_with_file(const char *path, struct blob have)
{
	struct blob want;
	FILE *f = fopen(path, "rb");

	if (f == NULL && strstr(path, ".err") != NULL) {
		ck_assert_msg(have.n == 0, "%s: want nothing, have \"%.200s\"",
		    path, have.p);
		return;
	}
	if (f != NULL)
		fclose(f);
	want = blob_read(path);
	compare(path, have, want);
	blob_free(&want);
}

START_TEST(test_output_is_as_expected)
{
	const struct golden *g = &cases[_i];
	char command[512], path[128];
	struct result r;

	snprintf(command, sizeof command, "%s $SMF119 %s samples/%s.smf",
	    environments[_i % 3], g->arguments, g->sample);
	r = run_shell(command);
	snprintf(path, sizeof path, "tests/golden/%s", g->name);
	compare_with_file(path, r.out);
	strcat(path, ".err");
	compare_with_file(path, r.err);
	ck_assert_int_eq(r.status, g->status);
	result_free(&r);
}
END_TEST

START_TEST(test_output_is_the_same_from_a_pipe)
{
	char command[512], path[128];
	struct result r;

	if (cases[_i].status != 0 || strstr(cases[_i].name, "verbose") != NULL)
		return;
	snprintf(command, sizeof command, "%s; export TZ LC_ALL; "
	    "cat samples/%s.smf | $SMF119 %s", environments[(_i + 1) % 3],
	    cases[_i].sample, cases[_i].arguments);
	r = run_shell(command);
	snprintf(path, sizeof path, "tests/golden/%s", cases[_i].name);
	compare_with_file(path, r.out);
	result_free(&r);
}
END_TEST

START_TEST(test_every_sample_has_a_case_in_every_format)
{
	const char *sample;
	char want[80];
	int found;

	for (size_t i = 0; (sample = sample_name(i)) != NULL; i++)
		for (size_t k = 0; k < FORMATS_N; k++) {
			snprintf(want, sizeof want, "%s.%s", sample,
			    formats[k]->name);
			found = 0;
			for (int c = 0; c < ncases; c++)
				found += strcmp(cases[c].name, want) == 0;
			ck_assert_msg(found == 1, "no case %s", want);
		}
}
END_TEST

START_TEST(test_sample_is_what_its_text_says)
{
	const char *name;
	char command[256], path[128];
	struct result r;

	for (size_t i = 0; (name = sample_name(i)) != NULL; i++) {
		snprintf(command, sizeof command,
		    "$RUN $BUILD/mksmf samples/%s.txt", name);
		r = run_shell(command);
		ck_assert_msg(r.status == 0, "%s", r.err.p);
		snprintf(path, sizeof path, "samples/%s.smf", name);
		compare_with_file(path, r.out);
		result_free(&r);
	}
}
END_TEST

START_TEST(test_mistake_in_a_text_names_file_and_line)
{
	static const struct {
		const char *text;
		const char *want;
	} mistakes[] = {
		{ "record 119 73\n\n  nonsense 1\n", ":3:3: " },
		{ "record 119 73\n section NMsecNothing\n", ":2:2: " },
		{ "record 119 73\n timestamp yesterday\n", ":2:12: " },
		{ "record 119 73\n section NMsecIKETunnel\n"
		    "  NMsIKETunState NOSTATE\n", ":3:18: " },
		{ "section SMF119TI\n", ":1:1: " },
		{ "record 119 73\n section NMsecIKETunnel\n"
		    "  NMsIKETunICookie 0x0102\n", ":3:20: " },
	};
	struct result r;

	for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
		scratch_write("text", mistakes[i].text,
		    strlen(mistakes[i].text));
		r = run_shell("$RUN $BUILD/mksmf $BUILD/check-text");
		ck_assert_int_eq(r.status, 2);
		ck_assert_msg(strstr(r.err.p, mistakes[i].want) != NULL,
		    "want %s, have %s", mistakes[i].want, r.err.p);
		result_free(&r);
	}
}
END_TEST

Suite *
suite_golden(void)
{
	Suite *s = suite_create("golden");
	TCase *t = tcase_create("golden");

	cases_read();
	tcase_set_timeout(t, 120);
	tcase_add_test(t, test_case_list_can_be_read);
	tcase_add_loop_test(t, test_output_is_as_expected, 0, ncases);
	tcase_add_loop_test(t, test_output_is_the_same_from_a_pipe, 0, ncases);
	tcase_add_test(t, test_every_sample_has_a_case_in_every_format);
	tcase_add_test(t, test_sample_is_what_its_text_says);
	tcase_add_test(t, test_mistake_in_a_text_names_file_and_line);
	suite_add_tcase(s, t);
	return s;
}
