/* check_text - every byte in every style, and back.
 *
 * The decoders here follow the descriptions of the formats: RFC 4180, RFC 8259,
 * and the escapes that text.h describes. */
#include <stdlib.h>
#include <string.h>

#include "decode/codepage_find.h"
#include "emit/text.h"
#include "support/suites.h"
#include "support/support.h"

enum { TEXT_MAX = 40000 };

static const enum text_style styles[] = { TEXT_PLAIN, TEXT_CSV, TEXT_TSV,
	TEXT_KV, TEXT_JSON };

static struct codepage page;
static struct out out;

static void
setup(void)
{
	ck_assert_int_eq(codepage_open("IBM-1047", &page), CODEPAGE_OK);
}

/* An assertion of Check is a write(2): too slow for every character. */
static void
must(bool ok)
{
	if (!ok)
		ck_abort_msg("not what the format allows: %.200s", out.buf);
}

static const char *
put(enum text_style style, const uint8_t *p, size_t n)
{
	struct text_table table;
	char room[TEXT_ROOM + 1];

	out_open(&out, -1);
	text_table_make(&table, &page, style);
	text_put(&table, span_of(p, n), &out);
	out_text(&out);
	if (n <= TEXT_SHORT) {	/* the function for short text must print the
				 * same */
		*text_print(&table, span_of(p, n), room) = '\0';
		must(strcmp(room, out.buf) == 0);
	}
	return out.buf;
}

/* One character of UTF-8, up to U+FFFF. */
static unsigned
utf8_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;

	if (p[0] < 0x80) {
		*s += 1;
		return p[0];
	}
	must(p[0] >= 0xc2 && (p[1] & 0xc0) == 0x80);
	if (p[0] < 0xe0) {
		*s += 2;
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	}
	must(p[0] < 0xf0 && (p[2] & 0xc0) == 0x80);
	*s += 3;
	return (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
}

static unsigned
hex4(const char *s)
{
	char digits[5] = "";

	memcpy(digits, s, 4);
	must(strspn(digits, "0123456789ABCDEF") == 4);
	return (unsigned)strtoul(digits, NULL, 16);
}

/* A backslash and what follows it in tsv, kv and JSON. */
static unsigned
escape_next(const char **s)
{
	static const char letters[] = "\"\\ntr", values[] = "\"\\\n\t\r";
	const char *at;

	must((*s)[0] == '\\');
	if ((*s)[1] == 'u') {
		*s += 6;
		return hex4(*s - 4);
	}
	at = strchr(letters, (*s)[1]);
	must(at != NULL && *at != '\0');
	*s += 2;
	return (unsigned char)values[at - letters];
}

/* The next character of a text in that style; s is moved behind it. */
static unsigned
style_next(enum text_style style, bool quoted, const char **s)
{
	if (style == TEXT_TSV || style == TEXT_KV || style == TEXT_JSON) {
		if (**s != '\\')
			return utf8_next(s);
		must(quoted || style == TEXT_TSV);
		return escape_next(s);
	}
	if ((*s)[0] == '\\' && (*s)[1] == 'u') {
		*s += 6;
		return hex4(*s - 4);
	}
	if (style == TEXT_CSV && **s == '"') {
		must(quoted);
		*s += 1;
		must(**s == '"');
	}
	return utf8_next(s);
}

/* The printed text gives all the characters of the bytes back. */
static void
check_back(enum text_style style, const uint8_t *p, size_t n)
{
	const char *s = put(style, p, n), *end = s + out.n;
	bool quoted = style == TEXT_JSON;	/* by the format, around it */

	if ((style == TEXT_CSV || style == TEXT_KV) && *s == '"') {
		quoted = true;
		must(out.n >= 2 && *--end == '"');
		s++;
	}
	for (size_t i = 0; i < n; i++) {
		must(s < end);
		must(style_next(style, quoted, &s) == page.chars[p[i]]);
	}
	ck_assert_ptr_eq(s, end);
}

/* No C0, DEL or C1, but for the line ends inside the quotes of csv. */
static void
check_clean(enum text_style style, const uint8_t *p, size_t n)
{
	const char *s = put(style, p, n);
	const bool quoted = *s == '"';
	unsigned ch;

	while (*s != '\0') {
		ch = utf8_next(&s);
		must((ch >= 0x20 && ch < 0x7f) || ch >= 0xa0 ||
		    (style == TEXT_CSV && quoted && ch == '\n'));
	}
	ck_assert_ptr_eq(s, out.buf + out.n);
}

static void
check_all(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
		check_back(styles[i], p, n);
		check_clean(styles[i], p, n);
	}
}

START_TEST(test_every_byte_comes_back)
{
	uint8_t bytes[3] = { 0xc1, 0, 0xc1 };

	for (int i = 0; i < 256; i++) {
		bytes[1] = (uint8_t)i;
		check_all(bytes + 1, 1);
		check_all(bytes, 3);
		check_all(bytes, 2);
	}
}
END_TEST

/* The backslash is the only one that depends on its neighbour. */
START_TEST(test_every_pair_of_bytes_comes_back)
{
	static const uint8_t firsts[] = { 0xe0, 0x7f, 0x6b, 0x15, 0x00, 0x40 };
	uint8_t bytes[4] = { 0, 0, 0xe0, 0xa4 };

	for (size_t f = 0; f < sizeof firsts; f++)
		for (int i = 0; i < 256; i++) {
			bytes[0] = firsts[f];
			bytes[1] = (uint8_t)i;
			check_all(bytes, 2);
			check_all(bytes, 4);
		}
}
END_TEST

START_TEST(test_all_bytes_at_once_and_long_texts_come_back)
{
	static uint8_t bytes[TEXT_MAX];

	for (size_t i = 0; i < TEXT_MAX; i++)
		bytes[i] = (uint8_t)(i * 7 + i / 256);
	check_all(bytes, 256);
	check_all(bytes, OUT_ROOM);
	check_all(bytes, OUT_ROOM + 1);
	check_all(bytes, 12000);
	memset(bytes, 0xc1, sizeof bytes);
	check_all(bytes, OUT_ROOM + 1);
	check_all(bytes, TEXT_MAX);
}
END_TEST

START_TEST(test_text_is_as_written_down)
{
	static const struct {
		const char *hex;
		const char *want[5];	/* plain, csv, tsv, kv, JSON */
	} rows[] = {
		{ "", { "", "", "", "", "" } },
		{ "C1C2", { "AB", "AB", "AB", "AB", "AB" } },
		{ "C16BC2", { "A,B", "\"A,B\"", "A,B", "A,B", "A,B" } },
		{ "C140C2", { "A B", "A B", "A B", "\"A B\"", "A B" } },
		{ "C17EC2", { "A=B", "A=B", "A=B", "\"A=B\"", "A=B" } },
		{ "C17FC2", { "A\"B", "\"A\"\"B\"", "A\"B", "\"A\\\"B\"",
		    "A\\\"B" } },
		{ "C1E0C2", { "A\\B", "A\\B", "A\\\\B", "\"A\\\\B\"",
		    "A\\\\B" } },
		{ "E0A4F0F0", { "\\u005Cu00", "\\u005Cu00", "\\\\u00", "\"\\\\u00\"",
		    "\\\\u00" } },
		{ "C115C2", { "A\\u000AB", "\"A\nB\"", "A\\nB", "\"A\\nB\"",
		    "A\\nB" } },
		{ "C125C2", { "A\\u000AB", "\"A\nB\"", "A\\nB", "\"A\\nB\"",
		    "A\\nB" } },
		{ "050D", { "\\u0009\\u000D", "\\u0009\\u000D", "\\t\\r", "\"\\t\\r\"",
		    "\\t\\r" } },
		{ "00072720FF", { "\\u0000\\u007F\\u001B\\u0080\\u009F",
		    "\\u0000\\u007F\\u001B\\u0080\\u009F",
		    "\\u0000\\u007F\\u001B\\u0080\\u009F",
		    "\"\\u0000\\u007F\\u001B\\u0080\\u009F\"",
		    "\\u0000\\u007F\\u001B\\u0080\\u009F" } },
		{ "A2A39981598541", { "stra\xc3\x9f" "e\xc2\xa0",
		    "stra\xc3\x9f" "e\xc2\xa0", "stra\xc3\x9f" "e\xc2\xa0",
		    "stra\xc3\x9f" "e\xc2\xa0",
		    "stra\xc3\x9f" "e\xc2\xa0" } },
	};
	uint8_t bytes[32];
	size_t n;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (size_t k = 0; k < 5; k++) {
			n = hex_bytes(rows[i].hex, bytes, sizeof bytes);
			ck_assert_str_eq(put(styles[k], bytes, n),
			    rows[i].want[k]);
		}
}
END_TEST

/* For a spreadsheet: what begins a formula, and what is a number. */
START_TEST(test_guarded_text_has_an_apostrophe_where_it_needs_one)
{
	static const struct {
		const char *hex;
		const char *want[2];	/* csv, tsv */
	} rows[] = {
		{ "", { "", "" } },
		{ "C1", { "A", "A" } },
		{ "7EF1", { "'=1", "'=1" } },
		{ "4EF1", { "'+1", "'+1" } },
		{ "60C1", { "'-A", "'-A" } },
		{ "7CC1", { "'@A", "'@A" } },
		{ "05C1", { "'\\u0009A", "'\\tA" } },
		{ "0DC1", { "'\\u000DA", "'\\rA" } },
		{ "25C1", { "\"'\nA\"", "'\\nA" } },
		{ "7EF16BF2", { "\"'=1,2\"", "'=1,2" } },
		{ "F0F1F2", { "'012", "'012" } },
		{ "F9", { "'9", "'9" } },
		{ "F94BF0", { "9.0", "9.0" } },
		{ "C17EF1", { "A=1", "A=1" } },
		{ "407EF1", { " =1", " =1" } },
		{ "7D7EF1", { "'=1", "'=1" } },	/* has one already */
		{ "F1F2C1", { "12A", "12A" } },
	};
	struct text_table table;
	uint8_t bytes[32];
	char have[TEXT_ROOM + 1], utf8[3 * 32 + 1];
	struct span s;

	for (size_t k = 0; k < 2; k++) {
		text_table_make(&table, &page, k == 0 ? TEXT_CSV : TEXT_TSV);
		text_table_guard(&table, &page);
		for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
			s = span_of(bytes, hex_bytes(rows[i].hex, bytes,
			    sizeof bytes));
			*text_print(&table, s, have) = '\0';
			ck_assert_str_eq(have, rows[i].want[k]);
			out_open(&out, -1);
			text_put(&table, s, &out);
			ck_assert_str_eq(out_text(&out), rows[i].want[k]);
			out_open(&out, -1);
			s = span_of(utf8, codepage_text(&page, s, utf8));
			text_put_utf8(&table, s, &out);
			ck_assert_str_eq(out_text(&out), rows[i].want[k]);
		}
	}
}
END_TEST

/* The guard is in front of a text, however long. */
START_TEST(test_long_text_is_guarded_once)
{
	static uint8_t bytes[TEXT_MAX];
	struct text_table table;

	text_table_make(&table, &page, TEXT_CSV);
	text_table_guard(&table, &page);
	memset(bytes, 0xf1, sizeof bytes);
	out_open(&out, -1);
	text_put(&table, span_of(bytes, OUT_ROOM), &out);
	ck_assert_uint_eq(out.n, OUT_ROOM + 1);
	ck_assert_int_eq(out.buf[0], '\'');
	ck_assert_uint_eq(strspn(out.buf + 1, "1"), OUT_ROOM);
}
END_TEST

/* Every style leaves the first and the last of the characters that take four
 * bytes as they are. */
START_TEST(test_characters_of_four_bytes_are_not_escaped)
{
	static const char characters[] = "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf";
	struct text_table table;

	text_table_make(&table, &page, styles[_i]);
	out_open(&out, -1);
	text_put_utf8(&table, span_of(characters, strlen(characters)), &out);
	ck_assert_str_eq(out_text(&out), characters);
}
END_TEST

Suite *
suite_text(void)
{
	Suite *s = suite_create("text");
	TCase *t = tcase_create("text");

	tcase_set_timeout(t, 60);
	tcase_add_checked_fixture(t, setup, NULL);
	tcase_add_test(t, test_every_byte_comes_back);
	tcase_add_test(t, test_every_pair_of_bytes_comes_back);
	tcase_add_test(t, test_all_bytes_at_once_and_long_texts_come_back);
	tcase_add_test(t, test_text_is_as_written_down);
	tcase_add_test(t,
	    test_guarded_text_has_an_apostrophe_where_it_needs_one);
	tcase_add_test(t, test_long_text_is_guarded_once);
	tcase_add_loop_test(t, test_characters_of_four_bytes_are_not_escaped, 0,
	    (int)(sizeof styles / sizeof styles[0]));
	suite_add_tcase(s, t);
	return s;
}
