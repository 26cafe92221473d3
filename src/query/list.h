/* list - the list of what can be printed, for --list-fields. */
#ifndef SMF119_LIST_H
#define SMF119_LIST_H

#include <stdio.h>

#include "layout/catalog.h"
#include "query/selection.h"

/* Prints a line for each field that a record of a selected subtype can have:
 * record, section, offset, length, kind, name and label, with tabs between
 * them. What belongs to no record has "-" for it, and comes first. */
void list_fields(const struct catalog *c, const struct selection *s,
    FILE *out);

#endif
