/* injure - damages a dump as an injury says. */
#include "injure.h"

#include <stdlib.h>
#include <string.h>

const struct injury *
injury_find(const char *name)
{
	const struct injury *i;

	for (i = injuries; i->name != NULL; i++)
		if (strcmp(i->name, name) == 0)
			return i;
	return NULL;
}

/* The i-th part of the record, or with last its last one. */
static size_t
part_of(const struct image *image, size_t record, size_t i, bool last)
{
	size_t p = 0;

	while (p < image->n && image->parts[p].record != record)
		p++;
	p += i;
	while (last && p + 1 < image->n &&
	    image->parts[p + 1].record == record)
		p++;
	return p < image->n ? p : image->n - 1;
}

static bool
begins_record(const struct image *image, size_t p)
{
	return p == 0 || image->parts[p - 1].record != image->parts[p].record;
}

/* From the middle on, the first part that begins a record and does or does not
 * have something before its RDW. */
static size_t
part_after(const struct image *image, size_t p, bool block)
{
	while (p + 1 < image->n && (!begins_record(image, p) ||
	    (image->parts[p].start != image->parts[p].data) != block))
		p++;
	return p;
}

static size_t
find_part(const struct injury *j, const struct image *image, size_t records)
{
	size_t middle = records / 2;

	switch (j->part) {
	case PART_MIDDLE:
		return part_of(image, middle, 0, false);
	case PART_SECOND:
		return part_of(image, middle, 1, false);
	case PART_LAST_OF:
		return part_of(image, middle, 0, true);
	case PART_FIRST:
		return 0;
	case PART_LAST:
		return part_of(image, records - 1, 0, false);
	case PART_BLOCK:
		return part_after(image, part_of(image, middle, 0, false),
		    true);
	case PART_MIDBLOCK:
		return part_after(image, part_of(image, middle, 0, false),
		    false);
	}
	return 0;
}

size_t
injury_record(const struct injury *injury, const struct image *image,
    size_t records)
{
	return image->parts[find_part(injury, image, records)].record;
}

/* xorshift: the same bytes everywhere. */
static unsigned
random_byte(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state >> 11 & 0xff;
}

/* The n bytes that the injury puts in. */
static struct bytes
payload(const struct injury *j, unsigned seed)
{
	uint32_t state = 2463534242u + seed * 7919u;
	struct bytes b = { 0 };

	if (j->bytes != NULL)
		bytes_add(&b, j->bytes, (size_t)j->n);
	else
		for (long i = 0; i < j->n; i++)
			bytes_add_byte(&b, j->fill == FILL_RANDOM ?
			    random_byte(&state) : (unsigned)j->fill);
	return b;
}

/* Puts with in place of the n bytes at at. */
static void
replace(struct bytes *file, size_t at, size_t n, const struct bytes *with)
{
	struct bytes out = { 0 };

	if (at > file->n)
		at = file->n;
	if (n > file->n - at)
		n = file->n - at;
	bytes_add(&out, file->p, at);
	bytes_add(&out, with->p, with->n);
	bytes_add(&out, file->p + at + n, file->n - at - n);
	bytes_free(file);
	*file = out;
}

static void
add_int(struct bytes *file, size_t at, long n)
{
	unsigned v = (unsigned)(file->p[at] << 8 | file->p[at + 1]) +
	    (unsigned)n;

	file->p[at] = (uint8_t)(v >> 8);
	file->p[at + 1] = (uint8_t)v;
}

void
injure(const struct injury *j, struct image *image, size_t records,
    unsigned seed)
{
	const struct place *part =
	    &image->parts[find_part(j, image, records)];
	const size_t anchors[] = { part->start, part->data, part->end };
	size_t at = (size_t)((long)anchors[j->at] + j->off);
	struct bytes put = { 0 }, none = { 0 };
	struct bytes *file = &image->file;

	if (j->op == OP_REPEAT)
		for (long i = 0; i < j->n; i++)
			bytes_add(&put, file->p + part->start,
			    part->end - part->start);
	else if (j->op != OP_ADD && j->op != OP_REMOVE)
		put = payload(j, seed);
	if (j->op == OP_ADD)
		add_int(file, at, j->n);
	else if (j->op == OP_SET)
		replace(file, at, (size_t)j->n, &put);
	else if (j->op == OP_REMOVE)
		replace(file, at, (size_t)j->n, &none);
	else if (j->op == OP_DROP)
		replace(file, part->start, part->end - part->start, &none);
	else if (j->op == OP_CUT)
		replace(file, at, file->n, &none);
	else if (j->op == OP_FILE)
		replace(file, 0, 0, &put);
	else
		replace(file, j->op == OP_REPEAT ? part->end : at, 0, &put);
	bytes_free(&put);
}
