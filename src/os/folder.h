/* folder - the names in a folder, and the folders of settings. */
#ifndef SMF119_FOLDER_H
#define SMF119_FOLDER_H

#include <stdbool.h>

#include "lib/arena.h"

/* Between the paths of a list in the environment: ":" or ";". */
extern const char folder_separator;

struct folder;

/* NULL with errno set: ENOENT where there is no such folder. */
struct folder *folder_open(const char *path);

/* One name more, valid until the next call, in no order. NULL: no more. */
const char *folder_next(struct folder *f);

void folder_close(struct folder *f);

/* Where the settings of this machine and of this user lie, in the arena's memory:
 * SYSCONFDIR/smf119, and smf119 in $XDG_CONFIG_HOME or ~/.config; on Windows,
 * smf119 in %ProgramData% and %APPDATA%. NULL where the environment names no such
 * folder. False: there is no memory. */
bool folder_of_site(struct arena *a, const char **out);
bool folder_of_user(struct arena *a, const char **out);

#endif
