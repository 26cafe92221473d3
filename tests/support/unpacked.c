/* unpacked - decoders on bytes in memory; lists of records to be packed. */
#include "support/unpacked.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"
#include "unpack/container.h"

enum {
	ROOM = 4096		/* bytes asked for in one read */
};

static ssize_t
memory_read(struct stream *s, uint8_t *p, size_t n)
{
	struct memory *m = (struct memory *)s;

	if (m->chunk != 0 && n > m->chunk)
		n = m->chunk;
	if (n > m->left.n)
		n = m->left.n;
	if (n > 0)
		memcpy(p, span_cut(&m->left, n).p, n);
	return (ssize_t)n;
}

void
memory_start(struct memory *m, const struct bytes *b, size_t chunk)
{
	memset(m, 0, sizeof *m);
	m->stream.read = memory_read;
	m->left = (struct span){ b->p, b->n };
	m->chunk = chunk;
}

static struct unpacked
read_all(struct stream *s, size_t most)
{
	struct unpacked u = { .bytes = { 0 } };
	uint8_t room[ROOM];
	ssize_t n;

	ck_assert_ptr_nonnull(s);
	while ((n = stream_read(s, room, sizeof room)) > 0) {
		bytes_add(&u.bytes, room, (size_t)n);
		ck_assert_uint_le(u.bytes.n, most);
	}
	u.ended = n == 0;
	if (n < 0) {
		ck_assert(s->damaged);
		u.fault = s->fault;
	}
	ck_assert_int_eq(stream_read(s, room, sizeof room), n);
	u.words = s->words;
	stream_close(s);
	return u;
}

/* In memory of exactly its size, so that a sanitizer sees its end. */
static struct unpacked
unpack_by(struct stream *(*open)(struct stream *, const struct container *),
    const struct bytes *b, size_t chunk)
{
	static const struct container container = { .name = "container" };
	struct bytes copy = { malloc(b->n + 1), b->n, 0 };
	struct memory m;
	struct unpacked u;

	ck_assert_ptr_nonnull(copy.p);
	copy.p = realloc(copy.p, b->n > 0 ? b->n : 1);
	if (b->n > 0)
		memcpy(copy.p, b->p, b->n);
	memory_start(&m, &copy, chunk);
	u = read_all(open(&m.stream, &container),
	    (b->n + 1) * UNPACKED_GROWTH);
	free(copy.p);
	return u;
}

struct unpacked
untersed(const struct bytes *b, size_t chunk)
{
	return unpack_by(terse_open, b, chunk);
}

struct unpacked
received(const struct bytes *b, size_t chunk)
{
	return unpack_by(xmit_open, b, chunk);
}

void
unpacked_free(struct unpacked *u)
{
	bytes_free(&u->bytes);
}

bool
bytes_begin(const struct bytes *a, const struct bytes *b)
{
	return a->n <= b->n && (a->n == 0 || memcmp(a->p, b->p, a->n) == 0);
}

bool
bytes_equal(const struct bytes *a, const struct bytes *b)
{
	return a->n == b->n && bytes_begin(a, b);
}

struct bytes
dump_of(const struct list *l)
{
	struct image image = frame(shape_find("rdw"), l);
	struct bytes file = image.file;

	image.file = (struct bytes){ 0 };
	image_free(&image);
	return file;
}

struct list
list_of_file(const char *path)
{
	struct blob file = blob_read(path);
	struct list l = { 0 };

	ck_assert(list_read(&l, (const uint8_t *)file.p, file.n));
	blob_free(&file);
	return l;
}

void
each_sample(void (*check)(const struct list *l, const char *path))
{
	char path[256];
	struct list l;

	for (size_t i = 0; sample_name(i) != NULL; i++) {
		if (strcmp(sample_name(i), "damaged") == 0)
			continue;
		snprintf(path, sizeof path, "samples/%s.smf", sample_name(i));
		l = list_of_file(path);
		check(&l, path);
		list_free(&l);
	}
}

uint32_t
roll(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

struct list
list_random(uint32_t seed, size_t n, size_t longest, unsigned alphabet)
{
	struct list l = { 0 };

	for (size_t i = 0; i < n; i++) {
		size_t length = roll(&seed) % (longest + 1);
		struct bytes r = { 0 };

		bytes_add_int(&r, length + 4 <= UINT16_MAX ? (length + 4) << 16
		    : 0, 4);
		while (r.n < length + 4)
			bytes_add_byte(&r, roll(&seed) % alphabet * 7 % 256);
		list_add(&l, r.p, r.n);
		bytes_free(&r);
	}
	return l;
}
