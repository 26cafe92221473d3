/* codepage_builtin - the pages that are there even without iconv(3). */
#ifndef SMF119_CODEPAGE_BUILTIN_H
#define SMF119_CODEPAGE_BUILTIN_H

#include <stdbool.h>

#include "decode/codepage.h"

/* By number, as "1047" or "37". False, and *out left alone, for a page that is
 * not in codepage_pages. */
bool codepage_builtin(const char *number, struct codepage *out);

#endif
