/* check_mangle - a small dump, in every shape, with every byte damaged in turn:
 * nothing crashes, hangs or reads too far, and no record is invented. */
#include <string.h>

#include "input/reader.h"
#include "support/suites.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"

enum {
	RECORDS = 3
};

/* What must hold for every input. */
static void
check_outcome(const struct outcome *o, size_t n, const char *shape,
    const char *what, size_t at)
{
	size_t bytes = 0;

	ck_assert_msg(o->last == READER_END, "%s, %s %zu", shape, what, at);
	ck_assert_msg(o->nfaults <= 8, "%s, %s %zu: %zu faults", shape, what,
	    at, o->nfaults);
	ck_assert_msg(o->records.n <= RECORDS + 1, "%s, %s %zu: %zu records",
	    shape, what, at, o->records.n);
	for (size_t i = 0; i < o->records.n; i++)
		bytes += o->records.records[i].n - 4;
	/* a wrong length may cover bytes that are read again */
	ck_assert_msg(bytes <= 2 * n, "%s, %s %zu: %zu bytes of %zu", shape,
	    what, at, bytes, n);
}

static void
check_bytes(const struct image *image, size_t n, const char *shape,
    const char *framing, const char *what, size_t at)
{
	struct outcome o = outcome_of(image->file.p, n, framing);

	check_outcome(&o, n, shape, what, at);
	outcome_free(&o);
}

static size_t
count_same(const struct list *got, const struct list *want)
{
	size_t same = 0;

	for (size_t i = 0; i < got->n; i++)
		for (size_t k = 0; k < want->n; k++)
			same += got->records[i].n == want->records[k].n &&
			    memcmp(got->records[i].p, want->records[k].p,
			    want->records[k].n) == 0;
	return same;
}

/* A dump that is cut gives the first records, and no others. */
START_TEST(test_every_truncation)
{
	const struct shape *shape = &shapes[_i];
	struct list list = { NULL, 0 };
	struct image image;

	list_sample(&list, RECORDS);
	image = frame(shape, &list);
	for (size_t n = 0; n < image.file.n; n++) {
		struct outcome o = outcome_of(image.file.p, n,
		    shape->framing);

		check_outcome(&o, n, shape->name, "cut at", n);
		ck_assert_uint_eq(count_same(&o.records, &list),
		    o.records.n);
		outcome_free(&o);
		check_bytes(&image, n, shape->name, NULL, "cut at", n);
	}
	image_free(&image);
	list_free(&list);
}
END_TEST

START_TEST(test_every_byte_overwritten)
{
	static const uint8_t with[] = { 0x00, 0xff };
	const struct shape *shape = &shapes[_i];
	struct list list = { NULL, 0 };
	struct image image;

	list_sample(&list, RECORDS);
	image = frame(shape, &list);
	for (size_t at = 0; at < image.file.n; at++) {
		uint8_t was = image.file.p[at];

		for (size_t k = 0; k < 2; k++) {
			image.file.p[at] = with[k];
			check_bytes(&image, image.file.n, shape->name, NULL,
			    "overwritten at", at);
		}
		image.file.p[at] = was;
	}
	image_free(&image);
	list_free(&list);
}
END_TEST

START_TEST(test_every_bit_flipped)
{
	const struct shape *shape = &shapes[_i];
	struct list list = { NULL, 0 };
	struct image image;

	list_sample(&list, RECORDS);
	image = frame(shape, &list);
	for (size_t at = 0; at < 8 * image.file.n; at++) {
		uint8_t bit = (uint8_t)(1u << at % 8);

		image.file.p[at / 8] ^= bit;
		check_bytes(&image, image.file.n, shape->name, shape->framing,
		    "bit", at);
		image.file.p[at / 8] ^= bit;
	}
	image_free(&image);
	list_free(&list);
}
END_TEST

/* A flipped bit in an RDW costs at most one record. */
START_TEST(test_flipped_bit_costs_one_record)
{
	struct list list = { NULL, 0 };
	struct image image;

	list_sample(&list, RECORDS);
	image = frame(shape_find("rdw"), &list);
	for (size_t at = 0; at < 8 * image.file.n; at++) {
		uint8_t bit = (uint8_t)(1u << at % 8);
		struct outcome o;

		image.file.p[at / 8] ^= bit;
		o = outcome_of(image.file.p, image.file.n, "rdw");
		ck_assert_msg(count_same(&o.records, &list) + 1 >= list.n,
		    "bit %zu of byte %zu", at % 8, at / 8);
		outcome_free(&o);
		image.file.p[at / 8] ^= bit;
	}
	image_free(&image);
	list_free(&list);
}
END_TEST

Suite *
suite_mangle(void)
{
	Suite *s = suite_create("mangle");
	TCase *t = tcase_create("bytes");
	int n = 0;

	while (shapes[n].framing != NULL)
		n++;
	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, test_every_truncation, 0, n);
	tcase_add_loop_test(t, test_every_byte_overwritten, 0, n);
	tcase_add_loop_test(t, test_every_bit_flipped, 0, n);
	tcase_add_test(t, test_flipped_bit_costs_one_record);
	suite_add_tcase(s, t);
	return s;
}
