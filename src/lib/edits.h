/* edits - how far a mistyped word is from another one. */
#ifndef SMF119_EDITS_H
#define SMF119_EDITS_H

#include <stddef.h>

enum {
	EDITS_LONGEST = 64,	/* characters of a word that is compared */
	EDITS_FAR = 1000
};

/* Insertions, deletions and changes of letters from a to b, case aside;
 * EDITS_FAR when b is longer than EDITS_LONGEST. */
size_t edits_between(const char *a, const char *b);

/* As many as a mistyped word may have: one, and one for every four letters. */
size_t edits_allowed(const char *word);

#endif
