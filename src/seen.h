/* seen - which subtypes an input had when it had none of those selected. */
#ifndef SMF119_SEEN_H
#define SMF119_SEEN_H

#include <stdint.h>

#include "diag.h"
#include "lib/arena.h"
#include "query/selection.h"

/* Counts of all inputs. */
struct seen {
	uint64_t records;	/* of all types */
	uint64_t selected;	/* records of the selected subtypes */
	uint64_t passed;	/* those of them that passed the tests */
	uint64_t *others;	/* by subtype: records that were not selected */
};

/* Memory comes from the arena. False: none left. */
bool seen_make(struct seen *s, struct arena *a);

/* All records of subtypes that were not selected. */
uint64_t seen_others(const struct seen *s);

/* When no record was selected, says which subtypes there were; when the tests
 * dropped all, says that with -v. */
void seen_say(const struct seen *s, const struct selection *selection,
    const struct diag *d);

#endif
