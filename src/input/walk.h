/* walk - tries a framing on bytes at hand, without reading: detection,
 * doubt, and the search for the next good record. */
#ifndef SMF119_WALK_H
#define SMF119_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "input/framing.h"
#include "lib/span.h"

enum walk_step {
	WALK_RECORD,	/* a record begins, with a believable header */
	WALK_DOUBT,	/* a record begins, its header cannot be one */
	WALK_MORE,	/* a segment that does not hold a header */
	WALK_SKIP,	/* something without a record */
	WALK_END,	/* the input ends here, as it should, or in zeros */
	WALK_CUT,	/* the bytes at hand end before the piece does */
	WALK_BAD
};

/* at is where the walk has come to: behind the end of bytes when the last
 * piece was not all there. whole: the input ends where bytes end. */
struct walk {
	const struct framing *framing;
	struct place place;
	struct span bytes;
	size_t at;
	bool whole;
	bool header;	/* the last piece holds a believable header */
};

enum walk_step walk_next(struct walk *w);

/* What a piece that ended where w is leads to: true when a believable record,
 * a few plausible pieces or the end of the input follow. w is a copy. */
bool walk_leads_on(struct walk w);

enum chain {
	CHAIN_NONE,	/* no believable record begins here */
	CHAIN_ALONE,	/* one does, but another does not follow */
	CHAIN_HOLDS	/* one does, and another or the end follows */
};

/* What begins at w; *end is where its first piece ends. */
enum chain walk_chain(struct walk w, size_t *end);

#endif
