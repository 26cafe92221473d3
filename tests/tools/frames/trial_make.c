/* trial_make - the random dumps of trials, and the damage to them. */
#include <string.h>

#include "record/header.h"
#include "trial.h"
#include "tools/records/record.h"

enum {
	DAY = 24 * 60 * 60 * 100,
	RDW = 4
};

/* splitmix64. */
uint64_t
dice_next(struct dice *d)
{
	uint64_t z = d->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

struct dice
dice_of(uint64_t seed)
{
	struct dice d = { seed * UINT64_C(0xd1342543de82ef95) };

	dice_next(&d);
	return d;
}

size_t
dice_between(struct dice *d, size_t low, size_t high)
{
	return low + (size_t)(dice_next(d) % (high - low + 1));
}

bool
dice_percent(struct dice *d, unsigned percent)
{
	return dice_between(d, 0, 99) < percent;
}

/* What the headers of a dump have in common. */
struct system {
	unsigned flags;
	uint32_t id;
};

/* A quarter of the dumps have unusual headers: flags that do not name the
 * operating system, and a system id in lower case, of zeros, in ASCII, or of
 * national characters. */
static struct system
trial_system(struct dice *d)
{
	static const unsigned flags[] = { 0x40, 0xc0, 0x00, 0x5e };
	static const uint32_t ids[] = { 0xa2a8a2f1, 0, 0x53595331, 0x4a5a6ae0,
		0xe2e8e2f1 };

	if (!dice_percent(d, 25))
		return (struct system){ 0x5e, 0xe2e8e2f1 };
	return (struct system){ flags[dice_between(d, 0, 3)],
	    ids[dice_between(d, 0, 4)] };
}

/* Makes the record one of that system. */
static void
set_system(struct bytes *record, const struct system *s)
{
	if (s->flags != 0x5e)
		record->p[HEADER_FLAGS] = (uint8_t)s->flags;
	put_int(record->p + HEADER_SYSTEM, 4, s->id);
}

/* What records are full of: noise, blanks, zeros, small numbers, text, and
 * times with their dates, as in a header. */
static void
add_data(struct dice *d, struct bytes *r)
{
	size_t n = dice_between(d, 1, 40);

	switch (dice_between(d, 0, 6)) {
	case 0:
		bytes_add_int(r, dice_between(d, 0, DAY - 1), 4);
		bytes_add_int(r, 0x0126325f, 4);
		break;
	case 1:
		for (size_t i = 0; i < n; i++)
			bytes_add_byte(r, 0x40);
		break;
	case 2:
		for (size_t i = 0; i < n; i++)
			bytes_add_byte(r, 0);
		break;
	case 3:
		for (size_t i = 0; i < n / 4; i++)
			bytes_add_int(r, dice_between(d, 0, 3000), 4);
		break;
	case 4:
		for (size_t i = 0; i < n; i++)
			bytes_add_byte(r, (unsigned)dice_between(d, 0xc1,
			    0xc9));
		break;
	default:
		for (size_t i = 0; i < n; i++)
			bytes_add_byte(r, (unsigned)dice_between(d, 0, 255));
		break;
	}
}

static size_t
record_length(struct dice *d, size_t longest)
{
	size_t n = dice_between(d, 100, dice_percent(d, 5) ? longest :
	    dice_percent(d, 50) ? 400 : 1200);

	return n < longest ? n : longest;
}

void
trial_records(struct dice *d, struct list *l, size_t n, size_t longest)
{
	static const unsigned types[] = { 119, 119, 119, 30, 70, 110, 42, 80,
		126 };
	struct system system = trial_system(d);
	size_t time = dice_percent(d, 20) ? 0 : dice_between(d, 0, DAY / 2);

	for (size_t i = 0; i < n; i++) {
		bool end = i == 0 || i + 1 == n;
		size_t length = end ? 18 : record_length(d, longest);
		unsigned type = i == 0 ? 2 : end ? 3 :
		    types[dice_between(d, 0, 8)];
		struct bytes r = { 0 };

		time += dice_between(d, 1, 300);
		bytes_add_int(&r, length << 16, RDW);
		header_add(&r, type, time, 0x0126325f);
		set_system(&r, &system);
		while (r.n < length)
			add_data(d, &r);
		r.n = length;
		list_add(l, r.p, r.n);
		bytes_free(&r);
	}
}

struct shape
trial_shape(struct dice *d, size_t least_block)
{
	size_t n = 0;
	struct shape s;

	while (shapes[n].framing != NULL)
		n++;
	s = shapes[dice_between(d, 0, n - 1)];
	if (strcmp(s.framing, "bdw") == 0 || strcmp(s.framing, "aws") == 0)
		s.block = dice_between(d, least_block, 32760);
	if (strcmp(s.name, "aws-split") == 0)
		s.segment = dice_between(d, 1000, 8000);
	return s;
}

static void
replace(struct bytes *file, size_t at, size_t n, const struct bytes *with)
{
	struct bytes out = { 0 };

	bytes_add(&out, file->p, at);
	bytes_add(&out, with->p, with->n);
	bytes_add(&out, file->p + at + n, file->n - at - n);
	bytes_free(file);
	*file = out;
}

struct damage
trial_damage(struct dice *d, struct bytes *file)
{
	struct damage damage;
	struct bytes with = { 0 };
	size_t out, in;

	damage.op = (enum damage_op)dice_between(d, 0, DAMAGE_OPS - 1);
	damage.at = dice_between(d, 0, file->n - 1);
	damage.n = damage.op == DAMAGE_FLIP ? 1 :
	    dice_between(d, 1, dice_percent(d, 50) ? 8 : 1000);
	if (damage.n > file->n - damage.at)
		damage.n = file->n - damage.at;
	out = damage.op == DAMAGE_INSERT ? 0 : damage.n;
	in = damage.op == DAMAGE_CUT ? 0 : damage.n;
	for (size_t i = 0; i < in; i++)
		bytes_add_byte(&with, damage.op == DAMAGE_ZERO ? 0 :
		    damage.op == DAMAGE_FLIP ? file->p[damage.at] ^
		    1u << dice_between(d, 0, 7) :
		    (unsigned)dice_between(d, 0, 255));
	replace(file, damage.at, out, &with);
	bytes_free(&with);
	return damage;
}
