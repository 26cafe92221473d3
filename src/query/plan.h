/* plan - what to print, worked out once: the columns, and for each layout a
 * program that decodes them. */
#ifndef SMF119_PLAN_H
#define SMF119_PLAN_H

#include "query/columns.h"
#include "query/compile.h"
#include "query/selection.h"

struct plan {
	struct scope scope;
	struct columns columns;
	bool raw;	/* codes and times are the numbers recorded */
	bool usual;	/* the user has named no columns, or some to leave out */
	const struct program *programs;	/* by the index of the layout */
	size_t nprograms;
	const struct record_layout *section;	/* of plan_make_section; NULL */
};

/* Makes the plan for records, in the catalog's memory. False: *error says
 * why. */
bool plan_make(struct catalog *c, const struct selection *s, struct plan *out,
    struct query_error *error);

/* Makes the plan for an input of sections of one kind. */
bool plan_make_section(struct catalog *c, const struct selection *s,
    const struct section *section, struct plan *out,
    struct query_error *error);

/* The program for records of a layout that the plan was made for. */
static inline const struct program *
plan_program(const struct plan *p, const struct record_layout *r)
{
	return &p->programs[r->index];
}

#endif
