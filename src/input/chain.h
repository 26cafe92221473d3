/* chain - the records of one framing: where the chain of lengths breaks, that
 * is reported, and reading goes on at the next believable record. */
#ifndef SMF119_CHAIN_H
#define SMF119_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "input/assemble.h"

enum chain_state {
	CHAIN_READING,
	CHAIN_BROKEN,	/* at broke: reported, and not yet searched on */
	CHAIN_ENDED
};

struct chain {
	struct assembler in;
	enum chain_state state;
	bool cut;		/* it broke because the input ended */
	uint64_t broke;		/* file offset */
	uint64_t read_twice;	/* bytes before this offset may have been read
				 * twice, those behind it have not */
};

enum chain_result {
	CHAIN_RECORD,	/* *out is a record */
	CHAIN_FAULT,	/* *fault is to be reported */
	CHAIN_AGAIN,	/* nothing yet: call again */
	CHAIN_END,
	CHAIN_ERROR	/* the stream failed and says why */
};

/* The next record or fault. */
enum chain_result chain_next(struct chain *c, struct reader_record *out,
    struct fault *fault);

#endif
