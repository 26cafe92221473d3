/* foreign - what is known but not read here: containers, and SMF data that a
 * transfer has changed. */
#ifndef SMF119_FOREIGN_H
#define SMF119_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "lib/span.h"

/* look is the beginning of the input. Both return false, and leave *kind alone,
 * when they know nothing of the kind. */

/* What begins with a magic of least bytes or more. */
bool foreign_magic(struct span look, size_t least, enum fault_kind *kind);

/* A container or a compression, also one that is known by less. */
bool foreign_container(struct span look, enum fault_kind *kind);

/* SMF data without RDWs, with wrong RDWs, translated or recoded. */
bool foreign_transfer(struct span look, enum fault_kind *kind);

#endif
