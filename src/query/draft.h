/* draft - what the makers of a plan share; nobody else's. */
#ifndef SMF119_DRAFT_H
#define SMF119_DRAFT_H

#include "query/plan.h"

/* All that return bool return false with d->error set, or, without memory, as
 * it was. */
struct draft {
	struct catalog *catalog;
	const struct selection *selection;
	plan_lead *lead;
	const struct section *header;	/* NULL: the input has none */
	const struct section *identification;
	const struct section *only;	/* the input is this one; or NULL */
	struct column *columns;
	size_t ncolumns;
	struct plan_error *error;
};

/* Is it a layout, not only a name, of a subtype that was asked for? */
bool draft_selects(const struct draft *d, const struct record_layout *r);

/* The section of a slot of that layout; NULL when there is none. */
const struct section *draft_section(const struct draft *d,
    const struct record_layout *r, int slot);

/* Fills columns: the fields the user named, or the union of the selected
 * records' fields in the order of the tables. */
bool draft_columns(struct draft *d);

/* Where that name is among the columns, looked for from hint on; ncolumns
 * when it is not. */
size_t draft_column(const struct draft *d, const char *name, size_t hint);

/* The field of that name in a record of that layout, and its slot. */
const struct field *draft_field(const struct draft *d,
    const struct record_layout *r, const char *name, int *slot);

/* The program of a layout. */
bool draft_program(struct draft *d, const struct record_layout *r,
    struct program *p);

/* The user's tests, for the records of one program. */
bool draft_tests(struct draft *d, struct program *p);

/* Says in error->hint which names are the nearest to word. */
void draft_nearest(const struct draft *d, const char *word);

#endif
