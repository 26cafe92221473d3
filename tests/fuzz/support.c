/* support - dice, hashes and a catalog for the fuzz targets. */
#include <stdio.h>
#include <string.h>

#include "layout/files.h"
#include "fuzz.h"

/* Eight bytes at a time, as the check must be faster than the program. A last
 * piece of fewer bytes is hashed with its length, so the hash depends on where
 * a caller cuts its pieces, except at multiples of eight bytes. */
static uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

uint64_t
fuzz_hash(uint64_t h, const void *p, size_t n)
{
	const uint8_t *at = p;
	uint64_t word;

	for (; n >= sizeof word; n -= sizeof word, at += sizeof word) {
		memcpy(&word, at, sizeof word);
		h = mix(h, word);
	}
	if (n == 0)
		return h;
	word = n;
	while (n > 0)
		word = word << 8 | at[--n];
	return mix(h, word);
}

/* The fuzzer keeps the stderr that it had before: with glibc, stderr can be
 * replaced. */
void
fuzz_quiet(void)
{
	static char buffer[1 << 16];
#ifdef __GLIBC__
	FILE *nowhere = stderr = fopen("/dev/null", "w");
#else
	FILE *nowhere = freopen("/dev/null", "w", stderr);
#endif

	if (nowhere == NULL)
		abort();
	setvbuf(nowhere, buffer, _IOFBF, sizeof buffer);
}

void
fuzz_catalog(struct catalog *c)
{
	struct layout_error error;
	const char *file;

	memset(c, 0, sizeof *c);
	if (!layout_load_builtin(c, &file, &error))
		abort();
}

uint32_t
dice_roll(struct dice *d, uint32_t sides)
{
	d->state = d->state * 1664525 + 1013904223;
	return sides > 0 ? (uint32_t)((uint64_t)d->state * sides >> 32) : 0;
}
