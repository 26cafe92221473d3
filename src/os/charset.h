/* charset - what the system knows of the characters of a charset. */
#ifndef SMF119_CHARSET_H
#define SMF119_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The 256 characters of a single-byte charset, as UTF-16; none where a byte has
 * no character of its own. False: the system has no charset of that name, and
 * out is left alone. */
bool charset_read(const char *name, uint16_t none, uint16_t out[256]);

/* Writes the name of the library that charset_read uses, such as "GNU C library
 * 2.36", to out, which has room for n characters. */
void charset_library(char *out, size_t n);

#endif
