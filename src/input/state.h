/* state - what a reader knows, and the two halves of its slow path: take
 * (pieces to records) and broken (what to do where the chain breaks). */
#ifndef SMF119_STATE_H
#define SMF119_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "input/framing.h"
#include "input/join.h"
#include "input/reader.h"
#include "input/source.h"

enum phase {
	PHASE_DETECT,
	PHASE_READ,
	PHASE_SEARCH,	/* the chain broke at broke, and that was said */
	PHASE_END
};

struct reader {
	struct source src;
	struct place place;
	uint64_t number;	/* of the record that began last */
	const struct framing *framing;
	enum phase phase;
	bool cut;		/* it broke because the input ended */
	uint64_t broke;
	struct join join;
};

/* Stands beside enum reader_status: nothing to say yet, go on. */
enum {
	READER_AGAIN = READER_ERROR + 1
};

/* All of these return READER_AGAIN or what reader_next is to return, and then
 * have filled *out or *fault. */

/* Takes the piece ahead, in PHASE_READ. */
int take_piece(struct reader *r, struct reader_record *out,
    struct fault *fault);

/* The chain is broken ahead, for the reason in *piece. Either the piece
 * before claimed too much, or it takes a search, by the next call. */
int broken_chain(struct reader *r, const struct piece *piece,
    struct fault *fault);

/* The same where the bytes ahead are zero: padding when nothing else comes. */
int broken_zeros(struct reader *r, enum fault_kind kind, struct fault *fault);

/* The input ends before the want bytes of the piece ahead. */
int broken_cut(struct reader *r, uint64_t want, struct fault *fault);

/* No more bytes: may the input end here? */
int broken_end(struct reader *r, struct fault *fault);

/* Looks for a place to go on, in PHASE_SEARCH. */
int broken_search(struct reader *r, struct fault *fault);

/* Fills *fault with these. */
int broken_say(struct fault *fault, enum fault_kind kind, uint64_t record,
    uint64_t offset, uint64_t want, uint64_t have);

#endif
