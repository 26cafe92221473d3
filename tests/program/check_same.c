/* check_same - csv, tsv, kv and json carry the same rows and values, and json is
 * what a JSON parser takes. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/expect.h"
#include "support/rows.h"
#include "support/suites.h"
#include "support/support.h"

/* What the program prints, in that format. */
static struct blob
output(const char *format, const char *arguments)
{
	char line[512];
	struct result r;

	snprintf(line, sizeof line, "-q -o %s %s", format, arguments);
	r = run_smf119(line);
	ck_assert_msg(r.status <= 1, "%s: %s", line, r.err.p);
	blob_free(&r.err);
	return r.out;
}

/* Shows the first place where they differ. */
static void
same(const char *what, struct blob a, struct blob b)
{
	size_t at = 0;

	while (at < a.n && at < b.n && a.p[at] == b.p[at])
		at++;
	ck_assert_msg(at == a.n && at == b.n, "%s: \"%.60s\" and \"%.60s\"",
	    what, a.p + at, b.p + at);
}

/* Returns how many rows there are. */
static size_t
check_same(const char *arguments)
{
	struct blob csv = output("csv", arguments);
	struct blob kv = output("kv", arguments);
	struct blob json = output("json", arguments);
	struct blob tsv = output("tsv", arguments);
	struct blob a = rows_of_csv(csv), b = rows_of_kv(kv, false);
	struct blob t = rows_of_tsv(tsv);
	struct blob c = rows_of_kv(kv, true), d = rows_of_json(json, true);
	size_t n = lines(json.p);

	same(arguments, a, b);
	same(arguments, a, t);
	same(arguments, c, d);
	ck_assert_uint_eq(lines(kv.p), n);
	blob_free(&a);
	blob_free(&b);
	blob_free(&c);
	blob_free(&d);
	blob_free(&t);
	blob_free(&tsv);
	blob_free(&csv);
	blob_free(&kv);
	blob_free(&json);
	return n;
}

START_TEST(test_formats_carry_the_same_values)
{
	static const char *const options[] = { "-s all", "-s all --raw",
		"-s all -e 'SMF119HDR.*,undecoded,file,record,offset,"
		    "subtype_name,SMF119TI.*,NMsecIKETunnel.*,RemoteID,"
		    "NMsecIPTunnel.*,LocalClientID,NMsecIKETunStats.*'",
		"-s all --codepage=IBM-037", "-s all -e all" };
	char arguments[512];
	const char *name;

	for (size_t i = 0; (name = sample_name(i)) != NULL; i++)
		for (size_t k = 0; k < 5; k++) {
			snprintf(arguments, sizeof arguments,
			    "%s samples/%s.smf", options[k], name);
			ck_assert_uint_gt(check_same(arguments), 0);
		}
}
END_TEST

START_TEST(test_formats_agree_where_layouts_are_the_users)
{
	ck_assert_uint_eq(check_same("-s 24 "
	    "--layout samples/layouts/telnet-profile.layout "
	    "samples/layouts/telnet-profile.smf"), 3);
	ck_assert_uint_eq(check_same("-s 73 -e LocalID,RemoteID "
	    "samples/identities.smf"), 12);
}
END_TEST

/* A record with a remote identity of all 256 bytes in order, and one for each
 * of them between two letters, where it cannot be trimmed. */
static void
bytes_write(void)
{
	FILE *f = fopen(scratch_path("bytes.txt"), "w");

	ck_assert_ptr_nonnull(f);
	fputs("record 119 73\n timestamp 2026-11-21T10:00:00.00\n"
	    " SMF119SID \"SYS1\"\n section SMF119TI\n"
	    " section NMsecIKETunnel\n section LocalID\n  LocalID \"all\"\n"
	    " section RemoteID\n  RemoteID 0x", f);
	for (unsigned i = 0; i < 256; i++)
		fprintf(f, "%02X", i);
	for (unsigned i = 0; i < 256; i++)
		fprintf(f, "\nrecord 119 73\n section SMF119TI\n  same\n"
		    " section NMsecIKETunnel\n  same\n section LocalID\n"
		    "  LocalID 0x%02X81\n section RemoteID\n"
		    "  RemoteID 0xE0%02XA4", i, i);
	fputs("\n", f);
	ck_assert_int_eq(fclose(f), 0);
	expect_status("$RUN $BUILD/mksmf $BUILD/check-bytes.txt "
	    ">$BUILD/check-bytes", 0);
}

START_TEST(test_formats_agree_on_every_byte_of_text)
{
	char arguments[256];

	bytes_write();
	snprintf(arguments, sizeof arguments, "%s", scratch_path("bytes"));
	ck_assert_uint_eq(check_same(arguments), 257);
}
END_TEST

/* Back to IBM-1047: X'15' and X'25' have both become a line end, which is
 * X'25'. */
static void
check_bytes(struct blob text)
{
	iconv_t cd = iconv_open("IBM1047", "UTF-8");
	char bytes[512], *to = bytes, *from = text.p;
	size_t room = sizeof bytes, left = text.n;

	if (cd == (iconv_t)-1)
		cd = iconv_open("IBM-1047", "UTF-8");
	if (cd == (iconv_t)-1) {
		fputs("check_same: no IBM-1047 in iconv(3), text is not "
		    "converted back\n", stderr);
		return;
	}
	ck_assert_uint_eq(iconv(cd, &from, &left, &to, &room), 0);
	iconv_close(cd);
	ck_assert_uint_eq(sizeof bytes - room, 256);
	for (int i = 0; i < 256; i++)
		ck_assert_msg((unsigned char)bytes[i] == (i == 0x15 ? 0x25 :
		    i), "X'%02X' has become X'%02X'", (unsigned)i,
		    (unsigned)(unsigned char)bytes[i]);
}

START_TEST(test_text_of_all_bytes_can_be_got_back)
{
	static const char *const names[] = { "csv", "tsv", "kv", "json" };
	char arguments[256];
	struct blob text, rows;

	bytes_write();
	snprintf(arguments, sizeof arguments, "-n 1 -e RemoteID %s",
	    scratch_path("bytes"));
	for (size_t i = 0; i < 4; i++) {
		text = output(names[i], arguments);
		rows = i == 0 ? rows_of_csv(text) : i == 1 ?
		    rows_of_tsv(text) : i == 2 ?
		    rows_of_kv(text, true) : rows_of_json(text, true);
		check_bytes(rows_value(rows, "RemoteID"));
		blob_free(&rows);
		blob_free(&text);
	}
}
END_TEST

static const char *const numbers[] = {
	"0", "1", "9007199254740991", "9007199254740992",
	"9007199254740993", "9223372036854775807", "9223372036854775808",
	"10000000000000000000", "18446744073709551614",
	"18446744073709551615",
};

/* The numbers, 8 bytes each, and a layout for them. */
static void
numbers_write(void)
{
	static const char layout[] = "section big 8 \"Big\"\n"
	    " big 0 uint 8 units \"Number\"\n";
	unsigned char bytes[8 * sizeof numbers / sizeof numbers[0]];
	uint64_t n;

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		n = strtoull(numbers[i], NULL, 10);
		for (size_t k = 8; k-- > 0; n >>= 8)
			bytes[8 * i + k] = (unsigned char)n;
	}
	scratch_write("numbers", bytes, sizeof bytes);
	scratch_write("layout-big", layout, sizeof layout - 1);
}

START_TEST(test_numbers_of_64_bits_are_exact_in_every_format)
{
	static const char *const forms[][3] = {
		{ "csv --no-header", "", "\n" }, { "kv", "big=", "\n" },
		{ "json", "{\"big\":", "}\n" },
		{ "csv --no-header --raw", "", "\n" },
	};
	char want[1024], command[256];
	size_t n;

	numbers_write();
	for (size_t i = 0; i < 4; i++) {
		n = 0;
		for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++)
			n += (size_t)snprintf(want + n, sizeof want - n,
			    "%s%s%s", forms[i][1], numbers[k], forms[i][2]);
		snprintf(command, sizeof command, "$SMF119 --layout "
		    "$BUILD/check-layout-big --section big -o %s "
		    "$BUILD/check-numbers", forms[i][0]);
		expect_output(command, want);
	}
	expect_output("$SMF119 --layout $BUILD/check-layout-big --section big "
	    "$BUILD/check-numbers | tail -n 1",
	    "Number:                       18446744073709551615 units\n");
	expect_output("$SMF119 -q -o json -n 1 -e NMsIKETunBytes "
	    "samples/expire.smf",
	    "{\"NMsIKETunBytes\":18446744073709551615}\n");
}
END_TEST

/* Each line by itself, by an independent parser. */
START_TEST(test_every_line_is_json)
{
	if (!is_installed("jq"))
		return;
	bytes_write();
	expect_output("for o in '' --raw '-e file,undecoded,timestamp' "
	    "'-e NMsIPTunID' --codepage=IBM-037; do for f in samples/*.smf; "
	    "do $SMF119 -q $o -o json -s all $f; done; "
	    "$SMF119 $o -o json $BUILD/check-bytes; done >$BUILD/check-json; "
	    "$SMF119 -q --summary -o json samples/*.smf >>$BUILD/check-json; "
	    "jq -R -c 'fromjson | type' <$BUILD/check-json | sort -u; "
	    "jq -R -c 'fromjson | length' <$BUILD/check-json | wc -l | "
	    "tr -d ' ' >$BUILD/check-count; wc -l <$BUILD/check-json | "
	    "tr -d ' ' | cmp - $BUILD/check-count", "\"object\"\n");
}
END_TEST

/* jq reads the text as we do: as UTF-8, with the NUL and all. */
START_TEST(test_json_parser_sees_every_character)
{
	if (!is_installed("jq"))
		return;
	bytes_write();
	expect_output("$SMF119 -n 1 -o json -e RemoteID $BUILD/check-bytes | "
	    "jq -c '.RemoteID | explode | sort | [length, .[0], .[9], "
	    ".[10], .[11], .[254], .[255]]'", "[256,0,9,10,10,254,255]\n");
}
END_TEST

/* The examples of the manual: 2026-11-20T08:30:00 as if it were UTC. */
START_TEST(test_json_parser_reads_times)
{
	if (!is_installed("jq"))
		return;
	expect_output("$SMF119 -n 1 -o json samples/ipsec.smf | "
	    "jq '.timestamp[:19] + \"Z\" | fromdate'", "1795163400\n");
	expect_output("$SMF119 -n 1 -o json samples/ipsec.smf | "
	    "jq '(.NMsIKETunLifetimeExpire | fromdate) - "
	    "(.NMsIKETunStartTime | fromdate)'", "28800\n");
	expect_output("$SMF119 -o json samples/ipsec.smf | "
	    "jq -c 'select(.timestamp > \"2026-11-20T12\") | "
	    "[.timestamp, .RemoteID]'",
	    "[\"2026-11-20T16:30:00.02\",\"branch7.example.com\"]\n");
}
END_TEST

/* Our digits are exact. What jq makes of them is its own affair, but it takes
 * them for a number. */
START_TEST(test_json_parser_takes_64_bits_for_a_number)
{
	if (!is_installed("jq"))
		return;
	numbers_write();
	expect_output("$SMF119 --layout $BUILD/check-layout-big --section big "
	    "-o json $BUILD/check-numbers | jq -r '.big | type' | sort -u",
	    "number\n");
}
END_TEST

Suite *
suite_same(void)
{
	Suite *s = suite_create("same");
	TCase *t = tcase_create("same");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, test_formats_carry_the_same_values);
	tcase_add_test(t, test_formats_agree_where_layouts_are_the_users);
	tcase_add_test(t, test_formats_agree_on_every_byte_of_text);
	tcase_add_test(t, test_text_of_all_bytes_can_be_got_back);
	tcase_add_test(t, test_numbers_of_64_bits_are_exact_in_every_format);
	tcase_add_test(t, test_every_line_is_json);
	tcase_add_test(t, test_json_parser_reads_times);
	tcase_add_test(t, test_json_parser_takes_64_bits_for_a_number);
	tcase_add_test(t, test_json_parser_sees_every_character);
	suite_add_tcase(s, t);
	return s;
}
