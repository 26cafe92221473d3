/* compile - the program for the records of one layout: what to decode of them
 * for each column, and the tests that they must pass. */
#ifndef SMF119_COMPILE_H
#define SMF119_COMPILE_H

#include "decode/decode.h"
#include "query/columns.h"
#include "query/filter.h"

/* One value to decode: a field of the section in a slot (see record/view.h). */
struct op {
	struct decoder decoder;
	int slot;
	unsigned column;
};

struct program {
	const struct record_layout *layout;	/* NULL: not selected */
	const struct op *ops;	/* in the order of the columns */
	size_t nops;
	struct filter filter;
};

/* Makes the program of a layout. False: *error says why. */
bool program_make(const struct scope *s, const struct selection *selection,
    const struct columns *columns, const struct record_layout *r,
    struct program *out, struct query_error *error);

#endif
