/* record - the RDW and the SMF header of every record that tests build. */
#ifndef SMF119_TEST_RECORD_H
#define SMF119_TEST_RECORD_H

#include "bytes.h"

enum {
	RECORD_RDW = 4,
	RECORD_HEADER = 14,	/* bytes behind the RDW, up to the system */
	RECORD_DATE = 0x0124123f	/* 2024.123 */
};

/* Adds a segment of a spanned record: an RDW, and n bytes of data. Its code is
 * 0 for a whole record, 1 for a first segment, 3 between, 2 for the last. */
void segment_add(struct bytes *out, const void *data, size_t n,
    unsigned code);

/* Adds the header of a record of that type: flags, type, time in 1/100 s,
 * packed date 0cyydddF, system SYS1. */
void header_add(struct bytes *out, unsigned type, uint64_t time,
    uint64_t date);

#endif
