/* foreign - what is recognized but not read here: containers, and SMF data that
 * a transfer has changed. */
#ifndef SMF119_FOREIGN_H
#define SMF119_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "lib/span.h"

/* look is the beginning of the input. The functions return false, and leave
 * *kind alone, when they recognize nothing. */

/* What begins with a magic of least bytes or more. */
bool foreign_magic(struct span look, size_t least, enum fault_kind *kind);

/* A container or a compressed file, also one that is recognized by fewer
 * bytes. */
bool foreign_container(struct span look, enum fault_kind *kind);

/* SMF data without RDWs, with wrong RDWs, translated or recoded. */
bool foreign_transfer(struct span look, enum fault_kind *kind);

#endif
