/* codepage - what the 256 bytes of an EBCDIC code page mean. */
#ifndef SMF119_CODEPAGE_H
#define SMF119_CODEPAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/span.h"

enum { CODEPAGE_NO_CHARACTER = 0xfffd };	/* of a byte that has none */

/* The Unicode character of each byte; X'15' and X'25' are both line ends. */
struct codepage {
	uint16_t chars[256];
};

/* A character as UTF-8, up to 3 bytes at out; returns how many. */
size_t codepage_utf8(unsigned ch, char *out);

/* The text in s as UTF-8 with a NUL behind it; out has room for 3 * s.n + 1.
 * Returns its length: X'00' within the text is a character like others. */
size_t codepage_text(const struct codepage *page, struct span s, char *out);

#endif
