/* files - a layout file, read and loaded; the built-in ones first. */
#include "layout/files.h"

#include <errno.h>
#include <stdlib.h>

#include "layout/builtin.h"
#include "layout/load.h"
#include "os/file.h"

enum { FILE_MAX = 8 * 1024 * 1024 };	/* bytes; far more than IBM documents */

/* Reads what the text has room for, and makes room for more. False: errno. */
static bool
text_read(int fd, char **text, size_t *n, size_t *room)
{
	ssize_t got;
	char *more;

	while ((got = file_read(fd, *text + *n, *room - *n)) > 0) {
		*n += (size_t)got;
		if (*n < *room)
			continue;
		if (*room >= FILE_MAX) {
			errno = EFBIG;
			return false;
		}
		if ((more = realloc(*text, *room * 2)) == NULL)
			return false;
		*text = more;
		*room *= 2;
	}
	return got == 0;
}

/* All of the file, to be freed; NULL with errno set. */
static char *
text_of_file(const char *path, size_t *n)
{
	size_t room = 64 * 1024;
	int fd = file_open(path), saved;
	char *text;
	bool ok;

	*n = 0;
	if (fd < 0)
		return NULL;
	text = malloc(room);
	ok = text != NULL && text_read(fd, &text, n, &room);
	saved = errno;
	file_close(fd);
	errno = saved;
	if (ok)
		return text;
	free(text);
	return NULL;
}

/* Remembers the text of a file, which must live as long as the catalog. */
static bool
text_add(struct catalog *c, const char *text, size_t n,
    struct layout_error *error)
{
	struct layout_text *t = arena_take(&c->arena, sizeof *t);

	if (t == NULL || text == NULL) {
		*error = (struct layout_error){ 1, 1, "memory", "none left" };
		return false;
	}
	*t = (struct layout_text){ text, n, c->texts };
	c->texts = t;
	return true;
}

static bool
text_keep(struct catalog *c, const char *text, size_t n,
    struct layout_error *error)
{
	return text_add(c, arena_text(&c->arena, text, n), n, error);
}

enum layout_file_status
layout_load_file(struct catalog *c, const char *path,
    struct layout_error *error)
{
	size_t n;
	char *text = text_of_file(path, &n);
	bool ok;

	if (text == NULL)
		return LAYOUT_FILE_UNREADABLE;
	ok = layout_load(c, text, n, error) && text_keep(c, text, n, error);
	free(text);
	return ok ? LAYOUT_FILE_LOADED : LAYOUT_FILE_WRONG;
}

bool
layout_load_builtin(struct catalog *c, const char **file,
    struct layout_error *error)
{
	bool ok = true;

	c->loads++;
	for (const struct builtin *b = builtin_layouts; ok && b->name; b++) {
		*file = b->name;
		ok = layout_load(c, (const char *)b->text, b->size, error) &&
		    text_add(c, (const char *)b->text, b->size, error);
	}
	return ok;
}
