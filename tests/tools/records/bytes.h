/* bytes - bytes that grow, and big-endian integers. */
#ifndef SMF119_TEST_BYTES_H
#define SMF119_TEST_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Starts as { 0 }; p is malloc'd, and ends the program where memory is out. */
struct bytes {
	uint8_t *p;
	size_t n;
	size_t room;
};

void bytes_add(struct bytes *b, const void *p, size_t n);
void bytes_add_byte(struct bytes *b, unsigned value);

/* Adds an integer of n bytes, the most significant first. */
void bytes_add_int(struct bytes *b, uint64_t value, size_t n);

/* Adds what is left of a file. */
void bytes_read(struct bytes *b, FILE *f);

/* Adds n times the same byte. */
void bytes_fill(struct bytes *b, unsigned value, size_t n);
void bytes_free(struct bytes *b);

/* Writes an integer over n bytes at p, the most significant first. */
void put_int(uint8_t *p, size_t n, uint64_t value);

#endif
