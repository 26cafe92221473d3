/* codepage_builtin - the two pages that are there even without iconv(3). */
#ifndef SMF119_CODEPAGE_BUILTIN_H
#define SMF119_CODEPAGE_BUILTIN_H

#include <stdbool.h>

#include "decode/codepage.h"

/* By number, "1047" or "37". False, and *out left alone, for any other. */
bool codepage_builtin(const char *number, struct codepage *out);

#endif
