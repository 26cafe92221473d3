/* check_zeros - zeros behind a dump are padding, whatever its framing and
 * however many they are; a file of nothing else is named as that. */
#include <stdlib.h>

#include "support/suites.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"

static const size_t numbers[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 18, 24,
	63, 64, 65, 100, 1000, 4096, 65535, 65536, 65537, 262144, 1048576,
	10 * 1024 * 1024 };

enum {
	NUMBERS = sizeof numbers / sizeof numbers[0],
	FEW = 20	/* of the numbers, for all shapes and framings */
};

static void
check_padded(const struct shape *s, const struct list *list,
    const struct bytes *file, const char *framing, size_t zeros)
{
	struct outcome o = outcome_of(file->p, file->n, framing);

	ck_assert_msg(o.status == 0 && o.records.n == list->n,
	    "%s, %zu zeros: status %d, %zu records", s->name, zeros, o.status,
	    o.records.n);
	ck_assert_msg(o.nfaults == 1 && o.faults[0].kind == NOTE_PADDING,
	    "%s, %zu zeros: %s", s->name, zeros,
	    o.nfaults == 0 ? "nothing" : fault_text(o.faults[0].kind)->what);
	ck_assert_uint_eq(o.faults[0].have, zeros);
	ck_assert_uint_eq(o.faults[0].offset, file->n - zeros);
	outcome_free(&o);
}

START_TEST(test_zeros_behind_a_dump_are_padding)
{
	const struct shape *s = &shapes[_i];
	struct list list = { NULL, 0 };
	struct bytes file;
	struct image image;
	size_t n;

	list_sample(&list, 12);
	image = frame(s, &list);
	file = image.file;
	n = file.n;
	for (size_t i = 0; i < NUMBERS; i++) {
		bytes_fill(&file, 0, n + numbers[i] - file.n);
		check_padded(s, &list, &file, NULL, numbers[i]);
		if (i < FEW)
			check_padded(s, &list, &file, s->framing, numbers[i]);
	}
	image.file = file;
	image_free(&image);
	list_free(&list);
}
END_TEST

START_TEST(test_file_of_zeros_is_named)
{
	uint8_t *zeros = calloc(numbers[_i], 1);
	struct outcome o = outcome_of(zeros, numbers[_i], NULL);

	ck_assert_int_eq(o.status, 2);
	ck_assert_uint_eq(o.nfaults, 1);
	ck_assert_int_eq(o.faults[0].kind, FAULT_ZEROS_ONLY);
	ck_assert_uint_eq(o.records.n, 0);
	outcome_free(&o);
	for (const struct shape *s = shapes; s->framing != NULL; s++) {
		o = outcome_of(zeros, numbers[_i], s->framing);
		ck_assert_msg(o.status == 2 && o.nfaults == 1 &&
		    o.faults[0].kind == FAULT_ZEROS_ONLY, "%s: status %d, %s",
		    s->name, o.status, fault_text(o.faults[0].kind)->what);
		outcome_free(&o);
	}
	free(zeros);
}
END_TEST

Suite *
suite_zeros(void)
{
	Suite *s = suite_create("zeros");
	TCase *t = tcase_create("zeros");
	int n = 0;

	while (shapes[n].framing != NULL)
		n++;
	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_zeros_behind_a_dump_are_padding, 0, n);
	tcase_add_loop_test(t, test_file_of_zeros_is_named, 0, NUMBERS);
	suite_add_tcase(s, t);
	return s;
}
