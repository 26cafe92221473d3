/* codepage - what the 256 bytes of an EBCDIC code page mean. */
#ifndef SMF119_CODEPAGE_H
#define SMF119_CODEPAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/span.h"

/* The Unicode character of each byte; X'15' and X'25' are both line ends. */
struct codepage {
	uint16_t chars[256];
};

enum codepage_status {
	CODEPAGE_OK,
	CODEPAGE_UNKNOWN,	/* iconv(3) has no page of that name */
	CODEPAGE_NOT_EBCDIC	/* not a single-byte EBCDIC page */
};

/* Fills *out for the page of that name, in any usual spelling: IBM-1047,
 * IBM1047, CP1047, 1047. iconv(3) is asked first; IBM-1047 and IBM-037 are
 * there without it. On failure *out is left alone. */
enum codepage_status codepage_open(const char *name, struct codepage *out);

/* A character as UTF-8, up to 3 bytes at out; returns how many. */
size_t codepage_utf8(unsigned ch, char *out);

/* The text in s as a string; out has room for 3 * s.n + 1. */
void codepage_text(const struct codepage *page, struct span s, char *out);

#endif
