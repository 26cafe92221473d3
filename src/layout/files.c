/* files - a layout file, read and loaded; the built-in ones first. */
#include "layout/files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "layout/builtin.h"
#include "layout/load.h"

enum { FILE_MAX = 8 * 1024 * 1024 };	/* bytes; far more than IBM documents */

/* All of the file; NULL with errno set. */
static char *
file_read(FILE *f, size_t *n)
{
	size_t room = 64 * 1024;
	char *text = malloc(room), *more;

	*n = 0;
	while (text != NULL && (*n += fread(text + *n, 1, room - *n, f)) ==
	    room) {
		if (room >= FILE_MAX) {
			free(text);
			errno = EFBIG;
			return NULL;
		}
		if ((more = realloc(text, room *= 2)) == NULL)
			free(text);
		text = more;
	}
	if (text != NULL && ferror(f)) {
		free(text);
		return NULL;
	}
	return text;
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
	FILE *f = fopen(path, "rb");
	char *text;
	size_t n;
	bool ok;
	int saved;

	if (f == NULL)
		return LAYOUT_FILE_UNREADABLE;
	text = file_read(f, &n);
	saved = errno;
	fclose(f);
	errno = saved;
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
