/* framing - the ways records lie in a file: one const struct for each.
 *
 * A framing is one function that looks at the bytes ahead and says what the
 * next piece is. It reads nothing, so that the reader, the detection and the
 * search for the next good record can all ask it. */
#ifndef SMF119_FRAMING_H
#define SMF119_FRAMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lib/span.h"
#include "record/header.h"

enum {
	BDW_SIZE = 4,
	BLOCK_MAX = 32760,	/* bytes with BDW, unless it is extended */
	RECORD_MAX = 32767,	/* bytes with RDW, of a record or segment */
	PIECE_LOOK = 64,	/* bytes that tell a piece, but for its data */
	PIECE_MAX = 65536 + PIECE_LOOK	/* bytes of the longest, with lead */
};

/* Where between two pieces we are. A copy is enough to try something out. */
struct place {
	uint64_t left;	/* bytes of the block ahead; without blocks: no end */
	uint64_t over;	/* of a block or record, to come behind left */
	bool lost;	/* what the records lie in has not been seen yet */
	bool open;	/* inside a record, or tape block, that has begun */
	bool ended;	/* an end of file mark came last */
	bool noted;	/* the remark on the next piece has been made */
	bool more;	/* tape: another chunk of this block follows */
};

enum piece_kind {
	PIECE_SEGMENT,	/* a record or a part of one */
	PIECE_VOID,	/* lead bytes that hold no record */
	PIECE_SPLIT,	/* size bytes are in the way at lead: take them out */
	PIECE_SHORT,	/* size bytes are needed to tell */
	PIECE_REMARK,	/* a fault to pass on; then ask again */
	PIECE_BAD	/* a fault: the chain is broken here */
};

/* Segment codes, as in the third byte of an RDW. */
enum {
	SEGMENT_WHOLE,
	SEGMENT_FIRST,
	SEGMENT_LAST,
	SEGMENT_MIDDLE
};

struct piece {
	uint64_t lead;	/* bytes before the segment: block words, prefixes */
	size_t size;	/* bytes of the segment, with its RDW unless bare */
	unsigned code;
	bool bare;	/* the segment has no RDW */
	bool joint;	/* cut by us or the medium: not a segment of its own */
	enum fault_kind kind;	/* of PIECE_REMARK and PIECE_BAD */
	uint64_t want;
	uint64_t have;
};

struct framing {
	const char *name;	/* what --framing takes */
	const char *words;	/* for people */
	bool automatic;		/* tried by detection */
	bool weak;		/* random bytes pass for it too often */

	/* Says what lies ahead at *place, fills *out, and moves *place on
	 * behind the piece. ahead has PIECE_LOOK bytes, or else all that are
	 * left, or else the number asked for with PIECE_SHORT. */
	enum piece_kind (*next)(struct place *place, struct span ahead,
	    struct piece *out);

	/* False, with a fault in *out, when the input must not end here.
	 * NULL: it may end between any two pieces. */
	bool (*finish)(const struct place *place, struct piece *out);

	/* Distances from where a record can begin to its SMF header, longest
	 * first, ended by 0: for a place that is lost. */
	unsigned char leads[4];
};

/* All of them, ended by NULL. */
extern const struct framing *const framings[];

/* The framing of that name, or NULL. */
const struct framing *framing_find(const char *name);

/* A place to begin at: the start of a file, or somewhere inside. */
struct place place_start(void);
struct place place_lost(void);

/* Where the data of a segment begin, counted from the bytes ahead. */
size_t piece_data(const struct piece *piece);

/* A record begins with this segment. */
bool piece_begins(const struct piece *piece);

/* The same, and the segment is long enough for the SMF header. */
bool piece_has_header(const struct piece *piece);

/* Helps next: a segment with its RDW, lead bytes ahead. */
enum piece_kind piece_rdw(struct place *place, struct span ahead, size_t lead,
    struct piece *out);

/* The length of the block whose descriptor word is at at, itself included.
 * False when it cannot be one. */
bool block_length(struct span ahead, size_t at, uint64_t *length);

/* Do a block descriptor word, a fitting RDW and an SMF header begin at at? */
bool block_believable(struct span ahead, size_t at);

/* Help next to fill *out and return. */
enum piece_kind piece_short(struct piece *out, size_t size);
enum piece_kind piece_void(struct piece *out, uint64_t lead);
enum piece_kind piece_bad(struct piece *out, enum fault_kind kind,
    uint64_t want, uint64_t have);

extern const struct framing framing_rdw, framing_sdw, framing_bdw,
    framing_xbdw, framing_prefix4, framing_prefix4_rdw, framing_ftpblock,
    framing_aws;

#endif
