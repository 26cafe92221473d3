/* tables - which fields a table has by default, how wide and under what. */
#ifndef SMF119_TABLES_H
#define SMF119_TABLES_H

#include "query/lookup.h"

/* The fields while they are gathered. */
struct tables_sink {
	void (*take)(struct tables_sink *sink, const struct field *f,
	    bool spare);
};

/* Gives the sink the fields of the tables for records in the scope; where there
 * are several families, all but the first ones of each are spare. Without a
 * table, the first documented fields. */
void tables_usual(const struct scope *s, struct tables_sink *sink);

/* The heading over a field: that of its table or, when none has it, its label.
 * Sets *width to the characters of its column, up to TABLE_WIDTH_MAX, negative
 * when values go to the left. */
const char *tables_heading(const struct scope *s, const struct field *f,
    int *width);

#endif
