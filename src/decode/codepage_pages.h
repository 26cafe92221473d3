/* codepage_pages - the EBCDIC pages that are there even without iconv(3). */
#ifndef SMF119_CODEPAGE_PAGES_H
#define SMF119_CODEPAGE_PAGES_H

#include <stddef.h>
#include <stdint.h>

struct codepage_change {
	uint8_t byte;
	uint16_t ch;
};

/* A page, as what differs from codepage_base. */
struct codepage_page {
	const char *number;	/* "1047", without leading zeros */
	const struct codepage_change *changes;
	size_t n;
};

extern const uint16_t codepage_base[256];
extern const struct codepage_page codepage_pages[];	/* ends with NULL */

#endif
