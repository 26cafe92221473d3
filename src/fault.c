/* fault - the words for every kind of damage, in one table. */
#include <stddef.h>

#include "fault.h"

static const struct fault_text texts[FAULT_KINDS] = {
	[FAULT_RECORD_CUT] = { FAULT_DAMAGE, "records cut by end of file",
	    "record cut by end of file", "% bytes", "%" },
	[FAULT_RDW_ZERO] = { FAULT_DAMAGE, "zeros for a record length",
	    "zeros where a record length should be", NULL, NULL },
	[FAULT_RDW_LENGTH] = { FAULT_DAMAGE, "impossible record lengths",
	    "impossible record length", "4 to %", "%" },
	[FAULT_SEGMENT_CODE] = { FAULT_DAMAGE, "bad segment descriptors",
	    "bad segment descriptor", "0x0000 to 0x0300", "$" },
	[FAULT_NO_RECORD] = { FAULT_DAMAGE, "places without an SMF record",
	    "no SMF record here: its header cannot be one, and its length "
	    "leads nowhere", NULL, "length %" },
	[FAULT_LENGTH_FALSE] = { FAULT_DAMAGE, "records that claim too much",
	    "record length runs into the records that follow",
	    "about % bytes", "%" },
	[FAULT_SEGMENT_ORPHAN] = { FAULT_DAMAGE, "segments without a first",
	    "segment of a spanned record without its first segment",
	    "segment code 0 or 1", "%" },
	[FAULT_SEGMENT_MISSING] = { FAULT_DAMAGE, "records without last segment",
	    "spanned record without its last segment",
	    "segment code 2 or 3", "%" },
	[FAULT_SEGMENT_CUT] = { FAULT_DAMAGE, "spanned records cut by end of file",
	    "spanned record cut by end of file: its last segment is missing",
	    NULL, NULL },
	[FAULT_RECORD_LONG] = { FAULT_DAMAGE, "records too long to join",
	    "spanned record too long", "at most % bytes", NULL },
	[FAULT_BLOCK_LENGTH] = { FAULT_DAMAGE, "impossible block lengths",
	    "impossible block descriptor word", "8 to % bytes", "$" },
	[FAULT_BLOCK_SUM] = { FAULT_DAMAGE, "records that do not fill a block",
	    "record runs past the end of its block", "at most % bytes", "%" },
	[FAULT_BLOCK_CUT] = { FAULT_DAMAGE, "blocks cut by end of file",
	    "block cut by end of file", "% bytes more", NULL },
	[FAULT_SKIPPED] = { FAULT_DAMAGE, "stretches skipped",
	    "skipped what could not be read", NULL, "% bytes" },
	[NOTE_PADDING] = { FAULT_NOTE, "zeros to the end of a file",
	    "zeros to the end of the file: padding", NULL, "% bytes" },
	[FAULT_HEADER_CUT] = { FAULT_DAMAGE, "records too short",
	    "record too short for its SMF header", "% bytes", "%" },
	[FAULT_TRIPLETS_CUT] = { FAULT_DAMAGE, "triplets past the record",
	    "self-defining section does not fit the record",
	    "% bytes", "%" },
	[FAULT_TRIPLET_OUTSIDE] = { FAULT_DAMAGE, "sections outside the record",
	    "section outside the record", "end at % or before", "%" },
	[FAULT_TRIPLET_INTO_HEADER] = { FAULT_DAMAGE,
	    "sections inside the header",
	    "section begins inside the header or self-defining section",
	    "offset % or more", "%" },
	[FAULT_FIELD_CUT] = { FAULT_DAMAGE, "sections cut inside a field",
	    "section ends inside a field", "% bytes", "%" },
	[NOTE_SECTION_LONG] = { FAULT_NOTE, "sections longer than documented",
	    "section longer than its layout: a newer release?",
	    "% bytes", "%" },
	[NOTE_NO_LAYOUT] = { FAULT_WARN, "records with no layout that fits",
	    "no layout fits; its sections are shown as hex",
	    NULL, "% triplets" },
};

const struct fault_text *
fault_text(enum fault_kind kind)
{
	return &texts[kind];
}
