/* mutate - changes dumps so that most of them can still be read.
 *
 * Random changes break lengths, so that nothing after the reader is reached.
 * This mutator changes records, triplets and headers, and then, most of the
 * time, corrects the lengths around them. */
#include <string.h>

#include "repair.h"

/* Mostly the sizes of sections that are documented. */
static size_t
some_length(struct dice *d)
{
	static const uint16_t usual[] = { 0, 1, 4, 8, 16, 24, 28, 48, 72, 92,
		100, 120, 128, 148, 152, 180, 200, 208, 232, 240, 256, 400 };

	if (dice_roll(d, 8) == 0)
		return dice_roll(d, 65536);
	return usual[dice_roll(d, sizeof usual / sizeof usual[0])];
}

/* A random record of the chain; the rest of the dump when there is no chain. */
static struct body
pick(struct body b, struct dice *d)
{
	size_t size;

	for (uint32_t skip = dice_roll(d, 8); b.n >= LEAST; skip--) {
		size = body_get(b.p, 2);
		size = size < LEAST || size > b.n ? b.n : size;
		if (skip == 0 || size == b.n) {
			b.n = size;
			break;
		}
		b.p += size;
		b.n -= size;
		b.room -= size;
	}
	return b;
}

static void
change_triplet(struct body r, struct dice *d)
{
	uint8_t *t = r.p + TRIPLETS + TRIPLET * dice_roll(d, 8);

	if (r.n < TRIPLETS + 8 * TRIPLET)
		return;
	switch (dice_roll(d, 4)) {
	case 0:
		body_put(t, 4, dice_roll(d, (uint32_t)r.n + 4));
		break;
	case 1:
		body_put(t + 4, 2, some_length(d));
		break;
	case 2:
		body_put(t + 6, 2, dice_roll(d, 8));
		break;
	default:
		body_put(r.p + 24, 2, dice_roll(d, 10));
		break;
	}
}

static void
change_head(struct body r, struct dice *d)
{
	static const uint8_t at[] = { 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
		14, 18, 22, 23, 24, 25, 0, 1 };
	static const uint8_t values[] = { 0, 1, 2, 3, 0x40, 0x5e, 0x7f, 0x80,
		0xff, 73, 74, 75, 76, 77, 78, 79, 80, 119, 126, 0x0f };

	if (r.n >= 26)
		r.p[at[dice_roll(d, sizeof at)]] =
		    values[dice_roll(d, sizeof values)];
}

/* The record once more, behind itself. */
static size_t
twice(struct body b, struct body r)
{
	if (b.n + r.n > b.room)
		return b.n;
	memmove(r.p + r.n, r.p, (size_t)(b.p + b.n - r.p));
	return b.n + r.n;
}

static size_t
without(struct body b, struct body r)
{
	memmove(r.p, r.p + r.n, (size_t)(b.p + b.n - (r.p + r.n)));
	return b.n - r.n;
}

/* Changed inside the record only, which keeps its size. */
static void
change_bytes(struct body r)
{
	if (r.n > TRIPLETS)
		LLVMFuzzerMutate(r.p + TRIPLETS, r.n - TRIPLETS,
		    r.n - TRIPLETS);
}

static size_t
change(struct body b, struct dice *d)
{
	struct body r = pick(b, d);

	switch (dice_roll(d, 8)) {
	case 0:
	case 1:
		return LLVMFuzzerMutate(b.p, b.n, b.room);
	case 2:
	case 3:
		change_bytes(r);
		break;
	case 4:
		change_head(r, d);
		break;
	case 5:
		change_triplet(r, d);
		break;
	case 6:
		return twice(b, r);
	default:
		if (dice_roll(d, 2) == 0 && r.n < b.n)
			return without(b, r);
		change_triplet(r, d);
		change_head(r, d);
		break;
	}
	return b.n;
}

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
    unsigned int seed)
{
	struct dice d = { seed };
	struct body b = { data + fuzz_head, size - fuzz_head,
		max_size - fuzz_head };

	/* a target without a head takes text, not a dump */
	if (fuzz_head == 0 || size <= fuzz_head + 4 || dice_roll(&d, 10) == 0)
		return LLVMFuzzerMutate(data, size, max_size);
	if (dice_roll(&d, 16) == 0)
		data[dice_roll(&d, (uint32_t)fuzz_head)] =
		    (uint8_t)dice_roll(&d, 256);
	/* all ones ask for a long input, which costs a hundred others */
	if (data[fuzz_head - 1] == 0xff && dice_roll(&d, 64) != 0)
		data[fuzz_head - 1] = (uint8_t)dice_roll(&d, 255);
	b.n = change(b, &d);
	body_repair(b, &d);
	return fuzz_head + b.n;
}
