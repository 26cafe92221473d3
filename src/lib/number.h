/* number - unsigned numbers in text: the one parser of digits. */
#ifndef SMF119_NUMBER_H
#define SMF119_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The value of a hex digit in either case; 16 for another character. */
unsigned number_digit(char c);

/* Reads the digits of a base, 10 or 16, at the start of the n characters at s.
 * Returns how many there are, and the number in *out; 0, and *out left alone,
 * when there is none or it is above max. */
size_t number_read(const char *s, size_t n, unsigned base, uint64_t max,
    uint64_t *out);

/* The number that all of the n characters at s are: decimal, or hex behind 0x.
 * False, and *out left alone, when they are not a number up to max. */
bool number_parse(const char *s, size_t n, uint64_t max, uint64_t *out);

#endif
