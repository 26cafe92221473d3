/* check_resync - bytes inside records that look like a record or a descriptor
 * change neither reading nor the search after damage. */
#include <string.h>

#include "input/framing.h"
#include "support/suites.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"
#include "tools/records/record.h"

/* The RDW of n bytes, and a header. */
static struct bytes
record_head(size_t n)
{
	struct bytes head = { 0 };

	bytes_add_int(&head, n << 16, RDW_SIZE);
	header_add(&head, RECORD_TYPE_119, 4566000, RECORD_DATE);
	return head;
}

/* A record of n bytes with RDW, filled with that byte. Returns where it is. */
static size_t
put_record(struct bytes *b, size_t n, unsigned fill)
{
	struct bytes head = record_head(n);
	size_t at = b->n;

	bytes_add(b, head.p, head.n);
	bytes_fill(b, fill, n - head.n);
	bytes_free(&head);
	return at;
}

/* An RDW of n bytes and a header, over bytes that are there. */
static void
overwrite_with_record(struct bytes *b, size_t at, size_t n)
{
	struct bytes head = record_head(n);

	memcpy(b->p + at, head.p, head.n);
	bytes_free(&head);
}

static void
expect(struct bytes *b, const char *framing, size_t records, int status)
{
	struct outcome o = outcome_of(b->p, b->n, framing);

	ck_assert_uint_eq(o.records.n, records);
	ck_assert_int_eq(o.status, status);
	outcome_free(&o);
	bytes_free(b);
}

/* Behind the damage stands what looks like a record and leads to a true one,
 * but over two others. */
START_TEST(test_search_takes_the_record_that_leads_to_the_next_one_soonest)
{
	struct bytes b = { 0 };
	size_t damage, last;

	put_record(&b, 100, 0xff);
	damage = put_record(&b, 100, 0xff);
	put_record(&b, 100, 0xff);
	put_record(&b, 100, 0xff);
	last = put_record(&b, 100, 0xff);
	memset(b.p + damage, 0xff, 4);
	overwrite_with_record(&b, damage + 40, last - damage - 40);
	expect(&b, "rdw", 4, 1);
}
END_TEST

/* A length ten bytes too long; the record holds what looks like another one and
 * leads across the break as well, but further. */
START_TEST(test_going_back_takes_the_record_that_leads_to_the_next_one_soonest)
{
	struct bytes b = { 0 };
	size_t damage, last;

	put_record(&b, 100, 0xff);
	damage = put_record(&b, 100, 0xff);
	put_record(&b, 100, 0xff);
	put_record(&b, 100, 0xff);
	last = put_record(&b, 100, 0xff);
	b.p[damage + 1] = 110;
	overwrite_with_record(&b, damage + 40, last - damage - 40);
	expect(&b, "rdw", 5, 1);
}
END_TEST

/* A record before damage ends with what looks like another one. */
START_TEST(test_chain_that_ends_at_the_break_does_not_cross_it)
{
	struct bytes b = { 0 };
	size_t at, damage;

	put_record(&b, 100, 0xff);
	at = put_record(&b, 100, 0xff);
	overwrite_with_record(&b, at + 40, 60);
	damage = put_record(&b, 100, 0xff);
	memset(b.p + damage, 0xff, 4);
	put_record(&b, 100, 0xff);
	put_record(&b, 100, 0xff);
	expect(&b, "rdw", 4, 1);
}
END_TEST

/* In the second FTP block of a record: a descriptor, a header, and a block that
 * leads to the next record, or to the last. */
START_TEST(test_ftp_block_that_leads_to_a_record_is_believed)
{
	struct list list = { NULL, 0 };
	struct bytes b = { 0 };
	struct image image;
	size_t fake, next, last;

	for (size_t i = 0; i < 4; i++) {
		put_record(&b, 300, 0xff);
		list_add(&list, b.p, b.n);
		b.n = 0;
	}
	bytes_free(&b);
	image = frame(shape_find("ftpblock-small"), &list);
	fake = image.parts[1].data;
	last = image.parts[_i == 0 ? 3 : image.n - 3].start;
	b = image.file;
	overwrite_with_record(&b, fake, 0);
	put_int(b.p + fake + 1, 3, 20);
	next = fake + 4 + 20;
	put_int(b.p + next, 3, 0x800000 + last - next - 3);
	image.file = (struct bytes){ 0 };
	expect(&b, NULL, 4, 0);
	image_free(&image);
	list_free(&list);
}
END_TEST

/* The length of a segment in the middle of a record costs that record only. */
START_TEST(test_long_middle_segment_gives_back_the_records_in_it)
{
	struct list list = { NULL, 0 };
	struct image image;
	size_t i = 0;

	list_sample(&list, 12);
	image = frame(shape_find("sdw"), &list);
	while (image.file.p[image.parts[i].data + 2] != SEGMENT_MIDDLE)
		i++;
	put_int(image.file.p + image.parts[i].data, 2, 1001);
	expect(&image.file, "rdw", list.n - 1, 1);
	image.file = (struct bytes){ 0 };
	image_free(&image);
	list_free(&list);
}
END_TEST

/* The rest of a record, first in a block, has a date where a header has it. */
START_TEST(test_block_that_begins_with_the_rest_of_a_record_is_found)
{
	struct list list = { NULL, 0 };
	struct image image;
	size_t dates = 0;

	list_sample(&list, 12);
	image = frame(shape_find("bdw-span-across-block"), &list);
	for (size_t i = 0; i < image.n; i++) {
		const struct place *p = &image.parts[i];

		if (p->data - p->start == BDW_SIZE && p->end - p->data > 10 &&
		    image.file.p[p->data + 2] == SEGMENT_LAST) {
			put_int(image.file.p + p->data + 6, 4, RECORD_DATE);
			dates++;
		}
	}
	ck_assert_uint_gt(dates, 2);
	put_int(image.file.p + image.parts[1].data, 4, 0xffffffff);
	expect(&image.file, "bdw", list.n - 1, 1);
	image.file = (struct bytes){ 0 };
	image_free(&image);
	list_free(&list);
}
END_TEST

/* The header of a record is split between segments, and the second one begins
 * with what could be a header. */
START_TEST(test_segment_with_the_rest_of_a_header_is_no_new_record)
{
	struct bytes b = { 0 }, head = record_head(0);

	put_record(&b, 100, 0xff);
	segment_add(&b, head.p + HEADER_FLAGS, 12, SEGMENT_FIRST);
	head.p[HEADER_FLAGS] = 0xe2;
	head.p[HEADER_TYPE] = 0xf1;
	put_int(head.p + HEADER_SYSTEM, 4, 0x40404040);
	segment_add(&b, head.p + HEADER_FLAGS, 14, SEGMENT_LAST);
	bytes_free(&head);
	put_record(&b, 100, 0xff);
	expect(&b, "rdw", 3, 0);
}
END_TEST

/* 287 hundredths after midnight the time, 0000011F, has the form of a date. In
 * a block read as a record, it stands where the date does. */
START_TEST(test_time_of_day_is_no_date)
{
	struct bytes b = { 0 };
	size_t block, at;

	put_record(&b, 100, 0xff);
	block = b.n;
	bytes_add_int(&b, 204 << 16, 4);
	for (size_t i = 0; i < 2; i++) {
		at = put_record(&b, 100, 0xff);
		put_int(b.p + at + 6, 4, 0x11f);
	}
	put_record(&b, 100, 0xff);
	ck_assert(!header_dated((struct span){ b.p, b.n }, block + 4));
	expect(&b, "rdw", 4, 1);
}
END_TEST

Suite *
suite_resync(void)
{
	Suite *s = suite_create("resync");
	TCase *t = tcase_create("lookalikes");

	tcase_add_test(t,
	    test_search_takes_the_record_that_leads_to_the_next_one_soonest);
	tcase_add_test(t,
	    test_going_back_takes_the_record_that_leads_to_the_next_one_soonest);
	tcase_add_test(t,
	    test_chain_that_ends_at_the_break_does_not_cross_it);
	tcase_add_loop_test(t,
	    test_ftp_block_that_leads_to_a_record_is_believed, 0, 2);
	tcase_add_test(t,
	    test_long_middle_segment_gives_back_the_records_in_it);
	tcase_add_test(t,
	    test_block_that_begins_with_the_rest_of_a_record_is_found);
	tcase_add_test(t,
	    test_segment_with_the_rest_of_a_header_is_no_new_record);
	tcase_add_test(t, test_time_of_day_is_no_date);
	suite_add_tcase(s, t);
	return s;
}
