/* check_terse - tersed data as z/OS writes it, and damaged. */
#include <stdio.h>
#include <string.h>

#include "support/suites.h"
#include "support/support.h"
#include "support/unpacked.h"
#include "tools/pack/terse.h"
#include "unpack/container.h"

static const unsigned methods[] = { TERSE_PACK, TERSE_SPACK };

/* Records in hex, with commas between them, and their codes. */
static const struct {
	const char *records;
	const char *codes[2];	/* by PACK, by SPACK */
} examples[] = {
	{ "00 06 0000 C1C2  00 07 0000 C1C2C3",
	    { "0C2 0C3 101 FFF 0C4 000", "0C2 0C3 101 102 0C4 000" } },
	{ "00 10 0000 C1C1C1C1C1C1C1C1C1C1C1C1",
	    { "0C2 FFF FFE FFD FFF 000", "0C2 0C2 102 103 104 000" } },
	{ "00 0F 0000 40404040404040404040 C1"
	    "00 0F 0000 40404040404040404040 C1",
	    { "10A 0C2 101 FFF 000",
	    "041 041 102 103 103 0C2 101 105 103 041 0C2 000" } },
	{ "0006 0000 0102 0006 0000 0102 0006 0000 0102 "
	    "0006 0000 0102 0006 0000 0102 0006 0000 0102",
	    { "002 003 101 FFF FFD FFE FFC FF9 003 000",
	    "002 003 101 102 104 104 106 000" } },
	/* two marks in a row, and one at the end */
	{ "0005 0000 00 0004 0000 0005 0000 01",
	    { "001 101 101 002 000", "001 101 101 002 000" } },
	{ "0005 0000 00", { "001 101 000", "001 101 000" } },
	{ "", { "000", "000" } },
};

static void
add_codes(struct bytes *out, const char *text)
{
	struct codes codes;
	unsigned code;

	codes_start(&codes, out);
	for (; *(text += strspn(text, " ")) != '\0'; text += 3) {
		code = 0;
		for (int i = 0; i < 3; i++)
			code = code << 4 | (unsigned)(text[i] <= '9' ?
			    text[i] - '0' : text[i] - 'A' + 10);
		codes_add(&codes, code);
	}
	codes_end(&codes);
}

/* A file of these codes. */
static struct bytes
file_of(unsigned method, bool vary, const char *codes)
{
	struct bytes b = { 0 };

	terse_header(&b, method, vary, 32756);
	add_codes(&b, codes);
	return b;
}

START_TEST(test_examples)
{
	for (int m = 0; m < 2; m++) {
		struct bytes file = file_of(methods[m], true,
		    examples[_i].codes[m]);
		struct unpacked u = untersed(&file, 0);
		uint8_t want[256];
		size_t n = hex_bytes(examples[_i].records, want, sizeof want);

		ck_assert(u.ended);
		ck_assert_uint_eq(u.bytes.n, n);
		ck_assert(n == 0 || memcmp(u.bytes.p, want, n) == 0);
		unpacked_free(&u);
		bytes_free(&file);
	}
}
END_TEST

static struct bytes
terse_list(const struct list *l, unsigned method)
{
	struct symbols s = { 0 };
	struct bytes file = { 0 };

	symbols_add_list(&s, l);
	terse_file(&s, method, true, &file);
	symbols_free(&s);
	return file;
}

static void
check_round_trip(const struct list *l, const char *what)
{
	static const size_t chunks[] = { 0, 1, 7 };
	struct bytes want = dump_of(l);

	for (int m = 0; m < 2; m++) {
		struct bytes file = terse_list(l, methods[m]);

		for (int c = 0; c < 3; c++) {
			struct unpacked u = untersed(&file, chunks[c]);

			ck_assert_msg(u.ended && bytes_equal(&u.bytes, &want),
			    "%s, method %u: %zu bytes of %zu", what,
			    methods[m], u.bytes.n, want.n);
			unpacked_free(&u);
		}
		bytes_free(&file);
	}
	bytes_free(&want);
}

START_TEST(test_samples_come_back)
{
	each_sample(check_round_trip);
}
END_TEST

/* Few and many different bytes; records short and long, with more nodes than
 * there are. An empty record at the end cannot be told from none. */
START_TEST(test_random_records_come_back)
{
	static const unsigned alphabets[] = { 1, 2, 5, 60, 256 };
	static const size_t longest[] = { 0, 3, 40, 3000, 65535 };
	static const size_t counts[] = { 500, 3000, 1000, 60, 8 };

	for (uint32_t a = 0; a < 5; a++) {
		struct list l = list_random(a + 1, counts[_i], longest[_i],
		    alphabets[a]);

		list_add(&l, "\0\5\0\0\1", 5);
		check_round_trip(&l, "random");
		list_free(&l);
	}
}
END_TEST

/* Lengths where a record becomes segments, and where it is refused. */
START_TEST(test_record_is_cut_into_segments_at_32756)
{
	static const size_t lengths[] = { 32755, 32756, 32757, 65511, 65512,
		65513, 65534, 65535 };

	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		struct list l = { 0 };
		struct bytes r = { 0 };

		for (size_t n = 0; n < 3; n++) {
			bytes_free(&r);
			bytes_add_int(&r, 0, 4);
			while (r.n < lengths[i] + 4)
				bytes_add_byte(&r, (unsigned)(r.n * r.n >> 3) &
				    0xff);
			list_add(&l, r.p, r.n);
		}
		check_round_trip(&l, "long");
		list_free(&l);
		bytes_free(&r);
	}
}
END_TEST

START_TEST(test_fixed_records_are_bytes)
{
	struct symbols s = { 0 };
	struct bytes want = { 0 }, file = { 0 };
	struct unpacked u;
	uint32_t seed = 1;

	for (int i = 0; i < 200000; i++)
		bytes_add_byte(&want, roll(&seed) % 50 + (i % 1000 == 0 ?
		    100 : 0));
	symbols_add_bytes(&s, want.p, want.n);
	symbols_add(&s, TERSE_MARK);	/* of no meaning, and left out */
	terse_file(&s, methods[_i], false, &file);
	for (size_t chunk = 0; chunk < 2; chunk++) {
		u = untersed(&file, chunk);
		ck_assert(u.ended);
		ck_assert(bytes_equal(&u.bytes, &want));
		ck_assert_str_eq(u.words, _i == 0 ?
		    "TERSE (PACK, fixed-length records)" :
		    "TERSE (SPACK, fixed-length records)");
		unpacked_free(&u);
	}
	bytes_free(&want);
	bytes_free(&file);
	symbols_free(&s);
}
END_TEST

static struct bytes
small_file(unsigned method, struct bytes *dump)
{
	struct list l = { 0 };
	struct bytes file;

	list_sample(&l, 5);
	file = terse_list(&l, method);
	*dump = dump_of(&l);
	list_free(&l);
	return file;
}

/* Where the codes end in a file: half a byte of 0 may fill up the last. */
static size_t
end_of_codes(const struct bytes *file)
{
	size_t bits;

	for (bits = TERSE_HEADER * 8; ; bits += 12) {
		const uint8_t *p = file->p + bits / 8;
		unsigned two = (unsigned)p[0] << 8 | p[1];

		if ((bits % 8 == 0 ? two >> 4 : two & 0xfff) == 0)
			return (bits + 12 + 7) / 8;
	}
}

START_TEST(test_every_prefix_gives_whole_records_and_one_fault)
{
	struct bytes dump, file = small_file(methods[_i], &dump);
	size_t end = end_of_codes(&file);

	for (size_t n = 0; n < file.n; n++) {
		struct bytes cut = { file.p, n, 0 };
		struct unpacked u = untersed(&cut, 0);
		struct list l = { 0 };

		ck_assert_int_eq(u.ended, n >= end);
		if (n < end) {
			ck_assert_int_eq(u.fault.kind, FAULT_TERSE_CUT);
			ck_assert_uint_eq(u.fault.offset, n);
		}
		ck_assert(bytes_begin(&u.bytes, &dump));
		ck_assert(list_read(&l, u.bytes.p, u.bytes.n));
		list_free(&l);
		unpacked_free(&u);
	}
	bytes_free(&file);
	bytes_free(&dump);
}
END_TEST

/* Any bytes: decoding ends, and gives whole records. */
static void
check_any(const struct bytes *file, bool vary)
{
	struct unpacked u = untersed(file, 0), again = untersed(file, 1);
	struct list l = { 0 };

	ck_assert(u.ended == again.ended);
	ck_assert(u.ended || u.fault.kind == again.fault.kind);
	ck_assert(u.ended || u.fault.offset == again.fault.offset);
	ck_assert(u.ended || u.fault.offset <= file->n);
	ck_assert(bytes_equal(&u.bytes, &again.bytes));
	if (vary && u.ended)
		ck_assert(list_read(&l, u.bytes.p, u.bytes.n));
	list_free(&l);
	unpacked_free(&u);
	unpacked_free(&again);
}

START_TEST(test_every_flipped_byte)
{
	static const uint8_t flips[] = { 0x01, 0x10, 0x80, 0xff };
	struct bytes dump, file = small_file(methods[_i], &dump);

	for (size_t i = TERSE_HEADER; i < file.n; i++)
		for (int f = 0; f < 4; f++) {
			file.p[i] ^= flips[f];
			check_any(&file, true);
			file.p[i] ^= flips[f];
		}
	bytes_free(&file);
	bytes_free(&dump);
}
END_TEST

START_TEST(test_random_inputs)
{
	uint32_t seed = 119;

	for (int i = 0; i < 10000; i++) {
		struct bytes b = { 0 };
		size_t n = roll(&seed) % 600;
		unsigned most = i % 4 == 0 ? 256 : i % 4 == 1 ? 2 : 32;

		terse_header(&b, methods[i % 2], i % 3 != 0, 100);
		while (b.n < n + TERSE_HEADER)
			bytes_add_byte(&b, roll(&seed) % most);
		check_any(&b, i % 3 != 0);
		bytes_free(&b);
	}
}
END_TEST

static void
check_fault(struct bytes *file, enum fault_kind kind, uint64_t offset,
    uint64_t have)
{
	struct unpacked u = untersed(file, 0);

	ck_assert(!u.ended);
	ck_assert_msg(u.fault.kind == kind, "%s", fault_text(u.fault.kind)->what);
	ck_assert_uint_eq(u.fault.offset, offset);
	ck_assert_uint_eq(u.fault.have, have);
	ck_assert_int_eq(u.fault.subtype, -1);
	unpacked_free(&u);
	bytes_free(file);
}

/* A code for the node that is being replaced is damage. */
START_TEST(test_codes_that_stand_for_nothing_are_refused)
{
	struct bytes b;

	b = file_of(TERSE_PACK, true, "FFF 000");
	check_fault(&b, FAULT_TERSE_CODE, 12, 0xfff);
	b = file_of(TERSE_PACK, true, "0C2 FFE 000");
	check_fault(&b, FAULT_TERSE_CODE, 13, 0xffe);
	b = file_of(TERSE_PACK, false, "0C2 FFF FFD 000");
	check_fault(&b, FAULT_TERSE_CODE, 15, 0xffd);
	b = file_of(TERSE_SPACK, true, "102 000");
	check_fault(&b, FAULT_TERSE_CODE, 12, 0x102);
	b = file_of(TERSE_SPACK, true, "0C2 102 000");
	check_fault(&b, FAULT_TERSE_CODE, 13, 0x102);
	b = file_of(TERSE_SPACK, false, "0C2 0C2 103 000");
	check_fault(&b, FAULT_TERSE_CODE, 15, 0x103);
}
END_TEST

/* When all nodes are in use, the oldest one that no other is made of is
 * replaced, and its code is not valid. */
START_TEST(test_node_given_up_is_refused)
{
	struct bytes b = { 0 };
	struct codes codes;

	terse_header(&b, TERSE_SPACK, true, 100);
	codes_start(&codes, &b);
	for (unsigned i = 0; i < 4096 - 258 + 1; i++)
		codes_add(&codes, 1 + i % 2);
	codes_add(&codes, 258);
	codes_end(&codes);
	check_fault(&b, FAULT_TERSE_CODE, 12 + (4096 - 258 + 1) * 3 / 2,
	    258);
}
END_TEST

/* Each code doubles the phrase, or nearly so. */
START_TEST(test_bomb_is_refused)
{
	struct bytes b = { 0 };
	struct codes codes;
	struct unpacked u;

	terse_header(&b, TERSE_SPACK, _i == 0, 100);
	codes_start(&codes, &b);
	codes_add(&codes, 1);
	codes_add(&codes, 1);
	for (unsigned i = 258; i < 1500; i++)
		codes_add(&codes, i);
	codes_end(&codes);
	u = untersed(&b, 0);
	ck_assert(!u.ended);
	ck_assert_int_eq(u.fault.kind, _i == 0 ? FAULT_TERSE_RECORD :
	    FAULT_TERSE_PHRASE);
	ck_assert_uint_eq(u.fault.want, _i == 0 ? 65535 : 32767);
	ck_assert_uint_le(u.bytes.n, 300000);
	unpacked_free(&u);
	bytes_free(&b);
}
END_TEST

/* As long as a record may be, and a byte longer; with marks, which expand
 * most. */
START_TEST(test_record_that_is_too_long_is_refused)
{
	struct symbols s = { 0 };
	struct bytes b = { 0 };
	struct unpacked u;

	symbols_add(&s, 9);
	symbols_add(&s, TERSE_MARK);
	for (int i = 0; i < 65536; i++)
		symbols_add(&s, 5);
	symbols_add(&s, TERSE_MARK);
	terse_file(&s, methods[_i], true, &b);
	u = untersed(&b, 0);
	ck_assert(!u.ended);
	ck_assert_int_eq(u.fault.kind, FAULT_TERSE_RECORD);
	ck_assert_uint_ge(u.bytes.n, 5);
	ck_assert_mem_eq(u.bytes.p, "\0\5\0\0\10", 5);
	unpacked_free(&u);
	bytes_free(&b);
	symbols_free(&s);
}
END_TEST

START_TEST(test_many_empty_records)
{
	struct list l = { 0 };

	for (int i = 0; i < 100000; i++)
		list_add(&l, "\0\4\0\0", 4);
	list_add(&l, "\0\5\0\0\1", 5);
	check_round_trip(&l, "empty");
	list_free(&l);
}
END_TEST

/* Less than 1024 bytes fill up the last block; zeros are padding. */
START_TEST(test_data_behind_the_end)
{
	struct bytes dump, file = small_file(methods[_i], &dump);
	size_t end = end_of_codes(&file);
	struct unpacked u;

	file.n = end;
	for (int i = 0; i < 1023; i++)
		bytes_add_byte(&file, i == 0 ? 1 : 0);
	u = untersed(&file, 0);
	ck_assert(u.ended);
	unpacked_free(&u);
	bytes_add_byte(&file, 0);
	bytes_add_byte(&file, 1);	/* one may be read with the end */
	u = untersed(&file, 0);
	ck_assert(!u.ended);
	ck_assert_int_eq(u.fault.kind, FAULT_TERSE_BEHIND);
	ck_assert_uint_ge(u.fault.have, 1024);
	ck_assert_uint_eq(u.fault.offset, file.n - u.fault.have);
	ck_assert(bytes_equal(&u.bytes, &dump));
	unpacked_free(&u);
	file.p[end] = 0;
	file.p[file.n - 1] = 0;
	u = untersed(&file, 0);
	ck_assert(u.ended);
	unpacked_free(&u);
	bytes_free(&file);
	bytes_free(&dump);
}
END_TEST

static const struct {
	const char *header;
	bool terse;
} headers[] = {
	{ "02017FF4 0C006D5E 00000000", true },
	{ "05017FF4 0C006D5E 00000000", true },
	{ "05010400 0C006D5E 00000000", true },
	{ "02000400 0C006D5E 00000000", true },
	{ "02017FF4 1C006D5E 00000000", true },
	{ "02017FF4 0C006D5E 00007FF4", true },
	{ "02010000 0C006D5E 00007FF4", true },
	{ "02017FF4 00000000 00000000", true },
	{ "02017FF4 0C036D5E 00000000", true },
	{ "02017FF4 0C006D5E 00007FF0", false },
	{ "02017FF4 00006D5E 00000000", false },
	{ "02010000 0C006D5E 00000000", false },
	{ "02010000 5E770045 00010124", false },
	{ "02017FF4 0C006D5E 000000", false },
	{ "02027FF4 0C006D5E 00000000", false },
	{ "03017FF4 0C006D5E 00000000", false },
	{ "07017FF4 0C006D5E 00000000", false },
};

START_TEST(test_headers)
{
	uint8_t bytes[16];
	size_t n = hex_bytes(headers[_i].header, bytes, sizeof bytes);

	ck_assert_int_eq(terse_begins(span_of(bytes, n)), headers[_i].terse);
}
END_TEST

Suite *
suite_terse(void)
{
	Suite *s = suite_create("terse");
	TCase *t = tcase_create("terse");

	tcase_set_timeout(t, 300);
	tcase_add_loop_test(t, test_examples, 0,
	    sizeof examples / sizeof examples[0]);
	tcase_add_test(t, test_samples_come_back);
	tcase_add_loop_test(t, test_random_records_come_back, 0, 5);
	tcase_add_test(t, test_record_is_cut_into_segments_at_32756);
	tcase_add_loop_test(t, test_fixed_records_are_bytes, 0, 2);
	tcase_add_loop_test(t,
	    test_every_prefix_gives_whole_records_and_one_fault, 0, 2);
	tcase_add_loop_test(t, test_every_flipped_byte, 0, 2);
	tcase_add_test(t, test_random_inputs);
	tcase_add_test(t, test_codes_that_stand_for_nothing_are_refused);
	tcase_add_test(t, test_node_given_up_is_refused);
	tcase_add_loop_test(t, test_bomb_is_refused, 0, 2);
	tcase_add_loop_test(t, test_record_that_is_too_long_is_refused, 0, 2);
	tcase_add_test(t, test_many_empty_records);
	tcase_add_loop_test(t, test_data_behind_the_end, 0, 2);
	tcase_add_loop_test(t, test_headers, 0,
	    sizeof headers / sizeof headers[0]);
	suite_add_tcase(s, t);
	return s;
}
