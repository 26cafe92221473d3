/* list - the lists of what can be printed and asked for. */
#ifndef SMF119_LIST_H
#define SMF119_LIST_H

#include <stdio.h>

#include "layout/catalog.h"
#include "query/lookup.h"
#include "query/selection.h"

/* Prints a line for each field that a record of a selected subtype can have:
 * record, section, offset, length, kind, name and label, with tabs between
 * them. What belongs to no record has "-" for it, and comes first. aligned: for
 * people, in columns below a heading. */
void list_fields(const struct catalog *c, const struct selection *s,
    bool aligned, FILE *out);

/* Prints a line for each code of a field, which is named as for --where:
 * number, token and words. False: *error says why. */
bool list_values(struct catalog *c, const struct selection *s,
    const char *word, bool aligned, FILE *out, struct query_error *error);

#endif
