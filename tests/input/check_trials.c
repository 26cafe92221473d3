/* check_trials - random damage, joined dumps and whole dumps, with fixed seeds.
 * build/damage-dumps runs any number of them.
 *
 * Of these seeds none breaks a bound; and of the records that were not damaged,
 * three in a hundred dumps are missing. */
#include <string.h>

#include "input/weigh.h"
#include "support/suites.h"
#include "tools/frames/bounds.h"
#include "tools/frames/outcome.h"

static struct bounds
run(struct trial (*trial)(uint64_t), unsigned kinds, uint64_t n)
{
	struct bounds b = { 0 };

	for (uint64_t seed = 1; seed <= n; seed++) {
		struct trial t = trial(seed);
		unsigned broken = bounds_add(&b, &t) & kinds;

		for (unsigned k = 0; k < BOUND_KINDS; k++)
			ck_assert_msg((broken >> k & 1) == 0, "seed %u, %s: %s",
			    (unsigned)seed, t.shape.name, bound_names[k]);
	}
	return b;
}

START_TEST(test_damage_is_reported_and_costs_few_records)
{
	struct bounds b = run(trial_damaged, BOUNDS_DAMAGED, 2500);

	ck_assert(bounds_hold_damaged(&b));
	ck_assert_uint_le(b.lost * 100, b.trials * 3);
}
END_TEST

START_TEST(test_joined_dumps_are_read_and_reported_once)
{
	struct bounds b = run(trial_joined, BOUNDS_JOINED, 500);

	ck_assert(bounds_hold_joined(&b));
	ck_assert_uint_eq(b.lost, 0);
}
END_TEST

START_TEST(test_undamaged_dumps_are_read_whole)
{
	struct bounds b = run(trial_undamaged, BOUNDS_UNDAMAGED, 3000);

	ck_assert(bounds_hold_undamaged(&b));
	ck_assert_uint_eq(b.lost, 0);
}
END_TEST

/* Five records, of which the fourth has no header. */
static struct bytes
odd_dump(void)
{
	struct list list = { NULL, 0 };
	struct bytes file = { 0 };

	list_sample(&list, 5);
	for (size_t i = 0; i < list.n; i++) {
		if (i == 3)
			memset(list.records[i].p + RDW_SIZE, 0, 14);
		bytes_add(&file, list.records[i].p, list.records[i].n);
	}
	list_free(&list);
	return file;
}

START_TEST(test_odd_records_weigh_against_a_framing)
{
	struct bytes file = odd_dump();
	struct weight w;

	ck_assert(weigh(&framing_rdw, NULL, (struct span){ file.p, file.n },
	    true, &w));
	ck_assert_uint_eq(w.records, 4);
	ck_assert_uint_eq(w.faults, 1);
	ck_assert_uint_eq(w.head, 3);
	ck_assert(w.blocks);
	ck_assert_int_eq(weight_value(&w), 3);
	ck_assert(weigh(&framing_bdw, NULL, (struct span){ file.p, file.n },
	    true, &w));
	ck_assert(!w.blocks);
	ck_assert_uint_eq(w.head, 0);
	bytes_free(&file);
}
END_TEST

/* Two records in different framings, with bytes around them that are neither:
 * one framing reads as much as the other. */
static const struct {
	const char *first;
	const char *second;
} pairs[] = {
	{ "rdw", "prefix4" },
	{ "prefix4", "rdw" },
};

START_TEST(test_tie_is_asked_about_unless_one_begins_the_input)
{
	struct list list = { NULL, 0 };
	struct bytes file = { 0 };
	struct image a, b;
	struct outcome o;

	list_sample(&list, 1);
	a = frame(shape_find(pairs[_i].first), &list);
	b = frame(shape_find(pairs[_i].second), &list);
	bytes_add(&file, "\x7f\1\1\1", 4);
	bytes_add(&file, a.file.p, a.file.n);
	bytes_add(&file, b.file.p, b.file.n);
	bytes_add(&file, "\x7f\1\1\1", 4);
	o = outcome_of(file.p, file.n, NULL);
	ck_assert_int_eq(o.status, 2);
	ck_assert_int_eq(o.faults[0].kind, FAULT_TWO_FRAMINGS);
	outcome_free(&o);
	o = outcome_of(file.p + 4, file.n - 8, NULL);
	ck_assert_int_eq(o.status, 1);
	ck_assert_uint_ge(o.records.n, 1);
	ck_assert_uint_lt(o.offsets[0], a.file.n);
	outcome_free(&o);
	bytes_free(&file);
	image_free(&a);
	image_free(&b);
	list_free(&list);
}
END_TEST

/* Nothing is known of the first record, nor of the block it is in. */
START_TEST(test_damaged_beginning_does_not_hide_the_framing)
{
	const struct shape *shape = &shapes[_i];
	struct list list = { NULL, 0 };
	struct image image;
	struct outcome found, told;

	list_sample(&list, 12);
	image = frame(shape, &list);
	memset(image.file.p, 0xff, 10);
	found = outcome_of(image.file.p, image.file.n, NULL);
	told = outcome_of(image.file.p, image.file.n, shape->framing);
	ck_assert_msg(found.status == 1 &&
	    found.records.n == told.records.n, "%s: status %d, %zu records",
	    shape->name, found.status, found.records.n);
	outcome_free(&told);
	outcome_free(&found);
	image_free(&image);
	list_free(&list);
}
END_TEST

/* A few records may be read of these; each is named as what it is. */
START_TEST(test_what_cannot_be_read_is_named_by_itself)
{
	for (const struct shape *s = shapes; s->name != NULL; s++)
		for (size_t n = 8; n < 24 && s->framing == NULL; n++) {
			struct list list = { NULL, 0 };
			struct image image;
			struct outcome o;

			list_sample(&list, n);
			image = frame(s, &list);
			o = outcome_of(image.file.p, image.file.n, NULL);
			ck_assert_msg(o.status == 2 &&
			    (int)o.faults[0].kind == s->refused, "%s, %zu: %s",
			    s->name, n, fault_text(o.faults[0].kind)->what);
			outcome_free(&o);
			image_free(&image);
			list_free(&list);
		}
}
END_TEST

Suite *
suite_trials(void)
{
	Suite *s = suite_create("trials");
	TCase *t = tcase_create("bounds");
	int n = 0;

	tcase_set_timeout(t, 300);
	tcase_add_test(t, test_damage_is_reported_and_costs_few_records);
	tcase_add_test(t, test_joined_dumps_are_read_and_reported_once);
	tcase_add_test(t, test_undamaged_dumps_are_read_whole);
	suite_add_tcase(s, t);
	t = tcase_create("weighing");
	tcase_add_test(t, test_odd_records_weigh_against_a_framing);
	tcase_add_test(t, test_what_cannot_be_read_is_named_by_itself);
	while (shapes[n].framing != NULL)
		n++;
	tcase_add_loop_test(t,
	    test_damaged_beginning_does_not_hide_the_framing, 0, n);
	tcase_add_loop_test(t,
	    test_tie_is_asked_about_unless_one_begins_the_input, 0,
	    sizeof pairs / sizeof pairs[0]);
	suite_add_tcase(s, t);
	return s;
}
