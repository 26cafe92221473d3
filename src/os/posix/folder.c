/* folder - by readdir(3), and by the rules of the file system hierarchy and of
 * the XDG base directories. */
#include "os/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#ifndef SYSCONFDIR
#define SYSCONFDIR "/etc"
#endif

struct folder {
	DIR *entries;
};

const char folder_separator = ':';

struct folder *
folder_open(const char *path)
{
	struct folder *f = malloc(sizeof *f);

	if (f == NULL)
		return NULL;
	f->entries = opendir(path);
	if (f->entries != NULL)
		return f;
	free(f);
	if (errno == ENOTDIR)
		errno = ENOENT;
	return NULL;
}

const char *
folder_next(struct folder *f)
{
	const struct dirent *entry = readdir(f->entries);

	return entry != NULL ? entry->d_name : NULL;
}

void
folder_close(struct folder *f)
{
	closedir(f->entries);
	free(f);
}

bool
folder_of_site(struct arena *a, const char **out)
{
	(void)a;
	*out = SYSCONFDIR "/smf119";
	return true;
}

bool
folder_of_user(struct arena *a, const char **out)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	*out = NULL;
	if (config != NULL && config[0] == '/')
		*out = arena_join(a, config, "/smf119", "");
	else if (home != NULL && home[0] == '/')
		*out = arena_join(a, home, "/.config/smf119", "");
	else
		return true;
	return *out != NULL;
}
