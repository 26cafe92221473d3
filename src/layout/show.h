/* show - the built-in layouts as text, and the list of all fields. */
#ifndef SMF119_SHOW_H
#define SMF119_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "layout/layout.h"

/* Prints the blocks of the built-in files that the name stands for: a
 * section, with the values that it uses, values, or the number of a subtype,
 * with all that its records use. False: there is no such block. */
bool show_layout(const struct catalog *c, const char *name, FILE *out);

/* Prints record, section, offset, length, kind, name and label of a field,
 * with tabs between them; a reserved one is left out. */
void show_field(const char *record, const char *section,
    const struct field *f, FILE *out);

#endif
