/* arena - memory that is taken piece by piece and given back all at once. */
#ifndef SMF119_ARENA_H
#define SMF119_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks;
	size_t left;	/* in the newest block */
};

enum { ARENA_STEP = 32 };

/* size zeroed bytes, aligned for any object, valid until arena_free. They are
 * rounded up to ARENA_STEP, so that text can be copied in such steps. NULL
 * when there is no memory. */
void *arena_take(struct arena *a, size_t size);

/* A copy of the n bytes at s, NUL-terminated. NULL when there is no memory. */
char *arena_text(struct arena *a, const char *s, size_t n);

/* Three texts, one behind the other. NULL when there is no memory. */
char *arena_join(struct arena *a, const char *x, const char *y,
    const char *z);

void arena_free(struct arena *a);

#endif
