/* ebcdic - the few EBCDIC characters that have the same code in all pages. */
#ifndef SMF119_EBCDIC_H
#define SMF119_EBCDIC_H

#include <stdbool.h>
#include <stdint.h>

enum { EBCDIC_BLANK = 0x40 };

/* A to I, J to R, S to Z, or 0 to 9. */
static inline bool
ebcdic_upper_or_digit(uint8_t c)
{
	return (c >= 0xc1 && c <= 0xc9) || (c >= 0xd1 && c <= 0xd9) ||
	    (c >= 0xe2 && c <= 0xe9) || (c >= 0xf0 && c <= 0xf9);
}

#endif
