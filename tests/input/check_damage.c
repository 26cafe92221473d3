/* check_damage - every injury of the table is read past and reported. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/suites.h"
#include "tools/frames/injure.h"
#include "tools/frames/outcome.h"

enum {
	RECORDS = 12
};

static bool
same(const struct bytes *a, const struct bytes *b)
{
	return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

/* The list without the records that the injury takes. */
static size_t
expected(const struct injury *j, const struct list *list, size_t about,
    const struct image *image, const struct bytes **out)
{
	int from = (int)about + j->lost_from, to = (int)about + j->lost_to;
	size_t n = 0;

	if (j->lost_to == LOST_BLOCK)
		for (to = (int)about, from = to; (size_t)to + 1 < list->n; to++)
			if (image->parts[to + 1].start !=
			    image->parts[to + 1].data)
				break;
	for (size_t i = 0; i < list->n; i++)
		if ((int)i < from || (int)i > to)
			out[n++] = &list->records[i];
	return n;
}

/* How many records come changed, or between the expected ones. -1: some that
 * are expected do not come. */
static int
changes(const struct list *got, const struct bytes **want, size_t n)
{
	size_t w = 0;
	int changed = 0;

	for (size_t i = 0; i < got->n; i++) {
		if (w < n && same(&got->records[i], want[w])) {
			w++;
			continue;
		}
		changed++;
		if (i + 1 >= got->n || w >= n ||
		    !same(&got->records[i + 1], want[w]))
			w++;
	}
	return w == n ? changed : -1;
}

static void
check_faults(const struct injury *j, const struct outcome *o)
{
	size_t i;

	for (i = 0; i < INJURY_FAULTS && j->faults[i] != 0; i++) {
		int want = j->faults[i] - 1;

		ck_assert_msg(i < o->nfaults, "%s: fault %zu is not reported",
		    j->name, i);
		if (want != FAULT_ANY)
			ck_assert_msg((int)o->faults[i].kind == want,
			    "%s: fault %zu is: %s", j->name, i,
			    fault_text(o->faults[i].kind)->what);
	}
	ck_assert_msg(o->nfaults == i, "%s: %zu faults, the last: %s",
	    j->name, o->nfaults, fault_text(o->faults[i].kind)->what);
}

static void
check_injury(const struct injury *j, unsigned seed)
{
	const struct bytes *want[RECORDS];
	struct list list = { NULL, 0 };
	struct image image;
	struct outcome o;
	size_t about, n;
	int got;

	list_sample(&list, RECORDS);
	image = frame(shape_find(j->shape), &list);
	about = injury_record(j, &image, list.n);
	n = expected(j, &list, about, &image, want);
	injure(j, &image, list.n, seed);
	o = outcome_of(image.file.p, image.file.n, NULL);
	got = changes(&o.records, want, n);
	check_faults(j, &o);
	ck_assert_msg(o.status == j->status, "%s: status %d", j->name,
	    o.status);
	ck_assert_msg(got == (int)j->changed,
	    "%s: %zu records for %zu, %d changed", j->name, o.records.n, n,
	    got);
	outcome_free(&o);
	image_free(&image);
	list_free(&list);
}

START_TEST(test_injury_is_survived_and_named)
{
	check_injury(&injuries[_i], 0);
}
END_TEST

/* Random bytes between records add no records. */
START_TEST(test_random_bytes_fabricate_no_record)
{
	for (unsigned seed = 1; seed < 400; seed++)
		if (injuries[_i].fill == FILL_RANDOM)
			check_injury(&injuries[_i], seed);
}
END_TEST

static int
count_injuries(void)
{
	int n = 0;

	while (injuries[n].name != NULL)
		n++;
	return n;
}

Suite *
suite_damage(void)
{
	Suite *s = suite_create("damage");
	TCase *t = tcase_create("injuries");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_injury_is_survived_and_named, 0,
	    count_injuries());
	tcase_add_loop_test(t, test_random_bytes_fabricate_no_record, 0,
	    count_injuries());
	suite_add_tcase(s, t);
	return s;
}
