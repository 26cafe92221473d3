/* fault - damage found in the input, as a value; fault.c has the messages. */
#ifndef SMF119_FAULT_H
#define SMF119_FAULT_H

#include <stdint.h>

enum fault_kind {
	/* input: the chain of records */
	FAULT_RECORD_CUT,
	FAULT_RDW_ZERO,
	FAULT_RDW_LENGTH,
	FAULT_SEGMENT_CODE,
	FAULT_NO_RECORD,
	FAULT_LENGTH_FALSE,
	FAULT_SEGMENT_ORPHAN,
	FAULT_SEGMENT_MISSING,
	FAULT_SEGMENT_TURNED,
	FAULT_SEGMENT_CUT,
	FAULT_RECORD_LONG,
	FAULT_BLOCK_LENGTH,
	FAULT_BLOCK_SUM,
	FAULT_BLOCK_CUT,
	FAULT_PREFIX_LENGTH,
	FAULT_PREFIX_RDW,
	FAULT_DESCRIPTOR,
	FAULT_SUSPECT,
	FAULT_END_MARK,
	FAULT_CHUNK,
	FAULT_CHUNK_SUM,
	FAULT_SKIPPED,
	FAULT_FRAMING_CHANGED,
	NOTE_ODD_RECORD,
	NOTE_PADDING,
	/* input: what cannot be read, and how to get what can */
	NOTE_EMPTY,
	FAULT_ZEROS_ONLY,
	FAULT_TWO_FRAMINGS,
	FAULT_NOT_SMF,
	FAULT_NO_RDW,
	FAULT_STRU_R,
	FAULT_RDW_LITTLE,
	FAULT_RDW_EXCLUSIVE,
	FAULT_TRANSLATED,
	FAULT_RECODED,
	FAULT_LINE_ENDS,
	FAULT_TEXT_FILE,
	FAULT_GZIP,
	FAULT_BZIP2,
	FAULT_XZ,
	FAULT_ZSTD,
	FAULT_ZIP,
	FAULT_COMPRESS,
	FAULT_TERSE,
	FAULT_TAPE_EMPTY,
	FAULT_XMIT,
	FAULT_HET,
	FAULT_FAKETAPE,
	FAULT_HEADER_CUT,
	/* record: the self-defining section and its triplets */
	FAULT_TRIPLETS_CUT,
	FAULT_TRIPLET_OUTSIDE,
	FAULT_TRIPLET_INTO_HEADER,
	FAULT_ROWS,
	/* layout: what the sections should be */
	FAULT_FIELD_CUT,
	NOTE_SECTION_LONG,
	NOTE_NO_LAYOUT,
	NOTE_NO_LAYOUT_SIZE,
	/* unpack: containers */
	FAULT_TERSE_CUT,
	FAULT_TERSE_CODE,
	FAULT_TERSE_PHRASE,
	FAULT_TERSE_RECORD,
	FAULT_TERSE_BEHIND,
	FAULT_TERSE_NOT_SMF,
	FAULT_TERSE_LIBRARY,
	FAULT_TERSE_TEXT,
	FAULT_XMIT_CUT,
	FAULT_XMIT_LENGTH,
	FAULT_XMIT_ORDER,
	FAULT_XMIT_CONTROL,
	FAULT_XMIT_RECORD,
	FAULT_XMIT_BEHIND,
	FAULT_XMIT_LIBRARY,
	FAULT_XMIT_ENCRYPTED,
	FAULT_XMIT_NOTICE,
	FAULT_XMIT_TEXT,
	FAULT_PROGRAM_MISSING,
	FAULT_PROGRAM_STATUS,
	FAULT_PROGRAM_SIGNAL,
	FAULT_KINDS
};

/* What a fault does to the run. */
enum fault_weight {
	FAULT_NOTE,	/* reported with -v; nothing is lost */
	FAULT_WARN,	/* reported; nothing is lost */
	FAULT_DAMAGE,	/* reported; exit status 1 */
	FAULT_FATAL	/* reported; this input cannot be read: exit status 2 */
};

/* Where and what. Unknown: record 0, subtype -1, section and field NULL.
 * want and have mean what the kind's row in fault.c says. */
struct fault {
	enum fault_kind kind;
	uint64_t record;
	uint64_t offset;
	int subtype;
	const char *section;
	const char *field;
	uint64_t want;
	uint64_t have;
};

/* A fault of that kind, all else being unknown. Inline, because it is called
 * for every record. */
static inline struct fault
fault_make(enum fault_kind kind, uint64_t want, uint64_t have)
{
	return (struct fault){ .kind = kind, .subtype = -1, .want = want,
	    .have = have };
}

/* The words for a kind. In want and have, '%' stands for the number in
 * decimal and '$' for the number in hex; NULL leaves that part out. */
struct fault_text {
	enum fault_weight weight;
	const char *name;	/* for the counts, e.g. "record cut" */
	const char *what;
	const char *want;
	const char *have;
};

/* The row of a kind; never NULL. */
const struct fault_text *fault_text(enum fault_kind kind);

#endif
