/* container - one kind of container: how to recognize it, and what reads it. */
#ifndef SMF119_CONTAINER_H
#define SMF119_CONTAINER_H

#include <stdbool.h>

#include "unpack/stream.h"

struct container {
	const char *name;	/* for people */
	enum fault_kind refused;	/* the message when it is not read */
	size_t at;		/* where the magic is */
	size_t nmagic;
	const char *magic;	/* its first bytes, or NULL and a test */
	bool (*begins)(struct span look);

	/* A stream that reads below; what is wrong with the container shows
	 * when it is read. NULL: no memory. Without this function, the
	 * container is known and never read. */
	struct stream *(*open)(struct stream *below,
	    const struct container *c);

	/* The program that unpacks it, and its arguments: then below must be a
	 * file. NULL: no program is needed. */
	const char *const *program;
};

/* The header that AMATERSE writes on z/OS for a sequential data set. */
bool terse_begins(struct span look);
/* That of a partitioned data set, and one that was translated from EBCDIC. */
bool terse_is_library(struct span look);
bool terse_is_text(struct span look);

struct stream *terse_open(struct stream *below, const struct container *c);

struct stream *xmit_open(struct stream *below, const struct container *c);

struct stream *program_open(struct stream *below, const struct container *c);

#endif
