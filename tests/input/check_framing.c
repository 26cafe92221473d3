/* check_framing - one list of records, written in every framing, is read back
 * the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/block.h"
#include "input/framing.h"
#include "input/framings.h"
#include "input/reader.h"
#include "support/suites.h"
#include "support/support.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"

static int
count_shapes(void)
{
	int n = 0;

	while (shapes[n].name != NULL)
		n++;
	return n;
}

static void
check_same(const struct list *got, const struct list *want, size_t times,
    const char *name)
{
	ck_assert_msg(got->n == times * want->n, "%s: %zu records", name,
	    got->n);
	for (size_t i = 0; i < got->n; i++) {
		const struct bytes *a = &got->records[i];
		const struct bytes *b = &want->records[i % want->n];

		ck_assert_msg(a->n == b->n && memcmp(a->p, b->p, a->n) == 0,
		    "%s: record %zu differs", name, i);
	}
}

static void
check_good(const struct outcome *o, const struct shape *shape)
{
	const char *name, *words = "";

	ck_assert_msg(o->status == 0 && o->nfaults == 0, "%s: %s",
	    shape->name, fault_text(o->faults[0].kind)->what);
	for (size_t i = 0; reader_framing_list(i, &name, &words); i++)
		if (strcmp(name, shape->framing) == 0)
			break;
	ck_assert_ptr_nonnull(o->framing);
	ck_assert_str_eq(o->framing, words);
	for (size_t i = 0; i < o->records.n; i++)
		ck_assert_uint_eq(o->numbers[i], i + 1);
}

/* The sample, and long records: of 32,760 and of 100,000 bytes. */
static struct list
long_list(void)
{
	static const size_t lengths[] = { 32760, 100000, 32767 };
	struct list l = { NULL, 0 }, sample = { NULL, 0 };

	list_sample(&sample, 40);
	for (size_t i = 0; i < sample.n; i++) {
		struct bytes *r = &sample.records[i];

		while (i % 10 == 5 && r->n < lengths[i / 10 % 3])
			bytes_add_byte(r, (unsigned)r->n & 0xff);
		r->p[0] = (uint8_t)(r->n > 65535 ? 0 : r->n >> 8);
		r->p[1] = (uint8_t)(r->n > 65535 ? 0 : r->n);
		list_add(&l, r->p, r->n);
	}
	list_free(&sample);
	return l;
}

START_TEST(test_segment_code_is_reported_as_it_is)
{
	static const uint8_t rdw[] = { 0, 24, 0x0f, 0x01 };
	struct position pos = position_start();
	struct segment segment;

	ck_assert_int_eq(segment_from_rdw(&pos, span_of(rdw, sizeof rdw), 0,
	    &segment), FRAMING_BROKEN);
	ck_assert_int_eq(segment.kind, FAULT_SEGMENT_CODE);
	ck_assert_uint_eq(segment.have, 0x0f01);
}
END_TEST

/* Behind a null segment the rest of the block must be ahead. */
START_TEST(test_padding_of_a_block_is_needed_to_its_end)
{
	static const uint8_t padding[] = { 0x80, 0, 0, 0, 0, 0, 0, 0 };
	struct position pos = position_start();
	struct segment segment;

	pos.left = 100;
	ck_assert_int_eq(framing_bdw.next(&pos, span_of(padding,
	    sizeof padding), &segment), FRAMING_NEED);
	ck_assert_uint_eq(segment.size, 100);
}
END_TEST

/* A block may begin with a whole record or a first segment. */
START_TEST(test_block_begins_with_a_record)
{
	uint8_t block[] = { 0, 32, 0, 0, 0, 28, 0, 0, 0x5e, 119, 0, 0, 0, 1,
	    1, 0x26, 0x32, 0x5f, 0xe2, 0xe8, 0xe2, 0xf1, 0, 0, 0, 0, 0, 4, 0,
	    0, 0, 0 };

	for (uint8_t code = 0; code < 4; code++) {
		block[6] = code;
		ck_assert_int_eq(block_believable(span_of(block, sizeof block),
		    0), code < 2);
	}
}
END_TEST

START_TEST(test_framing_is_found_and_read)
{
	const struct shape *shape = &shapes[_i];
	struct list list = long_list();
	struct image image = frame(shape, &list);
	struct outcome o = outcome_of(image.file.p, image.file.n, NULL);

	if (shape->framing == NULL) {
		ck_assert_int_eq(o.status, 2);
		ck_assert_uint_eq(o.nfaults, 1);
		ck_assert_msg((int)o.faults[0].kind == shape->refused,
		    "%s: %s", shape->name,
		    fault_text(o.faults[0].kind)->what);
		ck_assert_uint_eq(o.records.n, 0);
	} else {
		check_good(&o, shape);
		check_same(&o.records, &list, 1, shape->name);
		ck_assert_uint_eq(o.consumed, image.file.n);
	}
	outcome_free(&o);
	image_free(&image);
	list_free(&list);
}
END_TEST

START_TEST(test_framing_read_from_pipe_in_odd_pieces)
{
	static const size_t chunks[] = { 1, 7, 4093, 65536 };
	const struct shape *shape = &shapes[_i];
	struct list list = long_list();
	struct image image = frame(shape, &list);

	for (size_t i = 0; i < 4 && shape->framing != NULL; i++) {
		struct outcome o = outcome_piped(image.file.p, image.file.n,
		    chunks[i]);

		check_good(&o, shape);
		check_same(&o.records, &list, 1, shape->name);
		outcome_free(&o);
	}
	image_free(&image);
	list_free(&list);
}
END_TEST

START_TEST(test_dumps_of_one_framing_can_be_concatenated)
{
	const struct shape *shape = &shapes[_i];
	struct list list = { NULL, 0 };
	struct image image;
	struct bytes twice = { 0 };
	struct outcome o;

	list_sample(&list, 20);
	image = frame(shape, &list);
	bytes_add(&twice, image.file.p, image.file.n);
	bytes_add(&twice, image.file.p, image.file.n);
	o = outcome_of(twice.p, twice.n, NULL);
	if (shape->framing != NULL) {
		check_good(&o, shape);
		check_same(&o.records, &list, 2, shape->name);
	}
	outcome_free(&o);
	bytes_free(&twice);
	image_free(&image);
	list_free(&list);
}
END_TEST

START_TEST(test_offset_is_that_of_the_record)
{
	const struct shape *shape = &shapes[_i];
	struct list list = { NULL, 0 };
	struct image image;
	struct outcome o;
	size_t p = 0;

	list_sample(&list, 20);
	image = frame(shape, &list);
	o = outcome_of(image.file.p, image.file.n, NULL);
	for (size_t i = 0; i < o.records.n && strcmp(shape->name,
	    "aws-split") != 0; i++) {
		while (image.parts[p].record < i)
			p++;
		ck_assert_msg(o.offsets[i] == image.parts[p].data ||
		    o.offsets[i] == image.parts[p].start,
		    "%s: record %zu", shape->name, i);
	}
	outcome_free(&o);
	image_free(&image);
	list_free(&list);
}
END_TEST

/* Real dumps, where they are at hand. */
static void
check_list_in(const struct list *list, const struct shape *shape)
{
	struct image image = frame(shape, list);
	struct outcome o = outcome_of(image.file.p, image.file.n, NULL);

	check_good(&o, shape);
	check_same(&o.records, list, 1, shape->name);
	outcome_free(&o);
	image_free(&image);
}

START_TEST(test_real_dump_is_the_same_in_every_framing)
{
	const char *folder = data_folder("SMF119_REAL");
	struct list list = { NULL, 0 };
	struct bytes dump = { 0 };
	char path[4096];
	FILE *f;

	if (folder == NULL)
		return;
	snprintf(path, sizeof path, "%s/TESTCHL.dat", folder);
	f = fopen(path, "rb");
	ck_assert_ptr_nonnull(f);
	bytes_read(&dump, f);
	fclose(f);
	ck_assert(list_read(&list, dump.p, dump.n));
	ck_assert_uint_eq(list.n, 319);
	for (const struct shape *s = shapes; s->name != NULL; s++)
		if (s->framing != NULL)
			check_list_in(&list, s);
	bytes_free(&dump);
	list_free(&list);
}
END_TEST

/* Bytes in which no block begins: none is found at their end, either. */
START_TEST(test_no_block_is_regained_where_there_is_none)
{
	static uint8_t bytes[1000];
	const char *name, *words;
	unsigned n = 0;

	memset(bytes, 0x5a, sizeof bytes);
	for (size_t i = 0; reader_framing_list(i, &name, &words); i++) {
		const struct framing *framing = framing_find(name);
		struct position pos = position_lost();

		if (framing->regain == NULL)
			continue;
		n++;
		ck_assert_msg(!framing->regain(&pos, span_of(bytes,
		    sizeof bytes), false), "%s", name);
	}
	ck_assert_uint_gt(n, 0);
}
END_TEST

Suite *
suite_framing(void)
{
	Suite *s = suite_create("framing");
	TCase *t = tcase_create("shapes");
	int n = count_shapes();

	tcase_set_timeout(t, 120);
	tcase_add_test(t, test_segment_code_is_reported_as_it_is);
	tcase_add_test(t, test_padding_of_a_block_is_needed_to_its_end);
	tcase_add_test(t, test_block_begins_with_a_record);
	tcase_add_test(t, test_no_block_is_regained_where_there_is_none);
	tcase_add_loop_test(t, test_framing_is_found_and_read, 0, n);
	tcase_add_loop_test(t, test_framing_read_from_pipe_in_odd_pieces, 0,
	    n);
	tcase_add_loop_test(t, test_dumps_of_one_framing_can_be_concatenated,
	    0, n);
	tcase_add_loop_test(t, test_offset_is_that_of_the_record, 0, n);
	tcase_add_test(t, test_real_dump_is_the_same_in_every_framing);
	suite_add_tcase(s, t);
	return s;
}
