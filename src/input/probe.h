/* probe - tries a framing on bytes in memory, without reading: for detection,
 * for records in doubt, and for the search after damage. */
#ifndef SMF119_PROBE_H
#define SMF119_PROBE_H

#include <stdbool.h>
#include <stddef.h>

#include "input/framing.h"
#include "lib/span.h"

enum probe_result {
	PROBE_RECORD,	/* a record begins, with a believable header */
	PROBE_DOUBT,	/* a record begins, its header cannot be one */
	PROBE_MORE,	/* a segment that does not hold a header */
	PROBE_SKIP,	/* something without a record */
	PROBE_END,	/* the input ends here, as it should, or in zeros */
	PROBE_CUT,	/* bytes ends inside the segment */
	PROBE_BAD
};

/* at is where the probe has come to: behind the end of bytes when the last
 * segment was not all there. whole: the input ends where bytes end. */
struct probe {
	const struct framing *framing;
	struct position pos;
	struct span bytes;
	size_t at;
	bool whole;
	size_t header;	/* of the record, after PROBE_RECORD: its place */
};

/* One step: from segment to segment. */
enum probe_result probe_next(struct probe *p);

/* Do a believable record, a few plausible segments or the end of the input
 * follow? p is a copy. */
bool probe_leads_on(struct probe p);

enum chain_kind {
	CHAIN_NONE,	/* no believable record begins here */
	CHAIN_ALONE,	/* one does, but another does not follow */
	CHAIN_HOLDS	/* one does, and another of the same system, one with a
			 * usual header, or the end follows */
};

/* What begins at a place in the bytes of a probe. */
struct chain_view {
	enum chain_kind kind;
	size_t end;	/* where the first segment ends */
	size_t next;	/* where the next believable record begins, or the
			 * input ends; SIZE_MAX: not seen */
};

/* What begins at p; end and next only when a record does. p is a copy. */
struct chain_view probe_chain(struct probe p);

/* Where, from p on, the next believable record begins, or the input ends;
 * SIZE_MAX: the chain breaks before, or leads out of the bytes. Its header is
 * to be usual, or of that system (NULL: of any). p is a copy. */
size_t probe_next_record(struct probe p, const uint32_t *system);

#endif
