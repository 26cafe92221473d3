/* fixed - records of one size, without RDWs and without SMF headers. */
#include "input/framing.h"

static enum framing_result
next(struct position *pos, struct span ahead, struct segment *out)
{
	(void)ahead;
	*out = (struct segment){ .size = pos->fixed, .bare = true,
	    .code = SEGMENT_WHOLE };
	return FRAMING_SEGMENT;
}

/* Not in the list: the size is needed with it. */
const struct framing framing_fixed = {
	.name = "fixed",
	.words = "records of one size",
	.headerless = true,
	.next = next,
};
