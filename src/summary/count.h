/* count - how many records there are for each combination of field values. */
#ifndef SMF119_COUNT_H
#define SMF119_COUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "query/plan.h"
#include "record/view.h"

enum {
	COUNT_ROWS = 65536,	/* combinations that are kept, */
	COUNT_BYTES = 256 << 20	/* and memory that they take, about */
};

struct count_row {
	const struct value *values;	/* one for each column of the plan */
	const struct count *count;	/* the table that the row is in */
	uint64_t records;
	uint64_t last;	/* the record that was counted last */
	uint64_t hash;
};

struct count {
	const struct plan *plan;
	const struct codepage *page;
	struct arena *arena;
	struct count_row *rows;
	size_t nrows;
	uint32_t *index;	/* hash to row plus 1 */
	struct value *now;	/* the values of the row in hand */
	size_t bytes;	/* of values that are kept */
	uint64_t records;	/* so far */
	struct count_row other;	/* records of combinations that are not kept */
	bool no_memory;
};

/* Counts by the columns of the plan, which must outlive it, as must the arena,
 * from which memory comes. False: none left. */
bool count_make(struct count *c, const struct plan *plan,
    const struct codepage *page, struct arena *a);

/* Counts a record once for each combination in its rows. With no_memory set
 * afterwards, nothing can be counted any more. */
void count_add(struct count *c, struct view *v);

/* Puts the rows in order: most records first, then by value. Nothing can be
 * counted after that. */
void count_sort(struct count *c);

#endif
