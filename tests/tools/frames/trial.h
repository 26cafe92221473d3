/* trial - a random dump, damaged in one random place, and what is read of it.
 *
 * Everything follows from the seed: the same on every machine. */
#ifndef SMF119_TEST_TRIAL_H
#define SMF119_TEST_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame.h"

/* A generator of random numbers. */
struct dice {
	uint64_t state;
};

struct dice dice_of(uint64_t seed);
uint64_t dice_next(struct dice *d);
/* A number from low to high, both included. */
size_t dice_between(struct dice *d, size_t low, size_t high);
/* True with that probability, in percent. */
bool dice_percent(struct dice *d, unsigned percent);

enum damage_op {
	DAMAGE_CUT,	/* n bytes at at are taken out */
	DAMAGE_INSERT,	/* n random bytes come in between */
	DAMAGE_ZERO,	/* n bytes become zero */
	DAMAGE_FLIP,	/* one bit */
	DAMAGE_OVERWRITE,	/* n bytes become random */
	DAMAGE_OPS
};

struct damage {
	enum damage_op op;
	size_t at;
	size_t n;
};

/* n records like those of a dump, all different, of at most longest bytes. */
void trial_records(struct dice *d, struct list *l, size_t n, size_t longest);

/* A framing that can be read, with blocks from least_block bytes on. */
struct shape trial_shape(struct dice *d, size_t least_block);

/* Damages the bytes in one place. */
struct damage trial_damage(struct dice *d, struct bytes *file);

struct trial {
	struct shape shape;
	struct damage damage;
	size_t records;
	size_t untouched;	/* records of which no byte was damaged */
	size_t found;		/* records printed with the framing detected */
	size_t told;		/* the same with --framing */
	size_t found_missing;	/* untouched ones that are not printed */
	size_t told_missing;
	int found_status;
	int told_status;
	size_t changes;	/* of framing that were reported */
	bool at_once;	/* joined: one, where it is, and nothing else */
	bool legal;	/* the damaged dump is right in every length */
};

/* A dump of 20 to 200 records with one damaged place. */
struct trial trial_damaged(uint64_t seed);

/* Two dumps in different framings, joined. told is by the first framing. */
struct trial trial_joined(uint64_t seed);

/* An undamaged dump of 2 to 60 records: found must be all of them. */
struct trial trial_undamaged(uint64_t seed);

/* The dump of a trial of trial_damaged, for a closer look; give it back to
 * bytes_free. */
struct bytes trial_dump(uint64_t seed);

#endif
