/* glob - shell patterns, matched by characters of UTF-8. */
#ifndef SMF119_GLOB_H
#define SMF119_GLOB_H

#include <stdbool.h>

#include "lib/span.h"

/* Does the whole text match the pattern? * stands for any characters, ? for
 * one, [a-z] for one of these, [!a-z] or [^a-z] for any other one; behind \
 * each is itself. The same as fnmatch(3), but for characters instead of bytes,
 * whatever the locale; and X'00' is a character like others. */
bool glob_matches(const char *pattern, struct span text);

#endif
