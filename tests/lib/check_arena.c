/* check_arena - memory in pieces, from one arena. */
#include <stdint.h>
#include <string.h>

#include "lib/arena.h"
#include "support/suites.h"

static struct arena arena;

static void
teardown(void)
{
	arena_free(&arena);
}

START_TEST(test_pieces_are_zeroed_aligned_and_apart)
{
	static const unsigned char zeros[5000];
	unsigned char *before = NULL, *p;

	for (size_t size = 1; size < sizeof zeros; size += 7) {
		p = arena_take(&arena, size);
		ck_assert_ptr_nonnull(p);
		ck_assert_uint_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		ck_assert_mem_eq(p, zeros, size);
		memset(p, 0xff, size);
		if (before != NULL)
			ck_assert_uint_eq(before[0], 0xff);
		before = p;
	}
}
END_TEST

START_TEST(test_piece_larger_than_a_block_is_whole)
{
	const size_t size = 1 << 20;
	unsigned char *p = arena_take(&arena, size);

	ck_assert_ptr_nonnull(p);
	memset(p, 1, size);
}
END_TEST

START_TEST(test_impossible_size_gives_null)
{
	ck_assert_ptr_null(arena_take(&arena, SIZE_MAX));
	ck_assert_ptr_null(arena_take(&arena, SIZE_MAX / 2 + 1));
}
END_TEST

START_TEST(test_text_is_copied_and_ended)
{
	char text[] = "abcdef";
	char *copy = arena_text(&arena, text, 3);

	memset(text, 'x', 6);
	ck_assert_str_eq(copy, "abc");
	ck_assert_str_eq(arena_text(&arena, text, 0), "");
}
END_TEST

START_TEST(test_three_texts_are_joined)
{
	ck_assert_str_eq(arena_join(&arena, "a", "bc", "def"), "abcdef");
	ck_assert_str_eq(arena_join(&arena, "", "", ""), "");
}
END_TEST

START_TEST(test_freed_arena_can_be_used_again)
{
	ck_assert_ptr_nonnull(arena_take(&arena, 10));
	arena_free(&arena);
	arena_free(&arena);
	ck_assert_ptr_nonnull(arena_take(&arena, 10));
}
END_TEST

Suite *
suite_arena(void)
{
	Suite *s = suite_create("arena");
	TCase *t = tcase_create("arena");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, test_pieces_are_zeroed_aligned_and_apart);
	tcase_add_test(t, test_piece_larger_than_a_block_is_whole);
	tcase_add_test(t, test_impossible_size_gives_null);
	tcase_add_test(t, test_text_is_copied_and_ended);
	tcase_add_test(t, test_three_texts_are_joined);
	tcase_add_test(t, test_freed_arena_can_be_used_again);
	suite_add_tcase(s, t);
	return s;
}
