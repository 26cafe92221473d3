/* codepage_find - an EBCDIC code page by its name. */
#ifndef SMF119_CODEPAGE_FIND_H
#define SMF119_CODEPAGE_FIND_H

#include "decode/codepage.h"

enum codepage_status {
	CODEPAGE_OK,
	CODEPAGE_UNKNOWN,	/* iconv(3) has no page of that name */
	CODEPAGE_NOT_EBCDIC	/* not a single-byte EBCDIC page */
};

/* Fills *out for the page of that name, in any usual spelling: IBM-1047,
 * IBM1047, CP1047, 1047. iconv(3) is asked first, then the built-in pages. On
 * failure *out is left alone. */
enum codepage_status codepage_open(const char *name, struct codepage *out);

#endif
