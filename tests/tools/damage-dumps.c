/* damage-dumps - damages random dumps and counts the records that are lost.
 *
 * usage: damage-dumps [--from=SEED] [--damaged=N] [--joined=N]
 *                     [--undamaged=N] [--list]
 *        damage-dumps --dump=SEED >FILE
 *
 * --list names each trial that breaks a bound; --dump writes its damaged dump.
 * Exit status: 1 when a bound is broken. The bounds are in frames/bounds.h. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "frames/bounds.h"

static uint64_t from = 1;
static bool list;

static void
list_trial(const char *what, uint64_t seed, const struct trial *t)
{
	static const char *const ops[] = { "cut", "insert", "zero", "flip",
		"overwrite" };

	printf("%s: seed %" PRIu64 ", %s (block %zu), %s %zu at %zu: "
	    "%zu records, %zu untouched; found %zu, %zu missing, status %d; "
	    "told %zu, %zu missing, status %d\n", what, seed, t->shape.name,
	    t->shape.block, ops[t->damage.op], t->damage.n, t->damage.at,
	    t->records, t->untouched, t->found, t->found_missing,
	    t->found_status, t->told, t->told_missing, t->told_status);
}

/* kinds: the bounds that hold for these trials, as bits. */
static struct bounds
run(const char *what, struct trial (*trial)(uint64_t), unsigned kinds,
    uint64_t n)
{
	struct bounds b = { 0 };

	for (uint64_t seed = from; seed < from + n; seed++) {
		struct trial t = trial(seed);
		unsigned broken = bounds_add(&b, &t);

		for (unsigned k = 0; k < BOUND_KINDS && list; k++)
			if ((broken & kinds) >> k & 1)
				list_trial(bound_names[k], seed, &t);
	}
	if (n > 0)
		printf("%s: %zu cases, %zu untouched records missing\n", what,
		    b.trials, b.lost);
	for (unsigned k = 0; k < BOUND_KINDS && n > 0; k++)
		if (kinds >> k & 1)
			printf("  %6zu  %s\n", b.counts[k], bound_names[k]);
	return b;
}

static int
dump(uint64_t seed)
{
	struct bytes file = trial_dump(seed);
	size_t n = fwrite(file.p, 1, file.n, stdout);
	int status = n == file.n && fflush(stdout) == 0 ? 0 : 2;

	bytes_free(&file);
	return status;
}

int
main(int argc, char **argv)
{
	static const struct option known[] = {
		{ "from", required_argument, NULL, 'f' },
		{ "damaged", required_argument, NULL, 'd' },
		{ "joined", required_argument, NULL, 'j' },
		{ "undamaged", required_argument, NULL, 'u' },
		{ "dump", required_argument, NULL, 'w' },
		{ "list", no_argument, NULL, 'l' },
		{ NULL, 0, NULL, 0 }
	};
	uint64_t damaged = 0, joined = 0, undamaged = 0, n;
	struct bounds d, j, u;
	int c;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1) {
		n = optarg != NULL ? strtoull(optarg, NULL, 10) : 0;
		switch (c) {
		case 'f':
			from = n;
			break;
		case 'd':
			damaged = n;
			break;
		case 'j':
			joined = n;
			break;
		case 'u':
			undamaged = n;
			break;
		case 'w':
			return dump(n);
		case 'l':
			list = true;
			break;
		default:
			return 2;
		}
	}
	d = run("damaged", trial_damaged, BOUNDS_DAMAGED, damaged);
	j = run("joined", trial_joined, BOUNDS_JOINED, joined);
	u = run("undamaged", trial_undamaged, BOUNDS_UNDAMAGED, undamaged);
	return bounds_hold_damaged(&d) && bounds_hold_joined(&j) &&
	    bounds_hold_undamaged(&u) ? 0 : 1;
}
