/* assemble - segments to logical records, as long as lengths and codes fit. */
#ifndef SMF119_ASSEMBLE_H
#define SMF119_ASSEMBLE_H

#include <stdint.h>

#include "fault.h"
#include "input/framing.h"
#include "input/join.h"
#include "input/logical_record.h"
#include "input/source.h"

/* Reads src in one framing. pos is where between two segments it stands. */
struct assembler {
	struct source src;
	const struct framing *framing;
	struct position pos;
	struct join join;
	uint64_t number;	/* of the record that began last */
	uint64_t noted;		/* offset of the odd record noted last, + 1 */
};

enum assemble_result {
	ASSEMBLE_RECORD,	/* *out is a record */
	ASSEMBLE_FAULT,		/* *fault is to be reported */
	ASSEMBLE_AGAIN,		/* nothing yet: call again */
	ASSEMBLE_BROKEN,	/* what is ahead cannot come next */
	ASSEMBLE_ZEROS,		/* the same, and it begins with zeros */
	ASSEMBLE_CUT,		/* the input ends inside the segment ahead */
	ASSEMBLE_END		/* the input ends here */
};

/* Takes the segment ahead. Behind ASSEMBLE_BROKEN, ASSEMBLE_ZEROS and
 * ASSEMBLE_CUT nothing is consumed, and *fault has kind, want and have. */
enum assemble_result assemble_next(struct assembler *a,
    struct reader_record *out, struct fault *fault);

/* The number of the record that a fault at the bytes ahead is about: the one
 * begun, which is given up, or else a new one. */
uint64_t assemble_give_up(struct assembler *a);

/* A fault about a record of that number, at that offset. */
struct fault assemble_fault(enum fault_kind kind, uint64_t number,
    uint64_t offset, uint64_t want, uint64_t have);

#endif
