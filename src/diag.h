/* diag - all messages on stderr. */
#ifndef SMF119_DIAG_H
#define SMF119_DIAG_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "layout/error.h"

/* Messages of one kind printed for one input; more of them are counted. */
enum { DIAG_CAP = 20 };

struct diag {
	bool quiet;	/* faults are counted, not printed */
	bool verbose;	/* notes are printed too */
	const char *file;	/* the current input; NULL: none yet */
	const char *inside;	/* where offsets count: "unpacked data", or ""
				 * for the file */
	uint64_t counts[FAULT_KINDS];	/* faults of the current input */
	uint8_t warned[65536 / 8];	/* a bit for each of its subtypes: one
					 * that a warning was printed for */
	enum fault_weight worst;	/* of all inputs */
};

/* Begins an input: the faults and notes that follow are about it. */
void diag_input(struct diag *d, const char *file);

/* Offsets in the faults that follow count in what, such as "unpacked data", and
 * not in the file. */
void diag_inside(struct diag *d, const char *what);

/* Reports a fault of the current input, if its weight asks for it:
 * smf119: FILE: record N at 0xOFFSET, subtype S: SECTION: what; want X, have Y
 * where OFFSET may have " of the unpacked data" behind it. */
void diag_fault(struct diag *d, const struct fault *f);

/* Prints a note about the current input, with -v only. */
void diag_note(const struct diag *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints a remark on the run as a whole, unless -q is given. */
void diag_remark(const struct diag *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reports that something could be done only in part: exit status 1. */
void diag_shortage(struct diag *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Ends the current input: how many faults of a kind were not printed, and with
 * -v how many there were of each. */
void diag_end(const struct diag *d);

/* Reports what (such as "cannot be opened") has failed for subject (such as a
 * file): exit status 2. errnum: an errno whose text is added, or 0. Control
 * characters in subject are replaced. */
void diag_error(struct diag *d, const char *subject, const char *what,
    int errnum);

/* Reports a field or test that is not valid; hint: more words, or empty. */
void diag_selection(struct diag *d, const char *word, const char *what,
    const char *hint);

/* Reports a layout file that does not load:
 * FILE:LINE:COLUMN: want X, have Y */
void diag_layout(struct diag *d, const char *file,
    const struct layout_error *e);

/* Reports wrong usage: "smf119: ...; try --help" */
void diag_usage(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
