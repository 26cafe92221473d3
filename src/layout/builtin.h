/* builtin - the layout files of the tree, embedded by scripts/dev/embed. */
#ifndef SMF119_BUILTIN_H
#define SMF119_BUILTIN_H

#include <stddef.h>

struct builtin {
	const char *name;	/* the file's, without folder */
	const unsigned char *text;
	size_t size;
};

/* In the order they are loaded; the last one's name is NULL. */
extern const struct builtin builtin_layouts[];

#endif
