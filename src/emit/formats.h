/* formats - every format there is. */
#ifndef SMF119_FORMATS_H
#define SMF119_FORMATS_H

#include "emit/emit.h"

extern const struct format format_human;
extern const struct format format_csv;
extern const struct format format_kv;
extern const struct format format_json;

#endif
