/* rdw - records or segments one behind the other, each with its RDW. */
#include "input/framing.h"

static enum piece_kind
next(struct place *place, struct span ahead, struct piece *out)
{
	place->left = UINT64_MAX;
	place->lost = false;
	return piece_rdw(place, ahead, 0, out);
}

const struct framing framing_rdw = {
	.name = "rdw",
	.words = "RDW",
	.automatic = true,
	.next = next,
	.leads = { RDW_SIZE },
};

/* The same to a reader; a name of its own for those who know it as that. */
const struct framing framing_sdw = {
	.name = "sdw",
	.words = "SDW (segments of spanned records)",
	.next = next,
	.leads = { RDW_SIZE },
};
