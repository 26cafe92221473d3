/* unpack - what is in a file: the list of containers, and layers of them. */
#ifndef SMF119_UNPACK_H
#define SMF119_UNPACK_H

#include "unpack/stream.h"

enum {
	UNPACK_LAYERS = 3
};

struct unpack {
	struct stream file;
	struct stream *layers[UNPACK_LAYERS];	/* the outermost first */
	size_t nlayers;
	struct stream *top;	/* what is to be read */
	const struct container *inner;	/* of the last layer; NULL: none */
};

/* Looks at the beginning of the open file fd, which stays the caller's, and
 * makes top a stream of what is in it, or of the file as it is. False when
 * there is no memory. unpack_close is to be called in either case. */
bool unpack_open(struct unpack *u, int fd);

/* The same for a file that is to be read as it is. */
void unpack_none(struct unpack *u, int fd);

void unpack_close(struct unpack *u);

/* For top when it has ended by a fault: what the offset of the fault is in,
 * for people, and "" for the file. */
const char *unpack_fault_place(const struct unpack *u);

/* Is the last layer a tersed data set? */
bool unpack_is_tersed(const struct unpack *u);

/* The names of the layers, the outermost first, with commas between them. */
void unpack_names(const struct unpack *u, char *out, size_t size);

/* Bytes of the file that have been read. */
uint64_t unpack_position(const struct unpack *u);

/* Is it a container in the list that begins with these bytes? Then *kind is the
 * message for when it is not unpacked; otherwise *kind is left alone. */
bool unpack_known(struct span look, enum fault_kind *kind);

#endif
