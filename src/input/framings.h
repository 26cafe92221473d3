/* framings - the list of all framings. */
#ifndef SMF119_FRAMINGS_H
#define SMF119_FRAMINGS_H

#include "input/framing.h"

/* Those that have a name for --framing, ended by NULL. */
extern const struct framing *const framings[];

/* The framing of that name, or NULL. */
const struct framing *framing_find(const char *name);

#endif
