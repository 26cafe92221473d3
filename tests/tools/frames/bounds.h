/* bounds - how many records may be lost in trials. */
#ifndef SMF119_TEST_BOUNDS_H
#define SMF119_TEST_BOUNDS_H

#include "trial.h"

enum bound_kind {
	BOUND_FOUND_SILENT,	/* a record is missing, with status 0 */
	BOUND_TOLD_SILENT,	/* the same with --framing */
	BOUND_FEWER,	/* detection prints fewer than --framing, less one */
	BOUND_TOLD_MANY,	/* more than three untouched records missing */
	BOUND_NOT_ALL,	/* a record is missing, or the status is not 0 */
	BOUND_CHANGE,	/* a change of framing is reported where none is */
	BOUND_NOT_ONCE,	/* of joined dumps a record is missing, or more is
			 * reported than where the second begins */
	BOUND_KINDS
};

/* The bounds for damaged, joined and undamaged dumps: a bit, 1 << kind,
 * each. */
enum {
	BOUNDS_DAMAGED = 1 << BOUND_FOUND_SILENT | 1 << BOUND_TOLD_SILENT |
	    1 << BOUND_FEWER | 1 << BOUND_TOLD_MANY | 1 << BOUND_CHANGE,
	BOUNDS_JOINED = 1 << BOUND_FOUND_SILENT | 1 << BOUND_TOLD_SILENT |
	    1 << BOUND_NOT_ONCE,
	BOUNDS_UNDAMAGED = 1 << BOUND_NOT_ALL
};

extern const char *const bound_names[BOUND_KINDS];

struct bounds {
	size_t trials;
	size_t counts[BOUND_KINDS];
	size_t lost;	/* untouched records that detection missed, in all */
};

/* Counts the trial. Returns a bit, 1 << kind, for each bound it breaks. */
unsigned bounds_add(struct bounds *b, const struct trial *t);

/* Do the counts hold for damaged, joined and undamaged dumps? */
bool bounds_hold_damaged(const struct bounds *b);
bool bounds_hold_joined(const struct bounds *b);
bool bounds_hold_undamaged(const struct bounds *b);

#endif
