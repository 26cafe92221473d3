/* utf8 - characters of UTF-8, whatever the locale. */
#ifndef SMF119_UTF8_H
#define SMF119_UTF8_H

#include <stdint.h>

/* The character at *p, which is moved behind it; *p is before end. A byte that
 * is not UTF-8 is taken for the Latin-1 character it would be. */
unsigned utf8_next(const uint8_t **p, const uint8_t *end);

#endif
