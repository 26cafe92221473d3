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

/* The same to a reader; a name of its own for those who know it as that. */
const struct framing framing_sdw = {
	.name = "sdw",
	.words = "SDW (segments of spanned records)",
	.next = next,
	.header_at = { RDW_SIZE },
};
