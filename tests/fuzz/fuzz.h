/* fuzz - what the targets share: input and output without system calls.
 *
 * A target is LLVMFuzzerTestOneInput and perhaps the two functions beside it;
 * replay.c runs the same on the files of a corpus, without a fuzzer. read(2)
 * and write(2) of the program are wrapped by the linker: see feed.c. */
#ifndef SMF119_FUZZ_H
#define SMF119_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "lib/span.h"
#include "layout/catalog.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
    unsigned int seed);

/* The library's own mutations. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

/* A condition that must hold for every input. */
#define FUZZ_CHECK(what)						\
	do {								\
		if (!(what))						\
			fuzz_wrong(__FILE__, __LINE__, #what);		\
	} while (0)

_Noreturn void fuzz_wrong(const char *file, int line, const char *what);

enum { FUZZ_FD = 9119 };	/* not a real descriptor; reads as 0 does */

/* What read(2) gives from now on: the bytes, repeat times over, in pieces of 1
 * to chunk bytes (0: all at once), then the end; or, with fail_at, EIO when
 * that many have been read. */
struct feed {
	struct span bytes;
	size_t repeat;
	size_t chunk;
	size_t fail_at;
};

void feed_start(struct feed f);
bool feed_failed(void);		/* was EIO returned to the program? */

/* What write(2) took since sink_start, but for the first skip bytes of it. */
struct sink {
	uint64_t n;
	uint64_t lines;
	uint64_t hash;	/* the same however the bytes were cut */
	size_t skip;
	size_t nkept;
	uint8_t kept[8];	/* not yet in the hash */
};

void sink_start(size_t skip);
struct sink sink_end(void);

/* A hash over bytes, carried on from h; cuts at multiples of 8 bytes make no
 * difference. */
uint64_t fuzz_hash(uint64_t h, const void *p, size_t n);

/* Discards messages, without a system call for each. Aborts when there is no
 * memory for that. */
void fuzz_quiet(void);
void fuzz_catalog(struct catalog *c);

/* For the mutator of dumps: how many bytes of an input come before the dump; 0:
 * the input is not a dump. */
extern const size_t fuzz_head;

/* Pseudo-random numbers for the mutators. */
struct dice {
	uint32_t state;
};

uint32_t dice_roll(struct dice *d, uint32_t sides);

#endif
