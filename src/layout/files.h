/* files - layout files: those built in, and the user's. */
#ifndef SMF119_FILES_H
#define SMF119_FILES_H

#include <stdbool.h>

#include "layout/catalog.h"
#include "layout/error.h"

enum layout_file_status {
	LAYOUT_FILE_LOADED,
	LAYOUT_FILE_WRONG,	/* *error says why */
	LAYOUT_FILE_UNREADABLE	/* errno says why */
};

/* Loads the file at path, as layout_load does. */
enum layout_file_status layout_load_file(struct catalog *c, const char *path,
    struct layout_error *error);

/* Loads the layouts that come with the program. False: *error says why, and
 * *file which of them has it. Only an error in the tree, or lack of memory,
 * can cause that. */
bool layout_load_builtin(struct catalog *c, const char **file,
    struct layout_error *error);

#endif
