/* listing - lines of cells: with tabs between them, or aligned for people. */
#ifndef SMF119_LISTING_H
#define SMF119_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { LISTING_CELLS = 8 };	/* of a line, at most */

/* To align, all rows are gone through twice: first with measuring set. */
struct listing {
	FILE *out;
	bool aligned;
	bool measuring;	/* nothing is printed yet */
	size_t widths[LISTING_CELLS];
};

/* A line of n cells. */
void listing_row(struct listing *l, const char *const *cells, size_t n);

#endif
