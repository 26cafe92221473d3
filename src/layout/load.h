/* load - the text of a layout file, read into the catalog. */
#ifndef SMF119_LOAD_H
#define SMF119_LOAD_H

#include <stdbool.h>

#include "layout/catalog.h"
#include "layout/error.h"

/* Adds the layouts in the n bytes at text, which may go away afterwards.
 * Sections and values of a name that is there already, and records of a
 * subtype that an earlier file gave, are replaced. False: *error says why,
 * and the catalog is good only for catalog_free. */
bool layout_load(struct catalog *c, const char *text, size_t n,
    struct layout_error *error);

#endif
