/* formats - every format there is, by name. */
#ifndef SMF119_FORMATS_H
#define SMF119_FORMATS_H

#include "emit/emit.h"

/* NULL when there is no format of that name. */
const struct format *format_find(const char *name);

/* "human, csv, kv, json" */
extern const char format_names[];

#endif
