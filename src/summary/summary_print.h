/* summary_print - the table of counts, in any format. */
#ifndef SMF119_SUMMARY_PRINT_H
#define SMF119_SUMMARY_PRINT_H

#include "emit/emit.h"
#include "summary/summary.h"

/* Prints the table in the format of e, memory being taken from a. head: with
 * the line above it. False: no memory. */
bool summary_print(struct summary *s, struct emit *e, struct arena *a,
    bool head);

#endif
