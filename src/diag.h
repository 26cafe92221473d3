/* diag - the only voice on stderr. */
#ifndef SMF119_DIAG_H
#define SMF119_DIAG_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "layout/error.h"

/* Messages of one kind said of one input; the others are counted. */
enum { DIAG_CAP = 20 };

struct diag {
	bool quiet;	/* faults are counted, not said */
	bool verbose;	/* notes are said too */
	const char *file;	/* the input in hand */
	uint64_t counts[FAULT_KINDS];	/* its faults */
	enum fault_weight worst;	/* of all inputs */
};

/* From here on faults and notes are of that input. */
void diag_input(struct diag *d, const char *file);

/* A fault of the input in hand, said by its weight:
 * smf119: FILE: record N at 0xOFFSET, subtype S: SECTION: what; want X, have Y */
void diag_fault(struct diag *d, const struct fault *f);

/* A note about the input in hand, said with -v. */
void diag_note(const struct diag *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The input in hand has ended: how many faults of a kind were not said, and
 * with -v how many there were of each. */
void diag_end(const struct diag *d);

/* Something that cannot be done, with what is wrong; names are scrubbed of
 * control characters. errnum 0: no errno text. */
void diag_error(struct diag *d, const char *subject, const char *what,
    int errnum);

/* A field or test that cannot be; hint: more words, or empty. */
void diag_selection(struct diag *d, const char *word, const char *what,
    const char *hint);

/* A layout file that does not load: FILE:LINE:COLUMN: want X, have Y */
void diag_layout(struct diag *d, const char *file,
    const struct layout_error *e);

/* A mistake on the command line. */
void diag_usage(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
