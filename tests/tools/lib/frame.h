/* frame - writes a list of records in any framing, as a sender would. */
#ifndef SMF119_TEST_FRAME_H
#define SMF119_TEST_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

/* Bytes that grow; p is malloc'd. */
struct bytes {
	uint8_t *p;
	size_t n;
	size_t room;
};

void bytes_add(struct bytes *b, const void *p, size_t n);
void bytes_add_byte(struct bytes *b, unsigned value);
/* n bytes, the most significant first. */
void bytes_add_int(struct bytes *b, uint64_t value, size_t n);
void bytes_free(struct bytes *b);

/* Logical records, each with an RDW in front (length 0: too long for one). */
struct list {
	struct bytes *records;
	size_t n;
};

void list_add(struct list *l, const void *record, size_t n);
/* Adds the records of an RDW dump, segments joined. False when it is none. */
bool list_read(struct list *l, const uint8_t *dump, size_t n);
/* Adds n records of many kinds with made-up data, as a dump has them: the
 * first of type 2, the last of type 3. Always the same. */
void list_sample(struct list *l, size_t n);
void list_free(struct list *l);

/* Where a record or segment went. */
struct part {
	size_t record;		/* index in the list */
	size_t start;		/* offset of what stands before it, e.g. a BDW */
	size_t data;		/* offset of its RDW, or of its first byte */
	size_t end;
};

struct image {
	struct bytes file;
	struct part *parts;
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
