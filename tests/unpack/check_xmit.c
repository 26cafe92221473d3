/* check_xmit - transmitted data sets: sequential ones are read, others are
 * named. */
#include <stdio.h>
#include <string.h>

#include "support/suites.h"
#include "support/support.h"
#include "support/unpacked.h"
#include "tools/pack/xmit.h"

#define COPY "1028 0001 0007 C9D5D4C3D6D7E8 "
#define UNLOAD "1028 0001 0007 C9C5C2C3D6D7E8 "
#define CIPHER "1028 0001 0008 C1D4E2C3C9D7C8D9 "
#define VARY "0049 0001 0002 5802 "

static void
check_round_trip(const struct list *l, unsigned flags)
{
	static const size_t chunks[] = { 0, 1, 79 };
	struct bytes want = dump_of(l), file = { 0 };

	xmit_list(l, flags, &file);
	ck_assert_uint_eq(file.n % 80, 0);
	for (int c = 0; c < 3; c++) {
		struct unpacked u = received(&file, chunks[c]);

		ck_assert_msg(u.ended && bytes_equal(&u.bytes, &want),
		    "flags %u: %zu bytes of %zu", flags, u.bytes.n, want.n);
		unpacked_free(&u);
	}
	bytes_free(&file);
	bytes_free(&want);
}

static void
check_sample(const struct list *l, const char *path)
{
	(void)path;
	check_round_trip(l, 0);
	check_round_trip(l, XMIT_MESSAGE);
}

START_TEST(test_samples_come_back)
{
	each_sample(check_sample);
}
END_TEST

START_TEST(test_random_records_come_back)
{
	static const size_t longest[] = { 3, 600, 32756, 65535 };

	for (uint32_t i = 0; i < 4; i++) {
		struct list l = list_random(i, 20, longest[i], 256);

		check_round_trip(&l, 0);
		list_free(&l);
	}
}
END_TEST

/* Each record has an RDW of its own in the data, as some programs send. */
START_TEST(test_records_with_rdws_get_no_other)
{
	struct list l = { 0 };

	list_sample(&l, 9);
	check_round_trip(&l, XMIT_RDWS);
	list_free(&l);
}
END_TEST

START_TEST(test_fixed_records_are_bytes)
{
	struct bytes want = { 0 }, file = { 0 };
	struct unpacked u;

	for (unsigned i = 0; i < 100000; i++)
		bytes_add_byte(&want, i * i >> 4 & 0xff);
	xmit_bytes(want.p, want.n, &file);
	u = received(&file, 0);
	ck_assert(u.ended);
	ck_assert(bytes_equal(&u.bytes, &want));
	unpacked_free(&u);
	bytes_free(&file);
	bytes_free(&want);
}
END_TEST

static struct bytes
small_file(struct bytes *dump)
{
	struct list l = { 0 };
	struct bytes file = { 0 };

	list_sample(&l, 6);
	xmit_list(&l, XMIT_MESSAGE, &file);
	*dump = dump_of(&l);
	list_free(&l);
	return file;
}

/* Without a trailer, data is missing. */
START_TEST(test_every_prefix_gives_whole_records_and_one_fault)
{
	struct bytes dump, file = small_file(&dump);

	for (size_t n = 0; n < file.n; n++) {
		struct bytes cut = { file.p, n, 0 };
		struct unpacked u = received(&cut, 0);
		struct list l = { 0 };

		ck_assert(bytes_begin(&u.bytes, &dump));
		ck_assert(list_read(&l, u.bytes.p, u.bytes.n));
		ck_assert(!u.ended || u.bytes.n == dump.n);
		ck_assert(u.ended || u.fault.kind == FAULT_XMIT_CUT);
		ck_assert(u.ended || u.fault.offset == n);
		ck_assert(!u.ended || n + 80 > file.n);
		list_free(&l);
		unpacked_free(&u);
	}
	bytes_free(&file);
	bytes_free(&dump);
}
END_TEST

static void
check_any(const struct bytes *file)
{
	struct unpacked u = received(file, 0), again = received(file, 1);

	ck_assert(u.ended == again.ended);
	ck_assert(u.ended || u.fault.kind == again.fault.kind);
	ck_assert(u.ended || u.fault.offset == again.fault.offset);
	ck_assert(bytes_equal(&u.bytes, &again.bytes));
	ck_assert_uint_le(u.bytes.n, 3 * file->n);
	unpacked_free(&u);
	unpacked_free(&again);
}

START_TEST(test_every_flipped_byte)
{
	static const uint8_t flips[] = { 0x01, 0x10, 0x40, 0x80, 0xff };
	struct bytes dump, file = small_file(&dump);

	for (size_t i = 0; i < file.n; i++)
		for (int f = 0; f < 5; f++) {
			file.p[i] ^= flips[f];
			check_any(&file);
			file.p[i] ^= flips[f];
		}
	bytes_free(&file);
	bytes_free(&dump);
}
END_TEST

/* Any segments, with any control records. */
START_TEST(test_random_inputs)
{
	uint32_t seed = 119;

	for (int i = 0; i < 10000; i++) {
		struct bytes b = { 0 };

		xmit_control(&b, 1, "");
		xmit_control(&b, 2, "00000001" COPY VARY);
		if (i % 3 != 0)
			xmit_control(&b, 3, "");
		for (uint32_t n = roll(&seed) % 30; n > 0; n--) {
			size_t length = 2 + roll(&seed) % 40;
			bool control = roll(&seed) % 8 == 0;

			bytes_add_byte(&b, roll(&seed) % 50 == 0 ? 1 :
			    (unsigned)length);
			bytes_add_byte(&b, control ? 0xe0 :
			    roll(&seed) % 6 == 0 ? roll(&seed) & 0xf0 : 0xc0);
			if (control)
				bytes_add(&b, "\xc9\xd5\xd4\xd9\xf0", 5);
			for (size_t k = control ? 5 : 0; k < length - 2; k++)
				bytes_add_byte(&b, control && k == 5 ?
				    0xf1 + roll(&seed) % 7 :
				    roll(&seed) % 8);
		}
		check_any(&b);
		bytes_free(&b);
	}
}
END_TEST

static void
check_fault(const struct bytes *file, enum fault_kind kind)
{
	struct unpacked u = received(file, 0);

	ck_assert(!u.ended);
	ck_assert_msg(u.fault.kind == kind, "%s",
	    fault_text(u.fault.kind)->what);
	unpacked_free(&u);
}

/* The text units of up to two control records INMR02, and the message. */
static const struct {
	const char *first, *second;
	int kind;
} descriptions[] = {
	{ "00000001" UNLOAD, "00000001" COPY, FAULT_XMIT_LIBRARY },
	{ "00000001" COPY, "00000001" UNLOAD, FAULT_XMIT_LIBRARY },
	{ "00000001" UNLOAD, NULL, FAULT_XMIT_LIBRARY },
	{ "00000001" VARY, NULL, FAULT_XMIT_LIBRARY },
	{ NULL, NULL, FAULT_XMIT_LIBRARY },
	{ "00000001" CIPHER, "00000001" COPY VARY, FAULT_XMIT_ENCRYPTED },
	{ "00000001" COPY "0049 0001 0002 500A", NULL, FAULT_XMIT_ENCRYPTED },
	{ "00000001" COPY "0049 0001 0002 5004", NULL, FAULT_XMIT_ENCRYPTED },
	{ "00000000" COPY VARY, NULL, FAULT_XMIT_CONTROL },
	{ "00000011" COPY VARY, NULL, FAULT_XMIT_CONTROL },
	{ "000001", NULL, FAULT_XMIT_CONTROL },
	{ "00000001 1028", NULL, FAULT_XMIT_CONTROL },
	{ "00000001 1028 0001", NULL, FAULT_XMIT_CONTROL },
	{ "00000001 1028 0001 0007 C9", NULL, FAULT_XMIT_CONTROL },
	{ "00000001 1028 0002 0001 C9", NULL, FAULT_XMIT_CONTROL },
};

START_TEST(test_what_is_no_sequential_data_set_is_named)
{
	struct bytes file = { 0 };

	xmit_control(&file, 1, "");
	if (descriptions[_i].first != NULL)
		xmit_control(&file, 2, descriptions[_i].first);
	if (descriptions[_i].second != NULL)
		xmit_control(&file, 2, descriptions[_i].second);
	xmit_control(&file, 3, "");
	xmit_record(&file, 0, "abc", 3);
	xmit_end(&file);
	check_fault(&file, (enum fault_kind)descriptions[_i].kind);
	bytes_free(&file);
}
END_TEST

START_TEST(test_acknowledgement_is_named)
{
	struct bytes file = { 0 };

	xmit_control(&file, 1, "");
	xmit_control(&file, 7, "");
	check_fault(&file, FAULT_XMIT_NOTICE);
	bytes_free(&file);
}
END_TEST

/* A good file with one segment more behind the start of the data. */
static void
check_segment(const char *hex, enum fault_kind kind)
{
	struct bytes file = { 0 };
	struct unpacked u;
	uint8_t segment[64];

	xmit_control(&file, 1, "");
	xmit_control(&file, 2, "00000001" COPY VARY);
	xmit_control(&file, 4, "1234");	/* skipped */
	xmit_control(&file, 3, "");
	xmit_record(&file, 0, "abc", 3);
	bytes_add(&file, segment, hex_bytes(hex, segment, sizeof segment));
	xmit_record(&file, 0, "def", 3);
	xmit_end(&file);
	u = received(&file, 0);
	if (kind == FAULT_KINDS) {
		ck_assert(u.ended);
		ck_assert_uint_eq(u.bytes.n, 14);
	} else {
		ck_assert(!u.ended);
		ck_assert_int_eq(u.fault.kind, kind);
		ck_assert_uint_eq(u.bytes.n, 7);
	}
	ck_assert_mem_eq(u.bytes.p, "\0\7\0\0abc", 7);
	unpacked_free(&u);
	bytes_free(&file);
}

START_TEST(test_segments_that_cannot_be)
{
	check_segment("00 C0", FAULT_XMIT_LENGTH);
	check_segment("01 C0", FAULT_XMIT_LENGTH);
	check_segment("03 40 C1", FAULT_XMIT_ORDER);
	check_segment("03 00 C1", FAULT_XMIT_ORDER);
	check_segment("03 80 C1", FAULT_XMIT_ORDER);	/* the next is one */
	check_segment("08 E0 C9D5D4D9F1F1", FAULT_XMIT_CONTROL);
	check_segment("02 E0", FAULT_XMIT_CONTROL);
	check_segment("04 10 0001", FAULT_KINDS);
	check_segment("08 E0 C9D5D4D9F0F5", FAULT_KINDS);
}
END_TEST

START_TEST(test_data_before_a_file_is_out_of_place)
{
	struct bytes file = { 0 };

	xmit_control(&file, 1, "");
	xmit_record(&file, 0, "abc", 3);
	check_fault(&file, FAULT_XMIT_ORDER);
	bytes_free(&file);
}
END_TEST

START_TEST(test_what_is_too_long_is_refused)
{
	static const uint8_t zeros[70000];
	struct bytes file = { 0 };

	xmit_control(&file, 1, "");
	xmit_record(&file, 0x20, zeros, 32769);
	check_fault(&file, FAULT_XMIT_CONTROL);
	bytes_free(&file);
	xmit_control(&file, 1, "");
	xmit_control(&file, 2, "00000001" COPY VARY);
	for (int i = 0; i < 17; i++)
		xmit_control(&file, 3, "");
	check_fault(&file, FAULT_XMIT_LIBRARY);
	bytes_free(&file);
	xmit_control(&file, 1, "");
	xmit_control(&file, 2, "00000001" COPY VARY);
	xmit_control(&file, 3, "");
	xmit_record(&file, 0, zeros, 65536);
	check_fault(&file, FAULT_XMIT_RECORD);
	bytes_free(&file);
}
END_TEST

/* One more file than there is room for. */
START_TEST(test_too_many_files_are_refused)
{
	char description[128];
	struct bytes file = { 0 };

	xmit_control(&file, 1, "");
	for (unsigned i = 1; i <= 16; i++) {
		snprintf(description, sizeof description, "000000%02X" COPY
		    "%s", i, i % 2 == 0 ? "0049 0001 0002 9002" : VARY);
		xmit_control(&file, 2, description);
	}
	for (int i = 1; i <= 16; i++) {
		xmit_control(&file, 3, "");
		xmit_record(&file, 0, "abc", 3);
	}
	xmit_control(&file, 3, "");
	check_fault(&file, FAULT_XMIT_CONTROL);
	bytes_free(&file);
}
END_TEST

/* The data of all files, each in its form. */
START_TEST(test_files_are_read_one_after_the_other)
{
	struct bytes file = { 0 };
	struct unpacked u;

	xmit_control(&file, 1, "");
	xmit_control(&file, 2, "00000001" COPY VARY);
	xmit_control(&file, 2, "00000002" COPY "0049 0001 0002 9002");
	xmit_control(&file, 2, "00000003" COPY VARY);
	for (int i = 0; i < 3; i++) {
		xmit_control(&file, 3, "");
		xmit_record(&file, 0, "abc", 3);
	}
	xmit_end(&file);
	u = received(&file, 0);
	ck_assert(u.ended);
	ck_assert_uint_eq(u.bytes.n, 17);
	ck_assert_mem_eq(u.bytes.p, "\0\7\0\0abcabc\0\7\0\0abc", 17);
	unpacked_free(&u);
	bytes_free(&file);
}
END_TEST

START_TEST(test_data_behind_the_trailer)
{
	struct bytes dump, file = small_file(&dump);
	size_t n = file.n;
	struct unpacked u;

	while (file.n < n + 1200)
		bytes_add_byte(&file, 0);
	u = received(&file, 0);
	ck_assert(u.ended || u.fault.kind == FAULT_XMIT_BEHIND);
	unpacked_free(&u);
	file.p[file.n - 1] = 1;
	u = received(&file, 0);
	ck_assert(!u.ended);
	ck_assert_int_eq(u.fault.kind, FAULT_XMIT_BEHIND);
	ck_assert_uint_ge(u.fault.have, 1200);
	ck_assert_uint_eq(u.fault.offset + u.fault.have, file.n);
	ck_assert(bytes_equal(&u.bytes, &dump));
	unpacked_free(&u);
	bytes_free(&file);
	bytes_free(&dump);
}
END_TEST

Suite *
suite_xmit(void)
{
	Suite *s = suite_create("xmit");
	TCase *t = tcase_create("xmit");

	tcase_set_timeout(t, 300);
	tcase_add_test(t, test_samples_come_back);
	tcase_add_test(t, test_random_records_come_back);
	tcase_add_test(t, test_records_with_rdws_get_no_other);
	tcase_add_test(t, test_fixed_records_are_bytes);
	tcase_add_test(t,
	    test_every_prefix_gives_whole_records_and_one_fault);
	tcase_add_test(t, test_every_flipped_byte);
	tcase_add_test(t, test_random_inputs);
	tcase_add_loop_test(t, test_what_is_no_sequential_data_set_is_named,
	    0, sizeof descriptions / sizeof descriptions[0]);
	tcase_add_test(t, test_acknowledgement_is_named);
	tcase_add_test(t, test_segments_that_cannot_be);
	tcase_add_test(t, test_data_before_a_file_is_out_of_place);
	tcase_add_test(t, test_what_is_too_long_is_refused);
	tcase_add_test(t, test_too_many_files_are_refused);
	tcase_add_test(t, test_files_are_read_one_after_the_other);
	tcase_add_test(t, test_data_behind_the_trailer);
	suite_add_tcase(s, t);
	return s;
}
