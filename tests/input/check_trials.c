/* check_trials - random damage, joined dumps and whole dumps, with fixed seeds.
 * build/damage-dumps runs any number of them. */
#include "support/suites.h"
#include "tools/frames/bounds.h"

static struct bounds
run(struct trial (*trial)(uint64_t), uint64_t n)
{
	struct bounds b = { 0 };

	for (uint64_t seed = 1; seed <= n; seed++) {
		struct trial t = trial(seed);

		bounds_add(&b, &t);
	}
	return b;
}

START_TEST(test_damage_is_reported_and_costs_few_records)
{
	struct bounds b = run(trial_damaged, 800);

	ck_assert(bounds_hold_damaged(&b));
}
END_TEST

START_TEST(test_joined_dumps_lose_nothing_in_silence)
{
	struct bounds b = run(trial_joined, 150);

	ck_assert(bounds_hold_joined(&b));
}
END_TEST

START_TEST(test_undamaged_dumps_are_read_whole)
{
	struct bounds b = run(trial_undamaged, 500);

	ck_assert(bounds_hold_undamaged(&b));
}
END_TEST

Suite *
suite_trials(void)
{
	Suite *s = suite_create("trials");
	TCase *t = tcase_create("bounds");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, test_damage_is_reported_and_costs_few_records);
	tcase_add_test(t, test_joined_dumps_lose_nothing_in_silence);
	tcase_add_test(t, test_undamaged_dumps_are_read_whole);
	suite_add_tcase(s, t);
	return s;
}
