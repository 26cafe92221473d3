/* check_reader - the contract of the reader, record by record. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "input/reader.h"
#include "record/header.h"
#include "support/suites.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"
#include "tools/records/record.h"

enum {
	JOIN_MAX = 512 * 1024	/* bytes of a joined record: documented */
};

/* A segment of n bytes with its RDW, of a record that has its header in the
 * first segment. */
static void
put_segment(struct bytes *b, size_t n, unsigned code)
{
	struct bytes data = { 0 };

	if (code == 0 || code == 1)
		header_add(&data, 69, 4567890, RECORD_DATE);
	while (data.n < n - RECORD_RDW)
		bytes_add_byte(&data, (unsigned)data.n & 0x7f);
	segment_add(b, data.p, n - RECORD_RDW, code);
	bytes_free(&data);
}

static struct outcome
outcome_free_bytes(struct bytes *b)
{
	struct outcome o = outcome_of(b->p, b->n, NULL);

	bytes_free(b);
	return o;
}

static void
check_one_fault(struct outcome *o, enum fault_kind kind, uint64_t record,
    uint64_t offset)
{
	ck_assert_uint_eq(o->nfaults, 1);
	ck_assert_msg(o->faults[0].kind == kind, "%s",
	    fault_text(o->faults[0].kind)->what);
	ck_assert_uint_eq(o->faults[0].record, record);
	ck_assert_uint_eq(o->faults[0].offset, offset);
	ck_assert_int_eq(o->status, 1);
	outcome_free(o);
}

START_TEST(test_segments_are_joined)
{
	struct bytes b = { 0 };
	struct outcome o;

	put_segment(&b, 30, 0);
	put_segment(&b, 40, 1);
	put_segment(&b, 50, 3);
	put_segment(&b, 60, 2);
	put_segment(&b, 20, 0);
	o = outcome_free_bytes(&b);
	ck_assert_int_eq(o.status, 0);
	ck_assert_uint_eq(o.records.n, 3);
	ck_assert_uint_eq(o.segments[0], 1);
	ck_assert_uint_eq(o.segments[1], 3);
	ck_assert_uint_eq(o.offsets[1], 30);
	ck_assert_uint_eq(o.records.records[1].n, 4 + 36 + 46 + 56);
	ck_assert(memcmp(o.records.records[1].p, "\0\216\0\0", 4) == 0);
	ck_assert_uint_eq(o.offsets[2], 180);
	ck_assert_uint_eq(o.numbers[2], 3);
	outcome_free(&o);
}
END_TEST

START_TEST(test_empty_record_is_skipped_and_not_counted)
{
	struct bytes b = { 0 };
	struct outcome o;

	put_segment(&b, 30, 0);
	put_segment(&b, 4, 0);
	put_segment(&b, 4, 0);
	put_segment(&b, 30, 0);
	o = outcome_free_bytes(&b);
	ck_assert_int_eq(o.status, 0);
	ck_assert_uint_eq(o.nfaults, 0);
	ck_assert_uint_eq(o.records.n, 2);
	ck_assert_uint_eq(o.numbers[1], 2);
	ck_assert_uint_eq(o.offsets[1], 38);
	outcome_free(&o);
}
END_TEST

START_TEST(test_orphan_segments_are_one_fault)
{
	struct bytes b = { 0 };
	struct outcome o;

	put_segment(&b, 30, 0);
	put_segment(&b, 40, 3);
	put_segment(&b, 40, 3);
	put_segment(&b, 40, 2);
	put_segment(&b, 30, 0);
	o = outcome_free_bytes(&b);
	ck_assert_uint_eq(o.records.n, 2);
	ck_assert_uint_eq(o.numbers[1], 3);
	check_one_fault(&o, FAULT_SEGMENT_ORPHAN, 2, 30);
}
END_TEST

START_TEST(test_missing_last_segment_names_its_record)
{
	struct bytes b = { 0 };
	struct outcome o;

	put_segment(&b, 30, 0);
	put_segment(&b, 40, 1);
	put_segment(&b, 40, 3);
	put_segment(&b, 30, 0);
	o = outcome_free_bytes(&b);
	ck_assert_uint_eq(o.records.n, 2);
	ck_assert_uint_eq(o.numbers[1], 3);
	check_one_fault(&o, FAULT_SEGMENT_MISSING, 2, 30);
}
END_TEST

START_TEST(test_end_inside_spanned_record_is_reported)
{
	struct bytes b = { 0 };
	struct outcome o;

	put_segment(&b, 30, 0);
	put_segment(&b, 40, 1);
	o = outcome_free_bytes(&b);
	ck_assert_uint_eq(o.records.n, 1);
	check_one_fault(&o, FAULT_SEGMENT_CUT, 2, 30);
}
END_TEST

START_TEST(test_end_inside_record_is_cut_not_end)
{
	for (size_t cut = 31; cut < 60; cut++) {
		struct bytes b = { 0 };
		struct outcome o;

		put_segment(&b, 30, 0);
		put_segment(&b, 30, 0);
		b.n = cut;
		o = outcome_free_bytes(&b);
		ck_assert_uint_eq(o.records.n, 1);
		if (cut < 32)
			outcome_free(&o);	/* a zero: padding */
		else
			check_one_fault(&o, FAULT_RECORD_CUT, 2, 30);
	}
}
END_TEST

/* Records as long as the limit are joined, one byte more is too long. */
START_TEST(test_joined_record_has_a_limit)
{
	for (size_t more = 0; more < 2; more++) {
		size_t left = JOIN_MAX - 4 + more - 32756;
		struct bytes b = { 0 };
		struct outcome o;

		put_segment(&b, 32760, 1);
		for (; left > 32756; left -= 32756)
			put_segment(&b, 32760, 3);
		put_segment(&b, left + 4, 2);
		put_segment(&b, 30, 0);
		o = outcome_free_bytes(&b);
		ck_assert_uint_eq(o.records.n, 2 - more);
		if (more != 0) {
			check_one_fault(&o, FAULT_RECORD_LONG, 1, 0);
			continue;
		}
		ck_assert_int_eq(o.status, 0);
		ck_assert_uint_eq(o.records.records[0].n, JOIN_MAX);
		ck_assert(memcmp(o.records.records[0].p, "\0\0\0\0", 4) == 0);
		outcome_free(&o);
	}
}
END_TEST

START_TEST(test_longest_record_is_read)
{
	struct bytes b = { 0 };
	struct outcome o;

	put_segment(&b, 32767, 0);
	put_segment(&b, 32767, 0);
	put_segment(&b, 18, 0);
	o = outcome_free_bytes(&b);
	ck_assert_int_eq(o.status, 0);
	ck_assert_uint_eq(o.records.n, 3);
	ck_assert_uint_eq(o.records.records[1].n, 32767);
	outcome_free(&o);
}
END_TEST

/* A directory opens, and cannot be read. */
START_TEST(test_read_error_is_no_end)
{
	int fd = open("/", O_RDONLY);
	struct stream in;
	struct reader *r;
	struct reader_record record;
	struct fault fault;

	stream_file(&in, fd);
	r = reader_open(&in);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(reader_next(r, &record, &fault),
		    READER_ERROR);
		ck_assert_int_eq(in.error, EISDIR);
	}
	ck_assert_ptr_null(reader_framing(r));
	reader_close(r);
	reader_close(NULL);	/* as free(3) */
	close(fd);
}
END_TEST

/* A socket whose other end was closed with data unread fails when all that
 * was sent has been read: an error in mid-file. */
START_TEST(test_read_error_in_mid_file_comes_behind_the_records)
{
	struct bytes b = { 0 };
	struct outcome o;
	int fds[2];

	put_segment(&b, 30, 0);
	put_segment(&b, 30, 0);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
	ck_assert_int_eq(write(fds[1], b.p, 50), 50);
	ck_assert_int_eq(write(fds[0], "x", 1), 1);
	close(fds[1]);
	o = outcome_fd(fds[0], NULL);
	ck_assert_int_eq(o.last, READER_ERROR);
	ck_assert_int_eq(o.status, 2);
	ck_assert_uint_eq(o.nfaults, 0);
	ck_assert_uint_eq(o.records.n, 1);
	outcome_free(&o);
	bytes_free(&b);
	close(fds[0]);
}
END_TEST

/* A record that begins near the end of the window is read whole. */
START_TEST(test_records_across_windows_are_whole)
{
	struct bytes b = { 0 };
	struct outcome o;

	for (size_t i = 0; i < 400; i++)
		put_segment(&b, 18 + i * 7919 % 32000, 0);
	o = outcome_of(b.p, b.n, NULL);
	ck_assert_int_eq(o.status, 0);
	ck_assert_uint_eq(o.records.n, 400);
	for (size_t i = 0, at = 0; i < 400; i++) {
		size_t n = 18 + i * 7919 % 32000;

		ck_assert_uint_eq(o.offsets[i], at);
		ck_assert_uint_eq(o.records.records[i].n, n);
		ck_assert(memcmp(o.records.records[i].p, b.p + at, n) == 0);
		at += n;
	}
	outcome_free(&o);
	bytes_free(&b);
}
END_TEST

/* The fast path is for dates from 2000 on; all are read. */
START_TEST(test_records_of_the_last_century_are_read)
{
	static const uint32_t dates[] = { 0x0084001f, 0x0099365f, 0x0100001f,
		0x0199365f };
	struct list list = { NULL, 0 };
	struct image image;
	struct outcome o;

	list_sample(&list, 12);
	for (size_t i = 0; i < list.n; i++)
		put_int(list.records[i].p + HEADER_DATE, 4, dates[i % 4]);
	image = frame(shape_find("rdw"), &list);
	o = outcome_of(image.file.p, image.file.n, NULL);
	ck_assert_int_eq(o.status, 0);
	ck_assert_uint_eq(o.nfaults, 0);
	ck_assert_uint_eq(o.records.n, list.n);
	outcome_free(&o);
	image_free(&image);
	list_free(&list);
}
END_TEST

Suite *
suite_reader(void)
{
	Suite *s = suite_create("reader");
	TCase *t = tcase_create("contract");

	tcase_add_test(t, test_segments_are_joined);
	tcase_add_test(t, test_empty_record_is_skipped_and_not_counted);
	tcase_add_test(t, test_orphan_segments_are_one_fault);
	tcase_add_test(t, test_missing_last_segment_names_its_record);
	tcase_add_test(t, test_end_inside_spanned_record_is_reported);
	tcase_add_test(t, test_end_inside_record_is_cut_not_end);
	tcase_add_test(t, test_joined_record_has_a_limit);
	tcase_add_test(t, test_longest_record_is_read);
	tcase_add_test(t, test_read_error_is_no_end);
	tcase_add_test(t, test_read_error_in_mid_file_comes_behind_the_records);
	tcase_add_test(t, test_records_across_windows_are_whole);
	tcase_add_test(t, test_records_of_the_last_century_are_read);
	suite_add_tcase(s, t);
	return s;
}
