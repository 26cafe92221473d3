/* check_framings - the program reads a dump in every framing, and reports every
 * injury to one. */
#include <stdio.h>
#include <string.h>

#include "support/suites.h"
#include "support/support.h"
#include "tools/frames/injure.h"

static struct list
sample_list(const char *path)
{
	struct blob dump = blob_read(path);
	struct list list = { NULL, 0 };

	ck_assert(list_read(&list, (const uint8_t *)dump.p, dump.n));
	blob_free(&dump);
	return list;
}

static void
expect_csv(const char *arguments, const struct result *want,
    const struct shape *shape)
{
	struct result r = run_smf119(arguments);

	ck_assert_msg(r.status == 0, "%s: status %d: %s", shape->name,
	    r.status, r.err.p);
	ck_assert_msg(r.out.n == want->out.n &&
	    memcmp(r.out.p, want->out.p, r.out.n) == 0, "%s: other output",
	    shape->name);
	result_free(&r);
}

static void
check_read(const struct shape *shape)
{
	struct result want = run_smf119("-o csv samples/ipsec.smf");
	char arguments[128];

	ck_assert_int_eq(want.status, 0);
	expect_csv("-o csv $BUILD/check-framed", &want, shape);
	snprintf(arguments, sizeof arguments, "-o csv --framing=%s "
	    "<$BUILD/check-framed", shape->framing);
	expect_csv(arguments, &want, shape);
	result_free(&want);
}

/* In a small dump one record may still be found: then the status is 1. */
static void
check_refused(const struct shape *shape)
{
	struct result r = run_smf119("-o csv $BUILD/check-framed");

	ck_assert_msg(r.status != 0 && r.err.n > 0, "%s: status %d",
	    shape->name, r.status);
	result_free(&r);
}

START_TEST(test_framing_is_read_or_refused)
{
	const struct shape *shape = &shapes[_i];
	struct list list = sample_list("samples/ipsec.smf");
	struct image plain = frame(shape_find("rdw"), &list);
	struct image image = frame(shape, &list);

	scratch_write("framed", image.file.p, image.file.n);
	if (shape->framing != NULL)
		check_read(shape);
	else if (image.file.n != plain.file.n ||
	    memcmp(image.file.p, plain.file.p, plain.file.n) != 0)
		check_refused(shape);
	image_free(&plain);
	image_free(&image);
	list_free(&list);
}
END_TEST

/* What the reader accepts may still be damage to a record. The injuries that
 * are containers have only their first bytes: they are not unpacked. */
START_TEST(test_injury_is_reported)
{
	const struct injury *j = &injuries[_i];
	struct list list = sample_list("samples/spanned.smf");
	struct image image = frame(shape_find(j->shape), &list);
	struct result r;

	injure(j, &image, list.n, 0);
	scratch_write("injured", image.file.p, image.file.n);
	r = run_smf119("-o csv -s all --unpack=none $BUILD/check-injured");
	ck_assert_msg(r.status == j->status ||
	    (j->status == 0 && r.status == 1), "%s: status %d, not %d",
	    j->name, r.status, j->status);
	ck_assert_msg((r.status == 0) == (r.err.n == 0),
	    "%s: status %d, messages: %s", j->name, r.status, r.err.p);
	result_free(&r);
	image_free(&image);
	list_free(&list);
}
END_TEST

Suite *
suite_framings(void)
{
	Suite *s = suite_create("framings");
	TCase *t = tcase_create("framings");
	int nshapes = 0, ninjuries = 0;

	while (shapes[nshapes].name != NULL)
		nshapes++;
	while (injuries[ninjuries].name != NULL)
		ninjuries++;
	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_framing_is_read_or_refused, 0, nshapes);
	tcase_add_loop_test(t, test_injury_is_reported, 0, ninjuries);
	suite_add_tcase(s, t);
	return s;
}
