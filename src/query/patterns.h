/* patterns - what follows ~ in a test: shell patterns, any of which may match. */
#ifndef SMF119_PATTERNS_H
#define SMF119_PATTERNS_H

#include <stdbool.h>

#include "layout/layout.h"
#include "lib/arena.h"
#include "lib/span.h"

struct patterns {
	const char *const *items;	/* ended by NULL */
	const struct code *codes;	/* of the values, and */
	const bool *matching;	/* which of them match, by their index */
};

/* Reads patterns with bars between them. values: of a field of codes, else
 * NULL. False: no memory. */
bool patterns_parse(struct arena *a, const struct values *values,
    const char *s, struct patterns *out);

bool patterns_match(const struct patterns *p, struct span text);

/* Does the token or do the words of one of the codes match, in any case? */
static inline bool
patterns_match_code(const struct patterns *p, const struct code *c)
{
	return p->matching[c - p->codes];
}

#endif
