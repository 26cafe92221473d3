/* framing - how records lie in a file: one const struct for each way.
 *
 * A framing is one function that looks at the bytes ahead and says what comes
 * next. It reads nothing, so that the reader, the detection and the search
 * after damage can all call it.
 *
 * The words are those of z/OS DFSMS Using Data Sets (SC23-6855),
 * "Variable-Length Record Formats". All numbers are big-endian.
 *
 * RDW      record descriptor word. The length counts the RDW itself.
 *
 *            0        2      3      4
 *            +--------+------+------+- - -
 *            | length | code |  0   | data
 *            +--------+------+------+- - -
 *
 * SDW      segment descriptor word: the RDW of a segment, a part of a spanned
 *          record. Its code is 0 for a whole record, 1 for the first segment
 *          of one, 3 for one in the middle, 2 for the last. 80000000 is a
 *          null segment: the rest of the block is padding.
 *
 * BDW      block descriptor word, before the records or segments of a block.
 *          The length counts the BDW itself and all behind it. In an extended
 *          BDW, bit 0 is 1 and the length has 31 bits.
 *
 *            0        2             4     8             length
 *            +--------+-------------+-----+------+- - - -+
 *            | length |      0      | RDW | data | RDW ..|
 *            +--------+-------------+-----+------+- - - -+
 *            |1     length (31 bits)|     extended
 *
 * prefix   four bytes of length before a record, which do not count themselves.
 *
 * bare     of a record: without an RDW. The reader makes one.
 *
 * padding  zeros behind the last record or block.
 */
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
	JOINED_MAX = 512 * 1024, /* bytes with RDW, of a record from segments */
	FRAMING_LOOK = 64,	/* bytes that tell a segment but for its data */
	SEGMENT_MAX = 65536 + FRAMING_LOOK	/* of the longest, and before */
};

/* Where between two segments the reading is. To try a framing, copy it. */
struct position {
	uint64_t left;	/* bytes ahead in this block; without blocks: no end */
	uint64_t later;	/* bytes of a block or record to come behind left */
	size_t fixed;	/* bytes of every record, when all are of one size */
	bool lost;	/* behind damage: not known to be in a block */
	bool begun;	/* inside a record, or tape block, that has begun */
	bool ended;	/* an end of file mark came last */
	bool reported;	/* FRAMING_REPORT was returned for what is ahead */
	bool chunk_follows;	/* tape: another chunk of this block */
	bool has_smf;	/* tape: a block with SMF records has been seen */
};

enum framing_result {
	FRAMING_SEGMENT,	/* a record or a segment of one */
	FRAMING_SKIP,	/* before bytes that hold no record */
	FRAMING_EXCISE,	/* size bytes at before do not belong to the record */
	FRAMING_NEED,	/* size bytes must be ahead to tell */
	FRAMING_REPORT,	/* a fault to report; then ask again */
	FRAMING_BROKEN	/* a fault: nothing that can come next */
};

/* Segment codes, as in the third byte of an RDW. */
enum {
	SEGMENT_WHOLE,
	SEGMENT_FIRST,
	SEGMENT_LAST,
	SEGMENT_MIDDLE
};

struct segment {
	uint64_t before;	/* bytes before it: block words, prefixes */
	size_t size;	/* bytes of the segment, with its RDW unless bare */
	unsigned code;
	bool bare;
	bool continued;	/* the medium cut the record here, not z/OS */
	enum fault_kind kind;	/* of FRAMING_REPORT and FRAMING_BROKEN */
	uint64_t want;
	uint64_t have;
};

struct framing {
	const char *name;	/* for --framing */
	const char *words;	/* for people */
	bool automatic;		/* tried by detection */
	bool weak;		/* random bytes pass for it too often */
	bool headerless;	/* its records have no SMF header */

	/* Says what lies ahead at *pos, fills *out, and moves *pos on behind
	 * it. ahead has FRAMING_LOOK bytes, or else all that are left, or
	 * else the number asked for with FRAMING_NEED. */
	enum framing_result (*next)(struct position *pos, struct span ahead,
	    struct segment *out);

	/* False, with a fault in *out, when the input must not end here.
	 * NULL: it may end between any two segments. */
	bool (*finish)(const struct position *pos, struct segment *out);

	/* For a framing whose blocks can be found apart from the records in
	 * them, else NULL. *pos is where the chain broke: sets it to a position
	 * between records, with left the bytes up to the next block (or chunk)
	 * that was found. False when none was. */
	bool (*regain)(struct position *pos, struct span ahead, bool whole);

	/* Moves *pos, at such a block, behind its first bytes, and returns how
	 * many these are. */
	size_t (*enter)(struct position *pos, struct span ahead);

	/* Is it this framing although no record can be seen? NULL: never. */
	bool (*claims)(struct span look, bool whole);

	/* Distances from where a record can begin to the flags of its SMF
	 * header, longest first, ended by 0: where to try after damage. */
	unsigned char header_at[4];
};

/* A position to begin at: the start of a file, or somewhere inside. */
struct position position_start(void);
struct position position_lost(void);

/* Where the data of a segment begin, counted from the bytes ahead. */
size_t segment_data(const struct segment *segment);

/* Where a segment ends, counted from the bytes ahead. */
size_t segment_end(const struct segment *segment);

/* Does a record begin with this segment? */
bool segment_begins_record(const struct segment *segment);

/* The same, and is the segment long enough for an SMF header? */
bool segment_has_header(const struct segment *segment);

/* The rest is for implementations of next. */

/* A segment with its RDW, before bytes ahead. */
enum framing_result segment_from_rdw(struct position *pos, struct span ahead,
    size_t before, struct segment *out);

/* Fill *out and return what to return. */
enum framing_result framing_need(struct segment *out, size_t size);
enum framing_result framing_skip(struct segment *out, uint64_t size);
enum framing_result framing_broken(struct segment *out, enum fault_kind kind,
    uint64_t want, uint64_t have);

/* All framings: each file framing_NAME.c defines those that begin with its
 * name. framings.c lists them, but for fixed, which needs a size as well. */
extern const struct framing framing_rdw, framing_sdw, framing_bdw,
    framing_xbdw, framing_prefix4, framing_prefix4_rdw, framing_ftpblock,
    framing_aws, framing_fixed;

#endif
