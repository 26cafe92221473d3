/* check_joined - two dumps of different framings, one behind the other: both
 * are read, and where the second begins is reported once. */
#include <string.h>

#include "support/suites.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"

/* The two dumps, read. *at is where the second begins. */
static struct outcome
join(const struct shape *a, size_t na, const struct shape *b, size_t nb,
    size_t *at)
{
	struct list first = { NULL, 0 }, second = { NULL, 0 };
	struct image head, tail;
	struct outcome o;

	list_sample(&first, na);
	list_sample(&second, nb);
	head = frame(a, &first);
	tail = frame(b, &second);
	*at = head.file.n;
	bytes_add(&head.file, tail.file.p, tail.file.n);
	o = outcome_of(head.file.p, head.file.n, NULL);
	image_free(&tail);
	image_free(&head);
	list_free(&second);
	list_free(&first);
	return o;
}

static void
check_change(const struct shape *a, size_t na, const struct shape *b, size_t nb)
{
	size_t at;
	struct outcome o = join(a, na, b, nb, &at);

	ck_assert_msg(o.status == 1 && o.nfaults == 1 &&
	    o.faults[0].kind == FAULT_FRAMING_CHANGED &&
	    o.faults[0].offset == at && o.records.n == na + nb,
	    "%zu in %s, %zu in %s: %zu records, status %d, %zu faults, %s",
	    na, a->name, nb, b->name, o.records.n, o.status, o.nfaults,
	    o.nfaults == 0 ? "" : fault_text(o.faults[0].kind)->name);
	outcome_free(&o);
}

/* One record is too little to be sure of: but nothing is lost in silence. */
static void
check_damage(const struct shape *a, size_t na, const struct shape *b, size_t nb)
{
	size_t at;
	struct outcome o = join(a, na, b, nb, &at);

	ck_assert_msg(o.status != 0, "%zu in %s, %zu in %s", na, a->name, nb,
	    b->name);
	outcome_free(&o);
}

START_TEST(test_second_framing_is_read_and_reported_once)
{
	static const size_t sizes[][2] = { { 2, 2 }, { 2, 60 }, { 12, 12 },
		{ 60, 3 } };
	const struct shape *a = &shapes[_i];

	for (const struct shape *b = shapes; b->framing != NULL; b++)
		for (size_t i = 0; i < sizeof sizes / sizeof sizes[0] &&
		    strcmp(a->framing, b->framing) != 0; i++)
			check_change(a, sizes[i][0], b, sizes[i][1]);
}
END_TEST

START_TEST(test_single_record_is_not_lost_in_silence)
{
	const struct shape *a = &shapes[_i];

	for (const struct shape *b = shapes; b->framing != NULL; b++) {
		if (strcmp(a->framing, b->framing) == 0)
			continue;
		check_damage(a, 1, b, 1);
		check_damage(a, 1, b, 12);
		check_damage(a, 12, b, 1);
	}
}
END_TEST

Suite *
suite_joined(void)
{
	Suite *s = suite_create("joined");
	TCase *t = tcase_create("joined");
	int n = 0;

	while (shapes[n].framing != NULL)
		n++;
	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_second_framing_is_read_and_reported_once,
	    0, n);
	tcase_add_loop_test(t, test_single_record_is_not_lost_in_silence, 0,
	    n);
	suite_add_tcase(s, t);
	return s;
}
