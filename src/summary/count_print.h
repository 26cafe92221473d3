/* count_print - the table of combinations, in any format. */
#ifndef SMF119_COUNT_PRINT_H
#define SMF119_COUNT_PRINT_H

#include "emit/emit.h"
#include "summary/count.h"

/* Sorts and prints the table in the format of e, memory being taken from a.
 * head: with the line above it. False: no memory. */
bool count_print(struct count *c, struct emit *e, struct arena *a, bool head);

#endif
