/* state - what a reader knows, and the parts of its slow path: slow (what to do
 * next), take (pieces to records), broken (where the chain breaks). */
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

enum { ANY_TYPE = -1 };

/* The fast path of reader_next uses the members before src only: the run is as
 * much of what is ahead as may be taken for plain records, one behind the
 * other. The slow path begins by telling the source what was taken. */
struct reader {
	struct span run;
	uint64_t offset;	/* in the file, of the run */
	uint64_t number;	/* of the record that began last */
	size_t last;		/* bytes of the record taken last */
	size_t ran;		/* bytes of the run when it began */
	int only;		/* the record type wanted */
	uint64_t passed_over;
	struct source src;
	struct place place;
	const struct framing *framing;
	enum phase phase;
	bool cut;		/* it broke because the input ended */
	uint64_t broke;
	uint64_t read_twice;	/* behind this, nothing has been: see broken */
	struct join join;
};

/* Stands beside enum reader_status: nothing to say yet, go on. */
enum {
	READER_AGAIN = READER_ERROR + 1
};

/* reader_next, wherever a record is not just there to be taken. */
enum reader_status slow_next(struct reader *r, struct reader_record *out,
    struct fault *fault);

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
