/* fault - the words for every kind of damage, in one table. */
#include <stddef.h>

#include "fault.h"

static const struct fault_text texts[FAULT_KINDS] = {
	[FAULT_RECORD_CUT] = { FAULT_DAMAGE, "records cut by end of file",
	    "record cut by end of file", "% bytes", "%" },
	[FAULT_RDW_ZERO] = { FAULT_DAMAGE, "zeros between records",
	    "zeros where a record or block should begin", NULL, NULL },
	[FAULT_RDW_LENGTH] = { FAULT_DAMAGE, "impossible record lengths",
	    "impossible record length", "4 to % bytes", "%" },
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
	[FAULT_SEGMENT_MISSING] = { FAULT_DAMAGE,
	    "records without last segment",
	    "spanned record without its last segment",
	    "segment code 2 or 3", "%" },
	[FAULT_SEGMENT_TURNED] = { FAULT_DAMAGE, "segments with a wrong code",
	    "segment inside a spanned record is marked as its beginning",
	    "segment code 2 or 3", "%" },
	[FAULT_SEGMENT_CUT] = { FAULT_DAMAGE,
	    "spanned records cut by end of file",
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
	[FAULT_PREFIX_LENGTH] = { FAULT_DAMAGE, "impossible length prefixes",
	    "impossible length before a record", "at most % bytes", "%" },
	[FAULT_PREFIX_RDW] = { FAULT_DAMAGE, "prefixes unlike their RDWs",
	    "RDW differs from the length before it", "% bytes", "%" },
	[FAULT_DESCRIPTOR] = { FAULT_DAMAGE, "bad FTP block descriptors",
	    "bad FTP block descriptor", "0x80, 0x40, 0x20, 0x10 or 0x00",
	    "$" },
	[FAULT_SUSPECT] = { FAULT_DAMAGE, "records marked as suspect",
	    "marked by the sending FTP as suspect: it had errors reading it",
	    NULL, NULL },
	[FAULT_END_MARK] = { FAULT_DAMAGE, "FTP transfers without an end",
	    "FTP block mode without an end of file block: the transfer was "
	    "cut", NULL, NULL },
	[FAULT_CHUNK] = { FAULT_DAMAGE, "bad tape image headers",
	    "bad AWS tape image header", "flags 0xa0, 0x80, 0x20 or 0x40",
	    "$" },
	[FAULT_CHUNK_SUM] = { FAULT_DAMAGE, "blocks unlike their tape blocks",
	    "block descriptor word differs from the size of the tape block",
	    "% bytes", "%" },
	[FAULT_SKIPPED] = { FAULT_DAMAGE, "stretches skipped",
	    "skipped to the next record, or the end", NULL, "% bytes" },
	[NOTE_PADDING] = { FAULT_NOTE, "zeros to the end of a file",
	    "zeros to the end of the file: padding", NULL, "% bytes" },
	[NOTE_EMPTY] = { FAULT_WARN, "empty files",
	    "empty file: no records", NULL, NULL },
	[FAULT_ZEROS_ONLY] = { FAULT_FATAL, "files of zeros",
	    "nothing but zeros; transfer it again with \"binary\" and "
	    "\"quote site rdw\"", NULL, NULL },
	[FAULT_TWO_FRAMINGS] = { FAULT_FATAL,
	    "files that can be read in two ways",
	    "the records can be read in more than one way; say which with "
	    "--framing=NAME", NULL, NULL },
	[FAULT_NOT_SMF] = { FAULT_FATAL, "files that are no SMF dumps",
	    "no SMF record found: not an SMF dump; if it is one, say how "
	    "its records lie with --framing=NAME", NULL, NULL },
	[FAULT_NO_RDW] = { FAULT_FATAL, "dumps without RDWs",
	    "SMF data without RDWs: where a record ends is lost; transfer "
	    "it again with \"binary\" and \"quote site rdw\" (from z/OS: "
	    "\"locsite rdw\"), or zowe ... --record", NULL, NULL },
	[FAULT_STRU_R] = { FAULT_FATAL, "dumps in FTP record structure",
	    "SMF data in FTP record structure (STRU R), without RDWs; "
	    "transfer it again with \"binary\" and \"quote site rdw\"",
	    NULL, NULL },
	[FAULT_RDW_LITTLE] = { FAULT_FATAL, "dumps with little-endian RDWs",
	    "RDWs with their bytes swapped (little-endian); transfer it "
	    "again with \"binary\" and \"quote site rdw\"", NULL, NULL },
	[FAULT_RDW_EXCLUSIVE] = { FAULT_FATAL, "dumps with exclusive RDWs",
	    "RDWs that do not count themselves: not as z/OS writes them; "
	    "transfer it again with \"binary\" and \"quote site rdw\"",
	    NULL, NULL },
	[FAULT_TRANSLATED] = { FAULT_FATAL, "dumps transferred as text",
	    "transferred in text mode: EBCDIC was translated, the data is "
	    "destroyed; transfer it again with \"binary\" and \"quote site "
	    "rdw\"", NULL, NULL },
	[FAULT_RECODED] = { FAULT_FATAL, "dumps recoded as UTF-8",
	    "recoded as UTF-8 text by a program on its way, the data is "
	    "destroyed; transfer it again with \"binary\" and \"quote site "
	    "rdw\"", NULL, NULL },
	[FAULT_LINE_ENDS] = { FAULT_FATAL, "dumps with line ends changed",
	    "line ends were changed to CR LF by a text mode transfer, the "
	    "data is destroyed; transfer it again with \"binary\" and "
	    "\"quote site rdw\"", NULL, NULL },
	[FAULT_TEXT_FILE] = { FAULT_FATAL, "text files",
	    "an ordinary text file, not an SMF dump", NULL, NULL },
	[FAULT_GZIP] = { FAULT_FATAL, "gzip files",
	    "compressed with gzip; use: zcat FILE | smf119", NULL, NULL },
	[FAULT_BZIP2] = { FAULT_FATAL, "bzip2 files",
	    "compressed with bzip2; use: bzcat FILE | smf119", NULL, NULL },
	[FAULT_XZ] = { FAULT_FATAL, "xz files",
	    "compressed with xz; use: xzcat FILE | smf119", NULL, NULL },
	[FAULT_ZSTD] = { FAULT_FATAL, "zstd files",
	    "compressed with zstd; use: zstdcat FILE | smf119", NULL, NULL },
	[FAULT_ZIP] = { FAULT_FATAL, "zip files",
	    "a zip archive; use: unzip -p FILE | smf119", NULL, NULL },
	[FAULT_COMPRESS] = { FAULT_FATAL, "compress files",
	    "compressed with compress; use: zcat FILE | smf119", NULL, NULL },
	[FAULT_TERSE] = { FAULT_FATAL, "tersed files",
	    "tersed (AMATERSE or TRSMAIN); unterse it on z/OS, or use "
	    "tersedecompress -b FILE NEWFILE", NULL, NULL },
	[FAULT_XMIT] = { FAULT_FATAL, "XMIT files",
	    "in TSO TRANSMIT (XMIT) form; RECEIVE it on z/OS and transfer "
	    "the dump with \"binary\" and \"quote site rdw\"", NULL, NULL },
	[FAULT_HET] = { FAULT_FATAL, "compressed tape images",
	    "a compressed tape image (HET); use: hetupd -d FILE NEWFILE",
	    NULL, NULL },
	[FAULT_FAKETAPE] = { FAULT_FATAL, "FakeTape and OMA images",
	    "a FakeTape or OMA tape image; copy it to an AWS image, or "
	    "transfer the dump with \"binary\" and \"quote site rdw\"",
	    NULL, NULL },
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
	[FAULT_ROWS] = { FAULT_DAMAGE, "sections that repeat out of measure",
	    "its sections overlap or repeat out of all measure, and are not "
	    "shown", "at most % bytes in its rows", "%" },
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
