/* logical_record - a record as the reader gives it, whatever the framing. */
#ifndef SMF119_LOGICAL_RECORD_H
#define SMF119_LOGICAL_RECORD_H

#include <stdint.h>

#include "lib/span.h"

/* bytes begins with an RDW, as on z/OS: where the record was joined from
 * segments or was bare, one is made (length 0 when it does not fit 16 bits).
 * Valid until the next call with the same reader. */
struct reader_record {
	struct span bytes;
	uint64_t number;	/* in this input, from 1 */
	uint64_t offset;	/* of the RDW, or of the first byte when bare */
	unsigned segments;	/* 1: not spanned */
};

#endif
