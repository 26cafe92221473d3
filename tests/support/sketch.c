/* sketch - header, triplets and sections, one behind the other. */
#include "support/sketch.h"

#include <check.h>
#include <string.h>

void
sketch_put(struct sketch *d, size_t at, size_t v, int width)
{
	while (width-- > 0) {
		d->bytes[at + (size_t)width] = (uint8_t)v;
		v >>= 8;
	}
}

void
sketch_start(struct sketch *d, unsigned subtype, size_t n)
{
	memset(d, 0, sizeof *d);
	d->n = 28 + 8 * n;
	d->bytes[5] = 119;
	sketch_put(d, 0, d->n, 2);
	sketch_put(d, 22, subtype, 2);
	sketch_put(d, 24, n, 2);
}

void
sketch_add(struct sketch *d, size_t len, size_t num, int byte)
{
	ck_assert_uint_le(d->n + len * num, sizeof d->bytes);
	sketch_put(d, 28 + 8 * d->ntriplets, d->n, 4);
	sketch_put(d, 32 + 8 * d->ntriplets, len, 2);
	sketch_put(d, 34 + 8 * d->ntriplets, num, 2);
	memset(d->bytes + d->n, byte, len * num);
	d->n += len * num;
	d->ntriplets++;
	sketch_put(d, 0, d->n, 2);
}
