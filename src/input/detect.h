/* detect - which framing is this? Or what else, and how to get a dump of it. */
#ifndef SMF119_DETECT_H
#define SMF119_DETECT_H

#include <stdbool.h>

#include "fault.h"
#include "input/framing.h"
#include "input/source.h"
#include "lib/span.h"

enum {
	DETECT_LOOK = 64 * 1024		/* bytes looked at */
};

/* Looks at what is ahead, consuming nothing. *framing: the framing asked for,
 * or NULL, and then the one found. False, with *kind the reason, when the
 * input cannot be read. */
bool detect(struct source *src, const struct framing **framing,
    enum fault_kind *kind);

#endif
