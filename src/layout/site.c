/* site - *.layout in the folders of the site and of the user. */
#include "layout/site.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifndef SYSCONFDIR
#define SYSCONFDIR "/etc"
#endif

enum { FILES_MAX = 1000 };	/* in all folders: far more than records */

static bool
is_layout(const char *name)
{
	static const char ending[] = ".layout";
	const size_t n = strlen(name), m = sizeof ending - 1;

	return n > m && name[0] != '.' && strcmp(name + n - m, ending) == 0;
}

static int
path_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds the files of an open folder. False: there is no memory. */
static bool
folder_add(struct arena *a, DIR *dir, const char *folder,
    struct site_files *out)
{
	const size_t before = out->n;
	const struct dirent *entry;

	while (out->n < FILES_MAX && (entry = readdir(dir)) != NULL) {
		if (!is_layout(entry->d_name))
			continue;
		out->paths[out->n] = arena_join(a, folder, "/", entry->d_name);
		if (out->paths[out->n] == NULL)
			return false;
		out->n++;
	}
	qsort(out->paths + before, out->n - before, sizeof *out->paths,
	    path_order);
	return true;
}

static bool
folder_read(struct arena *a, const char *folder, struct site_files *out,
    const char **wrong)
{
	DIR *dir = folder != NULL ? opendir(folder) : NULL;
	bool ok;

	*wrong = folder;
	if (dir == NULL)
		return folder != NULL && (errno == ENOENT ||
		    errno == ENOTDIR);
	ok = folder_add(a, dir, folder, out);
	if (!ok)
		*wrong = NULL;
	closedir(dir);
	return ok;
}

/* False as site_find: the user's folder, if the environment names one. */
static bool
user_read(struct arena *a, struct site_files *out, const char **wrong)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (config != NULL && config[0] == '/')
		return folder_read(a, arena_join(a, config, "/smf119", ""), out,
		    wrong);
	if (home != NULL && home[0] == '/')
		return folder_read(a, arena_join(a, home, "/.config/smf119", ""),
		    out, wrong);
	return true;
}

bool
site_find(struct arena *a, struct site_files *out, const char **wrong)
{
	out->n = 0;
	out->paths = arena_take(a, FILES_MAX * sizeof *out->paths);
	*wrong = NULL;
	return out->paths != NULL &&
	    folder_read(a, SYSCONFDIR "/smf119", out, wrong) &&
	    user_read(a, out, wrong);
}
