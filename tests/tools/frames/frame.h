/* frame - writes a list of records in any framing, as a sender would. */
#ifndef SMF119_TEST_FRAME_H
#define SMF119_TEST_FRAME_H

#include "fault.h"
#include "tools/records/list.h"

/* Where a record or segment went. */
struct place {
	size_t record;		/* index in the list */
	size_t start;		/* offset of what stands before it, e.g. a BDW */
	size_t data;		/* offset of its RDW, or of its first byte */
	size_t end;
};

struct image {
	struct bytes file;
	struct place *parts;
	size_t n;
};

void image_free(struct image *i);

struct shape {
	const char *name;	/* what --to takes */
	const char *framing;	/* what the reader should find; NULL: refuse */
	void (*write)(const struct shape *shape, const struct list *list,
	    struct image *out);
	size_t block;		/* bytes of a block or chunk at most */
	size_t segment;		/* bytes of a segment at most; 0: not spanned */
	unsigned flags;
	int refused;		/* framing NULL: the fault that is to say why */
};

/* All shapes, ended by a NULL name. */
extern const struct shape shapes[];
const struct shape *shape_find(const char *name);

/* The list in that shape, to be given back to image_free. */
struct image frame(const struct shape *shape, const struct list *list);

#endif
