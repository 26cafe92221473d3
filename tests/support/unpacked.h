/* unpacked - bytes through a decoder, and the result. */
#ifndef SMF119_UNPACKED_H
#define SMF119_UNPACKED_H

#include "tools/frames/frame.h"
#include "unpack/stream.h"

/* A stream of bytes in memory, chunk bytes a read (0: as many as wanted). */
struct memory {
	struct stream stream;
	struct span left;
	size_t chunk;
};

void memory_start(struct memory *m, const struct bytes *b, size_t chunk);

/* The result of unpacking a container. */
struct unpacked {
	struct bytes bytes;
	bool ended;		/* no fault and no error */
	struct fault fault;	/* or else this */
	const char *words;
};

/* For any input, each byte gives at most this many bytes of output. */
enum { UNPACKED_GROWTH = 200000 };

struct unpacked untersed(const struct bytes *b, size_t chunk);
struct unpacked received(const struct bytes *b, size_t chunk);
void unpacked_free(struct unpacked *u);

bool bytes_equal(const struct bytes *a, const struct bytes *b);
/* Does b begin with all of a? */
bool bytes_begin(const struct bytes *a, const struct bytes *b);

/* The records of the list as a dump in which long ones are in segments. */
struct bytes dump_of(const struct list *l);

/* The list of the records of a dump in a file. */
struct list list_of_file(const char *path);

/* Calls check for the records of every sample that is not damaged. */
void each_sample(void (*check)(const struct list *l, const char *path));

/* n records of up to longest bytes of data, of so many different bytes. */
struct list list_random(uint32_t seed, size_t n, size_t longest,
    unsigned alphabet);

/* The next number of a series. */
uint32_t roll(uint32_t *seed);

#endif
