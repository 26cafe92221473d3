/* check_decode - bytes to typed values, kind by kind. */
#include <string.h>

#include "layout/load.h"
#include "decode/decode.h"
#include "support/suites.h"
#include "support/support.h"

static struct catalog catalog;
static const struct section *section;

/* A section with one row of every kind; its bytes are given by each test. */
static const char layout[] =
    "values v\n 1 ONE \"one\"\n"
    "section s * \"S\"\n"
    " six   0.0 flag \"Six\"\n"
    " low   0.1 flag \"Low\"\n"
    " three 0.2 bits 3 \"Three\"\n"
    " rest  0.5 reserved 3b\n"
    " code  1 code 1 v \"Code\"\n"
    " opt   2 code 1 v \"Opt\" optional\n"
    " num   3 uint 3 \"Num\" optional\n"
    " addr  6 address six \"Addr\"\n"
    " map   22 address \"Map\"\n"
    " time  38 unixtime 4 \"Time\"\n"
    " hex   42 hex 2 \"Hex\"\n"
    " text  44 text 6 \"Text\"\n"
    " stamp 50 timestamp 8 \"Stamp\"\n"
    " open  58 hex * \"Open\"\n"
    "section a * \"A\"\n"
    " word  0 alnum 4 \"Word\"\n"
    " maybe 4 alnum 4 \"Maybe\" optional\n";

static void
setup(void)
{
	struct layout_error error;

	memset(&catalog, 0, sizeof catalog);
	ck_assert(layout_load(&catalog, layout, strlen(layout), &error));
	section = catalog_section(&catalog, "s");
}

static void
teardown(void)
{
	catalog_free(&catalog);
}

/* The value of a field, whose bytes are all of the section that is not 0. */
static struct value
value_of(const char *name, const char *hex)
{
	static uint8_t bytes[64];
	const struct field *f = section_field(section, name);
	struct value v = { .kind = VALUE_SECTIONS };
	size_t n;

	ck_assert_ptr_nonnull(f);
	memset(bytes, 0, sizeof bytes);
	n = hex_bytes(hex, bytes + f->offset / 8,
	    sizeof bytes - (size_t)f->offset / 8);
	decode_field(f, span_of(bytes, (size_t)f->offset / 8 + n), &v);
	return v;
}

static void
check_number(const char *name, const char *hex, enum value_kind kind,
    uint64_t number)
{
	struct value v = value_of(name, hex);

	ck_assert_msg(v.kind == kind, "%s %s: kind %d", name, hex, v.kind);
	ck_assert_msg(v.number == number, "%s %s: %lu", name, hex,
	    (unsigned long)v.number);
}

START_TEST(test_flags_and_bits_count_from_the_left)
{
	check_number("six", "80", VALUE_FLAG, 1);
	check_number("six", "7F", VALUE_FLAG, 0);
	check_number("low", "40", VALUE_FLAG, 1);
	check_number("low", "BF", VALUE_FLAG, 0);
	check_number("three", "38", VALUE_UINT, 7);
	check_number("three", "28", VALUE_UINT, 5);
	check_number("three", "C7", VALUE_UINT, 0);
}
END_TEST

START_TEST(test_uint_is_big_endian_and_unsigned)
{
	check_number("num", "010203", VALUE_UINT, 0x010203);
	check_number("num", "FFFFFF", VALUE_UINT, 0xffffff);
}
END_TEST

START_TEST(test_code_has_its_meaning_or_only_its_number)
{
	struct value v = value_of("code", "01");

	ck_assert_int_eq(v.kind, VALUE_CODE);
	ck_assert_str_eq(v.code->token, "ONE");
	v = value_of("code", "02");
	ck_assert_int_eq(v.kind, VALUE_CODE);
	ck_assert_ptr_null(v.code);
	ck_assert_uint_eq(v.number, 2);
	v = value_of("code", "00");
	ck_assert_int_eq(v.kind, VALUE_CODE);
}
END_TEST

START_TEST(test_zero_is_absent_only_where_it_means_nothing)
{
	ck_assert_int_eq(value_of("opt", "00").kind, VALUE_ABSENT);
	ck_assert_int_eq(value_of("opt", "02").kind, VALUE_CODE);
	ck_assert_int_eq(value_of("num", "000000").kind, VALUE_ABSENT);
	ck_assert_int_eq(value_of("num", "000001").kind, VALUE_UINT);
	ck_assert_int_eq(value_of("time", "00000000").kind, VALUE_ABSENT);
	check_number("time", "FFFFFFFF", VALUE_UNIXTIME, 0xffffffff);
}
END_TEST

START_TEST(test_address_is_as_long_as_the_flag_says)
{
	uint8_t bytes[64] = { 0 };
	const struct field *f = section_field(section, "addr");
	struct value v;

	decode_field(f, span_of(bytes, 22), &v);
	ck_assert_int_eq(v.kind, VALUE_ADDRESS);
	ck_assert_uint_eq(v.bytes.n, 4);
	ck_assert_ptr_eq(v.bytes.p, bytes + 6);
	bytes[0] = 0x80;
	decode_field(f, span_of(bytes, 22), &v);
	ck_assert_uint_eq(v.bytes.n, 16);
	bytes[0] = 0x7f;
	decode_field(f, span_of(bytes, 22), &v);
	ck_assert_uint_eq(v.bytes.n, 4);
}
END_TEST

START_TEST(test_address_without_a_flag_is_ipv4_when_mapped)
{
	struct value v = value_of("map", "00000000 00000000 0000FFFF 01020304");

	ck_assert_uint_eq(v.bytes.n, 4);
	ck_assert_uint_eq(v.bytes.p[0], 1);
	v = value_of("map", "00000000 00000000 0000FFFE 01020304");
	ck_assert_uint_eq(v.bytes.n, 16);
	v = value_of("map", "00000000 00000001 0000FFFF 01020304");
	ck_assert_uint_eq(v.bytes.n, 16);
	v = value_of("map", "00000000 00000000 00000000 00000000");
	ck_assert_uint_eq(v.bytes.n, 16);
}
END_TEST

START_TEST(test_text_loses_only_the_padding_at_its_end)
{
	struct value v = value_of("text", "40C10040C240");

	ck_assert_int_eq(v.kind, VALUE_TEXT);
	ck_assert_uint_eq(v.bytes.n, 5);
	ck_assert_uint_eq(value_of("text", "C1C2C3C4C5C6").bytes.n, 6);
	ck_assert_uint_eq(value_of("text", "C10000400040").bytes.n, 1);
	v = value_of("text", "404040404040");
	ck_assert_int_eq(v.kind, VALUE_TEXT);
	ck_assert_uint_eq(v.bytes.n, 0);
}
END_TEST

START_TEST(test_open_row_has_what_is_left)
{
	ck_assert_uint_eq(value_of("open", "010203").bytes.n, 3);
	ck_assert_int_eq(value_of("open", "00").kind, VALUE_HEX);
	ck_assert_int_eq(value_of("open", "").kind, VALUE_ABSENT);
	ck_assert_uint_eq(value_of("hex", "0000").bytes.n, 2);
}
END_TEST

START_TEST(test_field_not_all_there_is_absent)
{
	static const struct {
		const char *name;
		const char *hex;
	} rows[] = {
		{ "six", "" }, { "three", "" }, { "code", "" },
		{ "num", "0102" }, { "addr", "000102030405060708090A0B0C0D0E" },
		{ "time", "010203" }, { "hex", "01" }, { "text", "C1C2C3C4C5" },
		{ "stamp", "0000000001263F" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		ck_assert_msg(value_of(rows[i].name, rows[i].hex).kind ==
		    VALUE_ABSENT, "%s", rows[i].name);
}
END_TEST

START_TEST(test_timestamp_is_a_day_that_was_or_hex)
{
	static const struct {
		const char *hex;
		enum value_kind kind;
	} rows[] = {
		{ "00000000 0126325F", VALUE_TIMESTAMP },
		{ "0083D5FF 0126325F", VALUE_TIMESTAMP },
		{ "0083D600 0126325F", VALUE_HEX },	/* 24:00 */
		{ "FFFFFFFF 0126325F", VALUE_HEX },
		{ "00000000 0126001F", VALUE_TIMESTAMP },
		{ "00000000 0126000F", VALUE_HEX },	/* day 0 */
		{ "00000000 0126365F", VALUE_TIMESTAMP },
		{ "00000000 0126366F", VALUE_HEX },
		{ "00000000 0124366F", VALUE_TIMESTAMP },
		{ "00000000 0124367F", VALUE_HEX },
		{ "00000000 0100366F", VALUE_TIMESTAMP },	/* 2000 */
		{ "00000000 0000366F", VALUE_HEX },	/* 1900 */
		{ "00000000 0200366F", VALUE_HEX },	/* 2100 */
		{ "00000000 0104366F", VALUE_TIMESTAMP },
		{ "00000000 012632AF", VALUE_HEX },	/* no digit */
		{ "00000000 0126325C", VALUE_HEX },	/* no F */
		{ "00000000 1126325F", VALUE_HEX },
		{ "00000000 0000000F", VALUE_ABSENT },
		{ "00000001 0000000F", VALUE_ABSENT },
		{ "00000000 00000000", VALUE_HEX },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		ck_assert_msg(value_of("stamp", rows[i].hex).kind ==
		    rows[i].kind, "%s", rows[i].hex);
}
END_TEST

START_TEST(test_reserved_bits_are_not_looked_at)
{
	check_number("three", "07", VALUE_UINT, 0);
	ck_assert_int_eq(section_field(section, "rest")->kind, FIELD_RESERVED);
}
END_TEST

START_TEST(test_alnum_is_capitals_and_digits_or_else_bytes)
{
	struct value v;

	section = catalog_section(&catalog, "a");
	ck_assert_int_eq(value_of("word", "C1F14040").kind, VALUE_TEXT);
	ck_assert_uint_eq(value_of("word", "C1F14040").bytes.n, 2);
	ck_assert_int_eq(value_of("word", "C1F14BC1").kind, VALUE_HEX);
	v = value_of("word", "40404040");
	ck_assert_int_eq(v.kind, VALUE_TEXT);
	ck_assert_uint_eq(v.bytes.n, 0);
	ck_assert_int_eq(value_of("maybe", "40404040").kind, VALUE_ABSENT);
	ck_assert_int_eq(value_of("maybe", "C1404040").kind, VALUE_TEXT);
}
END_TEST

Suite *
suite_decode(void)
{
	Suite *s = suite_create("decode");
	TCase *t = tcase_create("decode");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, test_flags_and_bits_count_from_the_left);
	tcase_add_test(t, test_uint_is_big_endian_and_unsigned);
	tcase_add_test(t, test_code_has_its_meaning_or_only_its_number);
	tcase_add_test(t, test_zero_is_absent_only_where_it_means_nothing);
	tcase_add_test(t, test_address_is_as_long_as_the_flag_says);
	tcase_add_test(t, test_address_without_a_flag_is_ipv4_when_mapped);
	tcase_add_test(t, test_text_loses_only_the_padding_at_its_end);
	tcase_add_test(t, test_open_row_has_what_is_left);
	tcase_add_test(t, test_field_not_all_there_is_absent);
	tcase_add_test(t, test_timestamp_is_a_day_that_was_or_hex);
	tcase_add_test(t, test_reserved_bits_are_not_looked_at);
	tcase_add_test(t, test_alnum_is_capitals_and_digits_or_else_bytes);
	suite_add_tcase(s, t);
	return s;
}
