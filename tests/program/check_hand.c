/* check_hand - records written by hand are printed as the pages say. */
#include <stdio.h>
#include <string.h>

#include "program/hand_records.h"
#include "support/suites.h"
#include "support/support.h"

static struct result
print_record(const struct hand_record *r, const char *format)
{
	uint8_t bytes[1024];
	size_t n = hex_bytes(r->hex, bytes, sizeof bytes);
	char arguments[600];
	struct result result;

	ck_assert_uint_eq(n, (size_t)bytes[0] << 8 | bytes[1]);
	scratch_write(r->name, bytes, n);
	snprintf(arguments, sizeof arguments, "-o %s %s %s", format,
	    strcmp(format, "human") == 0 ? "" : "-e all",
	    scratch_path(r->name));
	result = run_smf119(arguments);
	remove(scratch_path(r->name));
	ck_assert_str_eq(result.err.p, "");
	ck_assert_int_eq(result.status, 0);
	return result;
}

/* The n-th value of a line, in which no value is quoted. */
static void
csv_value(const char *line, size_t n, char *out, size_t room)
{
	while (n-- > 0) {
		line += strcspn(line, ",\n");
		ck_assert_int_eq(*line++, ',');
	}
	snprintf(out, room, "%.*s", (int)strcspn(line, ",\n"), line);
}

static size_t
csv_column(const char *header, const char *name)
{
	char value[200];
	size_t n = 0;

	for (; csv_value(header, n, value, sizeof value),
	    strcmp(value, name) != 0; n++)
		continue;
	return n;
}

START_TEST(test_csv_has_each_value_in_its_column)
{
	const struct hand_record *r = &hand_records[_i];
	struct result result = print_record(r, "csv");
	const char *line = strchr(result.out.p, '\n') + 1;
	char have[200];

	for (const struct hand_value *v = r->values; v->name != NULL; v++) {
		csv_value(line, csv_column(result.out.p, v->name), have,
		    sizeof have);
		ck_assert_msg(strcmp(have, v->value != NULL ? v->value :
		    "") == 0, "%s: want %s, have %s", v->name, v->value, have);
	}
	result_free(&result);
}
END_TEST

START_TEST(test_kv_has_each_value_under_its_name)
{
	const struct hand_record *r = &hand_records[_i];
	struct result result = print_record(r, "kv");
	char want[200], *blank;

	/* " key=value " can be looked for when the line ends in a blank. */
	result.out.p[result.out.n - 1] = ' ';
	memmove(result.out.p + 1, result.out.p, result.out.n + 1);
	result.out.p[0] = ' ';
	for (const struct hand_value *v = r->values; v->name != NULL; v++) {
		blank = v->value != NULL ? strchr(v->value, ' ') : NULL;
		snprintf(want, sizeof want, v->value == NULL ? " %s=" :
		    blank != NULL ? " %s=\"%s\" " : " %s=%s ", v->name,
		    v->value);
		ck_assert_msg((strstr(result.out.p, want) != NULL) ==
		    (v->value != NULL), "want \"%s\" in %s", want,
		    result.out.p);
	}
	result_free(&result);
}
END_TEST

START_TEST(test_human_has_each_label_with_its_words_in_column_31)
{
	const struct hand_record *r = &hand_records[_i];
	struct result result = print_record(r, "human");
	char want[200], label[40];

	ck_assert_msg(strncmp(result.out.p, r->heading,
	    strlen(r->heading)) == 0, "%s", result.out.p);
	for (const struct hand_value *v = r->values; v->name != NULL; v++) {
		if (v->label == NULL)
			continue;
		snprintf(label, sizeof label, "%s:", v->label);
		snprintf(want, sizeof want, "\n%-30s%s\n", label, v->words);
		ck_assert_msg(strstr(result.out.p, want) != NULL,
		    "want \"%s\" in %s", want, result.out.p);
	}
	result_free(&result);
}
END_TEST

START_TEST(test_human_shows_undocumented_bytes_as_storage)
{
	struct result result = print_record(&hand_records[2], "human");

	ck_assert_ptr_nonnull(strstr(result.out.p,
	    "00000066  0A0B0C                               *...*\n"));
	ck_assert_ptr_nonnull(strstr(result.out.p,
	    "00000000  00FFC1                               *..A*\n"));
	result_free(&result);
}
END_TEST

/* --raw prints codes and times as the numbers recorded, and the rest as
 * before. */
START_TEST(test_raw_shows_codes_and_times_as_recorded)
{
	static const char *const want[] = { "timestamp=0126325.4566194 ",
		" SMF119TI_Reason=8 ", " NMsIKETunIPv6=1 ",
		" NMsIKETunLclEndpt=2001:db8:1::1 ", " NMsIKETunAuthAlg=41 ",
		" NMsIKETunEncryptAlg=18 ", " NMsIKETunLIDType=5 ",
		" NMsIKETunLifetimeRefresh=1795181400 ",
		" NMsIKETunReauthTime=4294967295 ",
		" NMsIKETunICookie=0x1122334455667788 " };
	struct result r = print_record(&hand_records[0], "kv --raw");

	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
		ck_assert_msg(strstr(r.out.p, want[i]) != NULL, "%s in %s",
		    want[i], r.out.p);
	result_free(&r);
	r = print_record(&hand_records[1], "kv --raw");
	ck_assert_ptr_nonnull(strstr(r.out.p, "NMsIKETunExchangeMode=0 "));
	ck_assert_ptr_nonnull(strstr(r.out.p,
	    "timestamp=0099365.8639999 "));
	result_free(&r);
}
END_TEST

Suite *
suite_hand(void)
{
	Suite *s = suite_create("hand");
	TCase *t = tcase_create("hand");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_csv_has_each_value_in_its_column, 0,
	    HAND_RECORDS);
	tcase_add_loop_test(t, test_kv_has_each_value_under_its_name, 0,
	    HAND_RECORDS);
	tcase_add_loop_test(t,
	    test_human_has_each_label_with_its_words_in_column_31, 0,
	    HAND_RECORDS);
	tcase_add_test(t, test_human_shows_undocumented_bytes_as_storage);
	tcase_add_test(t, test_raw_shows_codes_and_times_as_recorded);
	suite_add_tcase(s, t);
	return s;
}
