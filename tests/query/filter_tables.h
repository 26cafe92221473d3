/* filter_tables - tests of --where, and the records that pass them. */
#ifndef SMF119_FILTER_TABLES_H
#define SMF119_FILTER_TABLES_H

#include <stddef.h>

struct where_row {
	const char *sample;
	const char *options;	/* as a shell reads them */
	const char *records;	/* see expect_records */
};

/* Each table is named after the kind of its fields. */
extern const struct where_row where_rows[];
extern const size_t nwhere_rows;

/* Invalid options, and words of the message. */
struct where_mistake {
	const char *options;
	const char *words;
};

extern const struct where_mistake where_mistakes[];
extern const size_t nwhere_mistakes;

#endif
