/* plan - what to print, worked out once: columns, and a program per layout.
 *
 * A program is the list of operations that prints one kind of record: after
 * this constant text, decode that field of that section. */
#ifndef SMF119_PLAN_H
#define SMF119_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/layout.h"

/* Where a field is found: in the header, in the section of a triplet (slot 1
 * is the first triplet), or in the triplets that no layout describes. */
enum {
	SLOT_UNDECODED = -1,
	SLOT_HEADER = 0
};

/* One thing to print of every record that has it. */
struct column {
	const char *name;
	const char *label;
};

struct op {
	const struct field *field;	/* NULL for SLOT_UNDECODED */
	int slot;
	unsigned column;
	const char *lead;	/* what the format prints before the value */
	size_t nlead;
};

struct program {
	const struct record_layout *layout;
	const struct op *ops;	/* in order of columns */
	size_t nops;
	size_t gap;	/* columns that follow the last operation */
	const struct op *heading;	/* time, system, stack, subtype */
	size_t nheading;
};

/* Makes what a format prints in front of a value; NULL without memory. gap is
 * how many columns the value is to the right of the one before it. */
typedef const char *plan_lead(struct arena *a, const struct column *c,
    size_t gap);

struct selection {
	uint8_t subtypes[65536 / 8];	/* one bit each */
	bool raw;	/* codes and times as the numbers recorded */
	bool headed;	/* the heading shows the header's fields */
};

struct plan {
	const struct column *columns;
	size_t ncolumns;
	const struct program *programs;	/* in the catalog's order */
	size_t nprograms;
	struct program generic;	/* for records that no layout fits */
	size_t slots;	/* one more than the triplets of the longest program */
};

void selection_add(struct selection *s, unsigned from, unsigned to);
bool selection_has(const struct selection *s, unsigned subtype);

/* Makes the plan in the catalog's memory. False: no memory. */
bool plan_make(struct catalog *c, const struct selection *s, plan_lead *lead,
    struct plan *out);

#endif
