/* detect - finds the framing of an input, or the reason why it cannot be
 * read. */
#ifndef SMF119_DETECT_H
#define SMF119_DETECT_H

#include <stdbool.h>

#include "fault.h"
#include "input/chain.h"
#include "input/framing.h"
#include "input/source.h"

enum {
	DETECT_LOOK = 64 * 1024,	/* bytes looked at first */
	DETECT_DOUBT = 256 * 1024	/* bytes looked at in doubt */
};

/* Looks at what is ahead, consuming nothing but zeros. *framing: the framing
 * asked for, or NULL, and then the one found. False, with *kind the reason,
 * when the input cannot be read. */
bool detect(struct source *src, const struct framing **framing,
    enum fault_kind *kind);

/* Where the chain has just been broken: does another framing begin here, that
 * reads more of what is ahead? Consumes nothing. NULL: none does. */
const struct framing *detect_change(struct chain *c);

#endif
