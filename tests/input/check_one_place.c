/* check_one_place - dumps that are damaged in one place, which once were taken
 * for something else, or lost records with status 0: by itself the framing is
 * found, and all records but the damaged one are read, with status 1. */
#include <string.h>

#include "support/suites.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"

enum { RECORDS = 26 };

struct bench {
	struct list list;
	struct image image;
	const struct shape *shape;
};

static struct bench
bench_of(const char *shape)
{
	struct bench b = { .shape = shape_find(shape) };

	list_sample(&b.list, RECORDS);
	b.image = frame(b.shape, &b.list);
	return b;
}

static void
bench_free(struct bench *b)
{
	image_free(&b->image);
	list_free(&b->list);
}

/* The file with out bytes at at replaced by in of those at with. */
static struct bytes
damaged(const struct bytes *file, size_t at, size_t out, const void *with,
    size_t in)
{
	struct bytes b = { 0 };

	bytes_add(&b, file->p, at);
	bytes_add(&b, with, in);
	bytes_add(&b, file->p + at + out, file->n - at - out);
	return b;
}

/* As with --framing, with status 1, and at most one record less than there
 * were. The first fault is at or behind the beginning of its record. */
static void
check_found(const struct bench *b, struct bytes *file, size_t at, size_t least)
{
	struct outcome found = outcome_of(file->p, file->n, NULL);
	struct outcome told = outcome_of(file->p, file->n, b->shape->framing);

	ck_assert_msg(found.status == 1, "%s at %zu: status %d",
	    b->shape->name, at, found.status);
	ck_assert_msg(found.records.n == told.records.n &&
	    found.records.n >= least, "%s at %zu: %zu records, told %zu",
	    b->shape->name, at, found.records.n, told.records.n);
	ck_assert_str_eq(found.framing, told.framing);
	outcome_free(&told);
	outcome_free(&found);
	bytes_free(file);
}

START_TEST(test_four_bytes_missing_in_the_first_block)
{
	struct bench b = bench_of("bdw");
	size_t first = b.image.parts[1].data;

	for (size_t at = first; at + 4 < b.image.parts[1].end; at++) {
		struct bytes file = damaged(&b.image.file, at, 4, NULL, 0);

		check_found(&b, &file, at, RECORDS - 1);
	}
	bench_free(&b);
}
END_TEST

START_TEST(test_one_byte_missing_before_a_four_byte_length)
{
	struct bench b = bench_of("prefix4");

	for (size_t i = 1; i < RECORDS; i++) {
		size_t at = b.image.parts[i].start;
		struct bytes file = damaged(&b.image.file, at, 1, NULL, 0);

		check_found(&b, &file, at, RECORDS - 1);
	}
	bench_free(&b);
}
END_TEST

START_TEST(test_four_bytes_too_many_in_the_first_record)
{
	struct bench b = bench_of("rdw");

	for (size_t at = 18; at > 0; at--) {
		struct bytes file = damaged(&b.image.file, at, 0, "\1\2\3\4",
		    4);

		check_found(&b, &file, at, RECORDS - 1);
	}
	bench_free(&b);
}
END_TEST

START_TEST(test_four_bytes_too_many_in_an_ftp_record)
{
	static const char *const bytes[] = { "\0\0\0\0", "\1\2\3\4",
		"\x80\0\4\0", "\x40\x40\x40\x40", "\0\0\1\x80" };
	struct bench b = bench_of("ftpblock");
	const struct place *p = &b.image.parts[RECORDS / 2];

	for (size_t k = 0; k < sizeof bytes / sizeof bytes[0]; k++)
		for (size_t at = p->data + 1; at < p->end; at++) {
			struct bytes file = damaged(&b.image.file, at, 0,
			    bytes[k], 4);
			struct outcome o = outcome_of(file.p, file.n, NULL);

			ck_assert_msg(o.faults[0].offset >= p->start &&
			    o.faults[0].offset <= p->end + 4,
			    "reported at %zu", (size_t)o.faults[0].offset);
			outcome_free(&o);
			check_found(&b, &file, at, RECORDS - 1);
		}
	bench_free(&b);
}
END_TEST

/* All records lie in one block of the tape. */
START_TEST(test_hundred_zeros_in_a_tape_block)
{
	struct bench b = bench_of("aws-unlabelled");
	uint8_t zeros[100] = { 0 };

	for (size_t at = 6; at + 100 < b.image.parts[RECORDS - 1].start;
	    at++) {
		struct bytes file = damaged(&b.image.file, at, 100, zeros,
		    100);
		struct outcome o = outcome_of(file.p, file.n, "aws");

		/* in the data of a record, only that is changed */
		if (o.status == 0) {
			ck_assert_uint_eq(o.records.n, RECORDS);
			bytes_free(&file);
		} else {
			check_found(&b, &file, at, RECORDS - 2);
		}
		outcome_free(&o);
	}
	bench_free(&b);
}
END_TEST

/* In a record behind the damage: 512, 0, 0, and where that leads 20,224, 512,
 * 0, as little-endian numbers of two bytes. */
START_TEST(test_numbers_in_records_are_no_tape_chunks)
{
	struct bench b = bench_of("aws-unlabelled");
	struct image *image = &b.image;
	size_t at = image->parts[8].data + 30;
	struct bytes file;
	struct outcome o;

	memcpy(image->file.p + at, "\0\2\0\0\0\0", 6);
	memcpy(image->file.p + at + 518, "\0\x4f\0\2\0\0", 6);
	file = damaged(&image->file, image->parts[2].data, 0, "\x7f\1\1\1", 4);
	o = outcome_of(file.p, file.n, NULL);
	ck_assert_uint_eq(o.records.n, RECORDS);
	ck_assert_uint_eq(o.nfaults, 2);
	ck_assert_int_eq(o.faults[1].kind, FAULT_SKIPPED);
	outcome_free(&o);
	bytes_free(&file);
	bench_free(&b);
}
END_TEST

/* With --framing=rdw, the block is damage. */
START_TEST(test_one_bdw_block_behind_rdws)
{
	struct bench rdw = bench_of("rdw"), bdw = bench_of("bdw-large");
	struct outcome o;

	bytes_add(&rdw.image.file, bdw.image.file.p, bdw.image.file.n);
	o = outcome_of(rdw.image.file.p, rdw.image.file.n, NULL);
	ck_assert_int_eq(o.status, 1);
	ck_assert_uint_eq(o.records.n, 2 * RECORDS);
	ck_assert_uint_eq(o.nfaults, 1);
	ck_assert_int_eq(o.faults[0].kind, FAULT_FRAMING_CHANGED);
	ck_assert_uint_eq(o.faults[0].offset, rdw.image.file.n -
	    bdw.image.file.n);
	outcome_free(&o);
	o = outcome_of(rdw.image.file.p, rdw.image.file.n, "rdw");
	ck_assert_int_eq(o.status, 1);
	outcome_free(&o);
	bench_free(&bdw);
	bench_free(&rdw);
}
END_TEST

Suite *
suite_one_place(void)
{
	Suite *s = suite_create("one_place");
	TCase *t = tcase_create("dumps");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, test_four_bytes_missing_in_the_first_block);
	tcase_add_test(t, test_one_byte_missing_before_a_four_byte_length);
	tcase_add_test(t, test_four_bytes_too_many_in_the_first_record);
	tcase_add_test(t, test_four_bytes_too_many_in_an_ftp_record);
	tcase_add_test(t, test_hundred_zeros_in_a_tape_block);
	tcase_add_test(t, test_numbers_in_records_are_no_tape_chunks);
	tcase_add_test(t, test_one_bdw_block_behind_rdws);
	suite_add_tcase(s, t);
	return s;
}
