/* file_list - the names of the inputs: operands, or those that a file lists. */
#ifndef SMF119_FILE_LIST_H
#define SMF119_FILE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"

enum { FILE_LIST_BLOCK = 4096 };

struct file_list {
	char *const *operands;	/* those that are left */
	bool input;	/* no operands: standard input is to be read */
	bool listed;	/* a file lists the names, each ended by separator */
	char separator;
	int fd;	/* of that file; -1: it has ended */
	int error;	/* errno of a failed open or read of that file, or 0 */
	char *name;	/* the last name from it: n characters, in room bytes */
	size_t n;
	size_t room;
	size_t at;	/* the next of the nblock bytes in block */
	size_t nblock;
	char block[FILE_LIST_BLOCK];
};

/* Begins the list that the options ask for. False: its file cannot be opened,
 * and errno says why. */
bool file_list_open(struct file_list *l, const struct options *o);

/* The next input. name: its path, good until the next call; NULL: standard
 * input. False: that was the last one, or error is set. */
bool file_list_next(struct file_list *l, const char **name);

void file_list_close(struct file_list *l);

#endif
