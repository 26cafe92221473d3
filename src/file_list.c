/* file_list - takes names one by one, so that a list may be a pipe. */
#include "file_list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "os/file.h"

enum { NAME_ROOM = 256 };	/* to begin with */

bool
file_list_open(struct file_list *l, const struct options *o)
{
	memset(l, 0, sizeof *l);
	l->fd = -1;
	l->operands = o->files;
	l->listed = o->files_from != NULL;
	l->input = !l->listed && *o->files == NULL;
	l->separator = o->null ? '\0' : '\n';
	if (!l->listed)
		return true;
	l->fd = strcmp(o->files_from, "-") == 0 ? FILE_INPUT :
	    file_open(o->files_from);
	return l->fd >= 0;
}

/* The next character of the list. False: it has ended, or failed. */
static bool
next_character(struct file_list *l, char *c)
{
	ssize_t got;

	if (l->at == l->nblock) {
		got = file_read(l->fd, l->block, sizeof l->block);
		if (got <= 0) {
			l->error = got < 0 ? errno : 0;
			return false;
		}
		l->at = 0;
		l->nblock = (size_t)got;
	}
	*c = l->block[l->at++];
	return true;
}

static bool
name_add(struct file_list *l, char c)
{
	const size_t room = l->room > 0 ? 2 * l->room : NAME_ROOM;
	char *name;

	if (l->n == l->room) {
		if ((name = realloc(l->name, room)) == NULL) {
			l->error = ENOMEM;
			return false;
		}
		l->name = name;
		l->room = room;
	}
	l->name[l->n++] = c;
	return true;
}

/* Names of no characters, such as empty lines, are passed over. The last name
 * needs no separator. */
static bool
next_listed(struct file_list *l, const char **name)
{
	char c = l->separator;

	l->n = 0;
	while (l->error == 0 && next_character(l, &c))
		if (c != l->separator) {
			if (!name_add(l, c))
				return false;
		} else if (l->n > 0) {
			break;
		}
	if (l->error != 0 || l->n == 0 || !name_add(l, '\0'))
		return false;
	*name = l->name;
	return true;
}

bool
file_list_next(struct file_list *l, const char **name)
{
	if (l->listed)
		return next_listed(l, name);
	if (!l->input && *l->operands == NULL)
		return false;
	*name = l->input ? NULL : *l->operands++;
	if (*name != NULL && strcmp(*name, "-") == 0)
		*name = NULL;
	l->input = false;
	return true;
}

void
file_list_close(struct file_list *l)
{
	if (l->fd > FILE_INPUT)
		file_close(l->fd);
	l->fd = -1;
	free(l->name);
	l->name = NULL;
}
