/* show - layouts as text. */
#ifndef SMF119_SHOW_H
#define SMF119_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "layout/catalog.h"

/* Prints the blocks of the layout files that the name stands for: a
 * section, with the values that it uses, values, or the number of a subtype,
 * with all that its records use. False: there is no such block. */
bool show_layout(const struct catalog *c, const char *name, FILE *out);

#endif
