/* catalog - all layouts that were loaded, by name and subtype. */
#ifndef SMF119_CATALOG_H
#define SMF119_CATALOG_H

#include "layout/layout.h"
#include "lib/arena.h"

/* The text of a layout file that was loaded. */
struct layout_text {
	const char *text;
	size_t n;
	struct layout_text *next;
};

/* All zeros to begin with; not to be copied. What it points to lives in its
 * arena. */
struct catalog {
	struct arena arena;
	struct values *values;
	struct section *sections;
	struct record_layout *records;
	struct table *tables;
	unsigned loads;	/* files loaded so far */
	struct layout_text *texts;	/* the files as written, newest first */

	/* From catalog_index: */
	const struct record_layout *first[256];	/* by subtype, up to 255 */
	size_t nlayouts;	/* records, and generic as the last */
	size_t nslots;	/* one more than the triplets of the longest record */
	const struct section *header;	/* the SMF header; or NULL */
	const struct section *identification;	/* or NULL */
	struct record_layout generic;	/* for a record that no layout fits */
};

/* Makes the index, after layouts have been added. */
void catalog_index(struct catalog *c);

/* For catalog_first alone: subtypes from 256 on. */
const struct record_layout *catalog_first_large(const struct catalog *c,
    unsigned subtype);

/* The first layout of a subtype, or its name alone; its siblings follow. NULL
 * when there is none. */
static inline const struct record_layout *
catalog_first(const struct catalog *c, unsigned subtype)
{
	return subtype < 256 ? c->first[subtype] :
	    catalog_first_large(c, subtype);
}

void catalog_free(struct catalog *c);

/* By name; NULL when there is none. */
const struct section *catalog_section(const struct catalog *c,
    const char *name);
const struct values *catalog_values(const struct catalog *c,
    const char *name);

#endif
