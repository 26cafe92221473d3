/* bytes - bytes that grow, and big-endian integers. */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

void
bytes_add(struct bytes *b, const void *p, size_t n)
{
	if (b->n + n > b->room) {
		b->room = 2 * (b->n + n);
		b->p = realloc(b->p, b->room);
		if (b->p == NULL)
			abort();
	}
	if (n != 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
}

void
bytes_add_byte(struct bytes *b, unsigned value)
{
	uint8_t byte = (uint8_t)value;

	bytes_add(b, &byte, 1);
}

void
bytes_add_int(struct bytes *b, uint64_t value, size_t n)
{
	while (n-- > 0)
		bytes_add_byte(b, (unsigned)(value >> 8 * n) & 0xff);
}

void
bytes_read(struct bytes *b, FILE *f)
{
	char buf[8192];
	size_t n;

	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		bytes_add(b, buf, n);
}

void
bytes_fill(struct bytes *b, unsigned value, size_t n)
{
	while (n-- > 0)
		bytes_add_byte(b, value);
}

void
bytes_free(struct bytes *b)
{
	free(b->p);
	*b = (struct bytes){ 0 };
}

void
put_int(uint8_t *p, size_t n, uint64_t value)
{
	while (n-- > 0) {
		p[n] = (uint8_t)value;
		value >>= 8;
	}
}
