/* site - *.layout in the folders of the site and of the user. */
#include "layout/site.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "os/folder.h"

enum { FILES_MAX = 1000 };	/* in all folders; type 119 has far fewer
				 * subtypes */

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
folder_add(struct arena *a, struct folder *open, const char *path,
    struct site_files *out)
{
	const size_t before = out->n;
	const char *name;

	while (out->n < FILES_MAX && (name = folder_next(open)) != NULL) {
		if (!is_layout(name))
			continue;
		out->paths[out->n] = arena_join(a, path, "/", name);
		if (out->paths[out->n] == NULL)
			return false;
		out->n++;
	}
	qsort(out->paths + before, out->n - before, sizeof *out->paths,
	    path_order);
	return true;
}

/* False as site_find. A folder that does not exist has no files. */
static bool
folder_read(struct arena *a, const char *path, struct site_files *out,
    const char **wrong)
{
	struct folder *open;
	bool ok;

	if (path == NULL)
		return true;
	open = folder_open(path);
	*wrong = open == NULL ? path : NULL;
	if (open == NULL)
		return errno == ENOENT;
	ok = folder_add(a, open, path, out);
	folder_close(open);
	return ok;
}

bool
site_find(struct arena *a, struct site_files *out, const char **wrong)
{
	const char *site, *user;

	out->n = 0;
	out->paths = arena_take(a, FILES_MAX * sizeof *out->paths);
	*wrong = NULL;
	return out->paths != NULL && folder_of_site(a, &site) &&
	    folder_of_user(a, &user) && folder_read(a, site, out, wrong) &&
	    folder_read(a, user, out, wrong);
}
