/* catalog - all layouts that were loaded, by name and subtype. */
#ifndef SMF119_CATALOG_H
#define SMF119_CATALOG_H

#include "layout/layout.h"
#include "lib/arena.h"

/* All zeros to begin with. What it points to lives in its arena. */
struct catalog {
	struct arena arena;
	struct values *values;
	struct section *sections;
	struct record_layout *records;
	unsigned loads;	/* files loaded so far */
};

void catalog_free(struct catalog *c);

/* By name; NULL when there is none. */
const struct section *catalog_section(const struct catalog *c,
    const char *name);
const struct values *catalog_values(const struct catalog *c,
    const char *name);

#endif
