/* arena - blocks in a list; a piece comes from the newest. */
#include "lib/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	_Alignas(max_align_t) unsigned char bytes[];
};

static int
block_add(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
	if ((b = calloc(1, sizeof *b + size)) == NULL)
		return -1;
	b->next = a->blocks;
	b->size = size;
	a->blocks = b;
	a->left = size;
	return 0;
}

void *
arena_take(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + ARENA_STEP - 1) / ARENA_STEP * ARENA_STEP;
	if (size > a->left && block_add(a, size) != 0)
		return NULL;
	b = a->blocks;
	a->left -= size;
	return b->bytes + (b->size - a->left - size);
}

char *
arena_text(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_take(a, n + 1);

	if (copy != NULL)
		memcpy(copy, s, n);
	return copy;
}

char *
arena_join(struct arena *a, const char *x, const char *y, const char *z)
{
	const size_t n = strlen(x), m = strlen(y), k = strlen(z);
	char *text = arena_take(a, n + m + k + 1);

	if (text == NULL)
		return NULL;
	memcpy(text, x, n);
	memcpy(text + n, y, m);
	memcpy(text + n + m, z, k);
	return text;
}

void
arena_free(struct arena *a)
{
	struct arena_block *b, *next;

	for (b = a->blocks; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	a->blocks = NULL;
	a->left = 0;
}
