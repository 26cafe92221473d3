/* container - a decoder on a feed, in several ways. */
#include "container.h"

#include <string.h>

enum {
	ROOM = 5000,
	ENOUGH = 32 * ROOM,	/* bytes looked at: few inputs give more */
	RDW = 4
};

/* Follows the RDWs through the pieces of an output. */
struct follower {
	uint8_t rdw[RDW];
	size_t have;		/* bytes of the RDW */
	size_t left;		/* of the record or segment */
};

static void
follow(struct follower *f, const uint8_t *p, size_t n)
{
	size_t part;

	while (n > 0) {
		if (f->left == 0) {
			f->rdw[f->have++] = *p++;
			n--;
			if (f->have < RDW)
				continue;
			f->left = (size_t)f->rdw[0] << 8 | f->rdw[1];
			FUZZ_CHECK(f->left >= RDW && f->left <= 32760);
			FUZZ_CHECK(f->rdw[2] <= 3 && f->rdw[3] == 0);
			f->left -= RDW;
			f->have = 0;
			continue;
		}
		part = n < f->left ? n : f->left;
		f->left -= part;
		p += part;
		n -= part;
	}
}

static struct unpacking
unpack(opener *open, struct feed feed, bool records, uint64_t most)
{
	static const struct container container = { .name = "container" };
	static uint8_t room[ROOM];
	struct unpacking u = { 0 };
	struct follower f = { .have = 0 };
	struct stream file, *s;
	ssize_t got;

	feed_start(feed);
	stream_file(&file, FUZZ_FD);
	if ((s = open(&file, &container)) == NULL)
		abort();
	/* always the same pieces: the hash depends on them */
	while ((got = stream_read(s, room, 1)) > 0) {
		size_t n = 1;

		while (n < ROOM && (got = stream_read(s, room + n,
		    ROOM - n)) > 0)
			n += (size_t)got;
		u.n += n;
		u.hash = fuzz_hash(u.hash, room, n);
		if (records)
			follow(&f, room, n);
		FUZZ_CHECK(u.n <= most);
		if (got <= 0 || u.n >= ENOUGH)
			break;
	}
	FUZZ_CHECK(got > 0 || stream_read(s, room, ROOM) == got);
	u.ended = got == 0;
	u.enough = got > 0;
	u.whole = f.left == 0 && f.have == 0;
	u.error = s->error;
	u.fault = s->fault;
	FUZZ_CHECK(u.ended || u.enough || s->damaged || s->error != 0);
	FUZZ_CHECK(!u.ended || !feed_failed());
	stream_close(s);
	return u;
}

static bool
same(const struct unpacking *a, const struct unpacking *b)
{
	return a->hash == b->hash && a->n == b->n && a->ended == b->ended &&
	    a->fault.kind == b->fault.kind &&
	    a->fault.offset == b->fault.offset;
}

struct unpacking
fuzz_container(opener *open, struct span bytes, unsigned seed,
    uint64_t growth, bool records)
{
	struct feed feed = { .bytes = bytes, .repeat = 1 };
	uint64_t most = (bytes.n + 1) * growth;
	struct unpacking whole = unpack(open, feed, records, most), again;

	FUZZ_CHECK(whole.ended || whole.fault.offset <= bytes.n);
	FUZZ_CHECK(!records || !whole.ended || whole.whole);
	if ((seed & 1) != 0) {
		feed.chunk = 1 + seed / 4;
		again = unpack(open, feed, records, most);
		FUZZ_CHECK(same(&whole, &again));
	}
	if ((seed & 2) != 0 && bytes.n > 0) {
		feed.fail_at = 1 + seed * bytes.n / 256;
		again = unpack(open, feed, records, most);
		FUZZ_CHECK(again.n <= whole.n);
	}
	return whole;
}
