/* injure - damages a dump in a way that has a name. */
#ifndef SMF119_TEST_INJURE_H
#define SMF119_TEST_INJURE_H

#include <stddef.h>

#include "fault.h"
#include "frame.h"

enum injury_op {
	OP_SET,		/* n bytes at the anchor become bytes */
	OP_ADD,		/* n is added to the two-byte integer there */
	OP_INSERT,	/* n bytes are put before it */
	OP_REMOVE,	/* n bytes are removed there */
	OP_DROP,	/* the whole part is removed */
	OP_REPEAT,	/* the whole part comes n times more */
	OP_CUT,		/* the file ends there */
	OP_FILE		/* the file is bytes, then the dump */
};

/* A part of the image (record or segment), and a place in it. */
enum injury_part {
	PART_MIDDLE,	/* the first part of the record in the middle */
	PART_SECOND,	/* the second part of that record */
	PART_LAST_OF,	/* the last part of that record */
	PART_FIRST,	/* the first of all */
	PART_LAST,	/* the first part of the last record */
	PART_BLOCK,	/* the first in the middle that has something before
			 * its RDW, such as a BDW, and begins a record */
	PART_MIDBLOCK	/* the first behind that which has nothing before it */
};

enum injury_at {
	AT_START,	/* what stands before the RDW */
	AT_DATA,	/* the RDW, or where it would be */
	AT_END
};

enum {
	INJURY_FAULTS = 4,
	FAULT_ANY = FAULT_KINDS,	/* in expected faults: any damage */
	FILL_RANDOM = -1,	/* for bytes == NULL */
	LOST_BLOCK = 100,	/* lost_to: all records of that block */
	LOST_ALL = 101		/* from and to: nothing is read at all */
};

struct injury {
	const char *name;
	const char *shape;
	enum injury_part part;
	enum injury_at at;
	long off;		/* from the anchor */
	enum injury_op op;
	long n;
	const char *bytes;	/* NULL: n times fill */
	int fill;

	/* What the reader is to say: status as the program's, faults in
	 * order, the records lost (counted from that of the part; from >
	 * to: none), and how many of them come changed. */
	int status;
	int faults[INJURY_FAULTS];	/* + 1, so that 0 ends them */
	int lost_from, lost_to;
	size_t changed;
};

/* All injuries, ended by a NULL name. */
extern const struct injury injuries[];
const struct injury *injury_find(const char *name);

/* The index in the list of the record that an injury of image is about. */
size_t injury_record(const struct injury *injury, const struct image *image,
    size_t records);

/* Damages image->file; seed decides what random bytes are. */
void injure(const struct injury *injury, struct image *image, size_t records,
    unsigned seed);

#endif
