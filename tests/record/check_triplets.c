/* check_triplets - header and triplets, whole and damaged in every way. */
#include <string.h>

#include "record/triplets.h"
#include "support/suites.h"
#include "support/support.h"
#include "tools/records/sketch.h"

enum { SIZE = 100 };

static uint8_t bytes[SIZE];
static struct record record;
static struct triplet triplet;
static struct fault fault;

static void
put(size_t at, uint64_t v, size_t width)
{
	put_int(bytes + at, width, v);
}

/* A record of 100 bytes with three triplets: sections begin at 52. */
static void
setup(void)
{
	struct sketch s = { 0 };

	sketch_start(&s, 73, 3);
	sketch_add(&s, 16, 1, 0);
	sketch_add(&s, 8, 4, 0);
	ck_assert_uint_eq(s.n, SIZE);
	memcpy(bytes, s.bytes, SIZE);
	sketch_free(&s);
	memset(&triplet, 0x5a, sizeof triplet);
	memset(&fault, 0, sizeof fault);
	ck_assert(record_parse(span_of(bytes, SIZE), &record, &fault));
}

static bool
parse(size_t n)
{
	struct record untouched = record;
	bool ok = record_parse(span_of(bytes, n), &record, &fault);

	if (!ok)
		ck_assert_mem_eq(&record, &untouched, sizeof record);
	return ok;
}

static void
check_damage(uint64_t offset, uint64_t len, uint64_t num,
    enum fault_kind kind, uint64_t want, uint64_t have)
{
	put(36, offset, 4);
	put(40, len, 2);
	put(42, num, 2);
	ck_assert(!record_triplet(&record, 1, &triplet, &fault));
	ck_assert_int_eq(fault.kind, kind);
	ck_assert_uint_eq(fault.want, want);
	ck_assert_uint_eq(fault.have, have);
	ck_assert_uint_eq(triplet.num, 0);
	ck_assert_uint_eq(triplet_section(&triplet, 0).n, 0);
}

START_TEST(test_header_is_read)
{
	ck_assert_uint_eq(record.subtype, 73);
	ck_assert_uint_eq(record.ntriplets, 3);
	ck_assert_uint_eq(record.header.n, 24);
	ck_assert_ptr_eq(record.header.p, bytes);
	ck_assert_uint_eq(record.bytes.n, SIZE);
}
END_TEST

START_TEST(test_type_and_subtype_are_there_or_not)
{
	unsigned v = 4711;

	ck_assert(record_type(span_of(bytes, 6), &v));
	ck_assert_uint_eq(v, 119);
	ck_assert(record_subtype(span_of(bytes, 24), &v));
	ck_assert_uint_eq(v, 73);
	v = 4711;
	ck_assert(!record_type(span_of(bytes, 5), &v));
	ck_assert(!record_subtype(span_of(bytes, 23), &v));
	ck_assert_uint_eq(v, 4711);
}
END_TEST

START_TEST(test_record_too_short_for_its_header_is_damage)
{
	for (size_t n = 0; n < 24; n++) {
		ck_assert(!parse(n));
		ck_assert_int_eq(fault.kind, FAULT_HEADER_CUT);
		ck_assert_uint_eq(fault.want, 24);
		ck_assert_uint_eq(fault.have, n);
	}
}
END_TEST

START_TEST(test_record_too_short_for_its_triplets_is_damage)
{
	for (size_t n = 24; n < 52; n++) {
		ck_assert(!parse(n));
		ck_assert_int_eq(fault.kind, FAULT_TRIPLETS_CUT);
		ck_assert_uint_eq(fault.have, n);
	}
	ck_assert_uint_eq(fault.want, 52);
	ck_assert(parse(52));
	put(24, 0xffff, 2);
	ck_assert(!parse(SIZE));
	ck_assert_uint_eq(fault.want, 28 + 8 * 65535);
}
END_TEST

START_TEST(test_no_triplets_are_fine)
{
	put(24, 0, 2);
	ck_assert(parse(28));
	ck_assert_uint_eq(record.ntriplets, 0);
	ck_assert(record_triplet(&record, 0, &triplet, &fault));
	ck_assert_uint_eq(triplet.num, 0);
}
END_TEST

START_TEST(test_triplet_gives_its_sections)
{
	ck_assert(record_triplet(&record, 0, &triplet, &fault));
	ck_assert_uint_eq(triplet.num, 1);
	ck_assert_uint_eq(triplet.len, 16);
	ck_assert_ptr_eq(triplet_section(&triplet, 0).p, bytes + 52);
	/* a section that occurs once is in every row */
	ck_assert_ptr_eq(triplet_section(&triplet, 9).p, bytes + 52);
	ck_assert(record_triplet(&record, 1, &triplet, &fault));
	ck_assert_uint_eq(triplet.num, 4);
	for (unsigned i = 0; i < 4; i++) {
		ck_assert_ptr_eq(triplet_section(&triplet, i).p,
		    bytes + 68 + 8 * i);
		ck_assert_uint_eq(triplet_section(&triplet, i).n, 8);
	}
	ck_assert_uint_eq(triplet_section(&triplet, 4).n, 0);
}
END_TEST

START_TEST(test_triplet_with_len_or_num_zero_is_absent)
{
	ck_assert(record_triplet(&record, 2, &triplet, &fault));
	ck_assert_uint_eq(triplet.num, 0);
	put(36, 0xffffffff, 4);
	put(40, 0, 2);
	ck_assert(record_triplet(&record, 1, &triplet, &fault));
	ck_assert_uint_eq(triplet.num, 0);
	put(40, 0xffff, 2);
	put(42, 0, 2);
	ck_assert(record_triplet(&record, 1, &triplet, &fault));
	ck_assert_uint_eq(triplet.num, 0);
	ck_assert(record_triplet(&record, 3, &triplet, &fault));
	ck_assert_uint_eq(triplet.num, 0);
}
END_TEST

START_TEST(test_triplet_to_the_last_byte_is_whole)
{
	put(36, 52, 4);
	put(40, 48, 2);
	put(42, 1, 2);
	ck_assert(record_triplet(&record, 1, &triplet, &fault));
	ck_assert_uint_eq(triplet.bytes.n, 48);
	put(36, 99, 4);
	put(40, 1, 2);
	ck_assert(record_triplet(&record, 1, &triplet, &fault));
}
END_TEST

START_TEST(test_triplet_past_the_end_is_damage)
{
	check_damage(52, 49, 1, FAULT_TRIPLET_OUTSIDE, 100, 101);
	check_damage(100, 1, 1, FAULT_TRIPLET_OUTSIDE, 100, 101);
	check_damage(68, 8, 5, FAULT_TRIPLET_OUTSIDE, 100, 108);
	check_damage(1000, 8, 1, FAULT_TRIPLET_OUTSIDE, 100, 1008);
}
END_TEST

START_TEST(test_triplet_past_32_bits_is_damage)
{
	check_damage(0xffffffff, 1, 1, FAULT_TRIPLET_OUTSIDE, 100,
	    0x100000000);
	check_damage(0xffffffc0, 0x40, 2, FAULT_TRIPLET_OUTSIDE, 100,
	    0x100000040);
	check_damage(0xffffffff, 0xffff, 0xffff, FAULT_TRIPLET_OUTSIDE, 100,
	    0xffffffff + (uint64_t)0xffff * 0xffff);
	check_damage(52, 0xffff, 0xffff, FAULT_TRIPLET_OUTSIDE, 100,
	    52 + (uint64_t)0xffff * 0xffff);
}
END_TEST

START_TEST(test_type_above_255_is_in_the_extended_header)
{
	unsigned type = 1;

	ck_assert(!record_real_type(span_of(bytes, 5), &type));
	ck_assert_uint_eq(type, 1);
	bytes[4] = 0x20;
	bytes[5] = 126;
	put(52, 1153, 2);
	ck_assert(record_real_type(span_of(bytes, SIZE), &type));
	ck_assert_uint_eq(type, 1153);
	ck_assert(record_real_type(span_of(bytes, 53), &type));
	ck_assert_uint_eq(type, 126);
}
END_TEST

START_TEST(test_triplet_into_header_is_damage)
{
	check_damage(0, 1, 1, FAULT_TRIPLET_INTO_HEADER, 52, 0);
	check_damage(23, 1, 1, FAULT_TRIPLET_INTO_HEADER, 52, 23);
}
END_TEST

START_TEST(test_triplet_into_self_defining_section_is_damage)
{
	check_damage(24, 1, 1, FAULT_TRIPLET_INTO_HEADER, 52, 24);
	check_damage(51, 1, 1, FAULT_TRIPLET_INTO_HEADER, 52, 51);
	put(36, 52, 4);
	ck_assert(record_triplet(&record, 1, &triplet, &fault));
}
END_TEST

Suite *
suite_triplets(void)
{
	Suite *s = suite_create("triplets");
	TCase *t = tcase_create("triplets");

	tcase_add_checked_fixture(t, setup, NULL);
	tcase_add_test(t, test_header_is_read);
	tcase_add_test(t, test_type_and_subtype_are_there_or_not);
	tcase_add_test(t, test_record_too_short_for_its_header_is_damage);
	tcase_add_test(t, test_record_too_short_for_its_triplets_is_damage);
	tcase_add_test(t, test_no_triplets_are_fine);
	tcase_add_test(t, test_triplet_gives_its_sections);
	tcase_add_test(t, test_triplet_with_len_or_num_zero_is_absent);
	tcase_add_test(t, test_triplet_to_the_last_byte_is_whole);
	tcase_add_test(t, test_triplet_past_the_end_is_damage);
	tcase_add_test(t, test_triplet_past_32_bits_is_damage);
	tcase_add_test(t, test_type_above_255_is_in_the_extended_header);
	tcase_add_test(t, test_triplet_into_header_is_damage);
	tcase_add_test(t, test_triplet_into_self_defining_section_is_damage);
	suite_add_tcase(s, t);
	return s;
}
