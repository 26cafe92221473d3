/* rdw - records or segments one behind the other, each with its RDW. */
#include "input/framing.h"

static enum framing_result
next(struct position *pos, struct span ahead, struct segment *out)
{
	pos->left = UINT64_MAX;
	pos->lost = false;
	return segment_from_rdw(pos, ahead, 0, out);
}

const struct framing framing_rdw = {
	.name = "rdw",
	.words = "RDW",
	.automatic = true,
	.next = next,
	.header_at = { RDW_SIZE },
};

/* The same to the reader; the second name is for users who look for it. */
const struct framing framing_sdw = {
	.name = "sdw",
	.words = "SDW (segments of spanned records)",
	.next = next,
	.header_at = { RDW_SIZE },
};
