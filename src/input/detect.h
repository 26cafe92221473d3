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

/* The container or the compression that begins with these bytes. False, and
 * *kind left alone, when it is none that is known. */
bool container_known(struct span look, enum fault_kind *kind);

/* SMF data that went through the wrong hands: no RDWs, wrong RDWs, translated,
 * recoded. False, and *kind left alone, when nothing of the kind is seen. */
bool misread_known(struct span look, enum fault_kind *kind);

#endif
