/* columns - which fields are printed, and in which order. */
#ifndef SMF119_COLUMNS_H
#define SMF119_COLUMNS_H

#include <stdint.h>

#include "query/lookup.h"
#include "query/selection.h"

/* One thing to print of every record that has it. */
struct column {
	const char *name;
	uint32_t hash;	/* of the name, for columns_find */
	const char *label;	/* for people; in a table the heading */
	int width;	/* in a table: characters; negative: to the left */
	bool spare;	/* printed only where it finds a column to share */
};

/* A field that is printed in the column of another one. */
struct shared_column {
	const char *name;
	size_t column;
};

struct columns {
	const struct column *items;
	size_t n;
	const struct shared_column *shared;
	size_t nshared;
};

/* Has the user named no fields, but perhaps some to leave out? */
bool columns_are_usual(const struct words *fields);

/* Fills *out with the fields that the user named or with the usual ones of the
 * scope, in the order of the layouts. False: *error says why. */
bool columns_make(const struct scope *s, const struct selection *selection,
    struct columns *out, struct query_error *error);

/* The column that the field of that name is printed in, looked for from hint
 * on; their number when there is none. */
size_t columns_find(const struct columns *c, const char *name, size_t hint);

#endif
