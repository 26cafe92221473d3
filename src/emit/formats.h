/* formats - every format there is: a new one is a word in FORMATS. */
#ifndef SMF119_FORMATS_H
#define SMF119_FORMATS_H

#include "emit/emit.h"

/* AND stands between two of them. */
#define FORMATS(FORMAT, AND) \
	FORMAT(human) AND FORMAT(table) AND FORMAT(csv) AND FORMAT(tsv) AND \
	FORMAT(kv) AND FORMAT(json)

#define FORMAT_COUNT(name) 1
enum { FORMATS_N = FORMATS(FORMAT_COUNT, +) };
#undef FORMAT_COUNT

extern const struct format *const formats[FORMATS_N];

/* NULL when there is no format of that name. */
const struct format *format_find(const char *name);

/* "human, table, csv, tsv, kv, json" */
extern const char format_names[];

#endif
