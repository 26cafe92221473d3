/* site - which layout files a site and a user have put in place.
 *
 * Their folders are those of os/folder. Files are read in the order of their
 * names. */
#ifndef SMF119_SITE_H
#define SMF119_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/arena.h"

struct site_files {
	const char **paths;	/* in the order to be loaded */
	size_t n;
};

/* Fills *out, in the arena's memory, with every *.layout of these folders. A
 * folder that does not exist has none. False: *wrong is a folder that cannot
 * be read, with errno set, or NULL when there is no memory. */
bool site_find(struct arena *a, struct site_files *out, const char **wrong);

#endif
