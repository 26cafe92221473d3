/* fuzz_reader - any bytes through the reader, in every framing or none given.
 *
 * Input: which framing (0: detected), how it is read, and the bytes. What must
 * hold: reading ends; the records are not much longer than the input; they do
 * not depend on the sizes of reads; a read error is reported. */
#include "fuzz.h"
#include "input/reader.h"
#include "input/source.h"

enum {
	HEAD = 2,
	FRAMINGS = 9,	/* with none */
	CHUNKED = 1,	/* flags of the second byte */
	FAILING = 2,
	REPEATED = 0xff,	/* a long input: its bytes many times over */
	LONG = SOURCE_WINDOW + 64 * 1024,
	PIECES = 70000	/* bytes at most, of a long one */
};

const size_t fuzz_head = HEAD;

/* The results for an input. */
struct story {
	uint64_t hash;
	uint64_t records;
	uint64_t faults;
	uint64_t bytes;
	enum reader_status last;
};

static void
story_add(struct story *s, uint64_t n)
{
	s->hash = fuzz_hash(s->hash, &n, sizeof n);
}

static void
story_record(struct story *s, const struct reader_record *r, size_t size)
{
	FUZZ_CHECK(r->bytes.n >= 4);
	FUZZ_CHECK(r->offset <= size);
	FUZZ_CHECK(r->segments > 0);
	s->records++;
	s->bytes += r->bytes.n - 4;
	story_add(s, r->number);
	story_add(s, r->offset);
	story_add(s, r->segments);
	s->hash = fuzz_hash(s->hash, r->bytes.p, r->bytes.n);
}

static void
story_fault(struct story *s, const struct fault *f, size_t size)
{
	FUZZ_CHECK(f->offset <= size);
	FUZZ_CHECK(f->kind < FAULT_KINDS);
	FUZZ_CHECK(fault_text(f->kind)->what != NULL);
	s->faults++;
	story_add(s, f->kind);
	story_add(s, f->record);
	story_add(s, f->offset);
	story_add(s, f->want);
	story_add(s, f->have);
}

static struct story
read_all(struct feed feed, const char *framing, size_t size)
{
	struct stream in;
	struct reader *r;
	struct story s = { 0 };
	struct reader_record record;
	struct fault fault;

	stream_file(&in, FUZZ_FD);
	if ((r = reader_open(&in)) == NULL)
		abort();
	if (framing != NULL)
		FUZZ_CHECK(reader_force(r, framing));
	feed_start(feed);
	while ((s.last = reader_next(r, &record, &fault)) != READER_END &&
	    s.last != READER_ERROR) {
		if (s.last == READER_RECORD)
			story_record(&s, &record, size);
		else
			story_fault(&s, &fault, size);
		/* every byte is read twice at most, and each step takes some */
		FUZZ_CHECK(s.records + s.faults <= 2 * size + 4);
	}
	FUZZ_CHECK(reader_next(r, &record, &fault) == s.last);
	FUZZ_CHECK(reader_offset(r) <= size);
	FUZZ_CHECK(s.bytes <= 2 * size);
	FUZZ_CHECK(s.last == (feed_failed() ? READER_ERROR : READER_END));
	reader_close(r);
	return s;
}

static const char *
framing_name(unsigned i)
{
	const char *name = NULL, *words;

	if (i % FRAMINGS != 0)
		reader_framing_list(i % FRAMINGS - 1, &name, &words);
	return name;
}

/* The same in pieces. */
static void
check_parts(struct feed feed, const char *framing, size_t n, unsigned seed,
    const struct story *whole)
{
	struct story parts;

	feed.chunk = 1 + (feed.repeat > 1 ? PIECES : seed);
	parts = read_all(feed, framing, n);
	FUZZ_CHECK(parts.hash == whole->hash);
	FUZZ_CHECK(parts.last == whole->last);
}

/* The same with a read error in mid-input. */
static void
check_failure(struct feed feed, const char *framing, size_t n, unsigned seed)
{
	feed.fail_at = 1 + seed * n / 256;
	read_all(feed, framing, n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct feed feed = { .repeat = 1 };
	struct story whole;
	const char *framing;
	size_t n;

	if (size < HEAD)
		return 0;
	framing = framing_name(data[0]);
	feed.bytes = (struct span){ data + HEAD, size - HEAD };
	if (data[1] == REPEATED && feed.bytes.n > 0)
		feed.repeat = 1 + LONG / feed.bytes.n;
	n = feed.bytes.n * feed.repeat;
	whole = read_all(feed, framing, n);
	if (data[1] & CHUNKED)
		check_parts(feed, framing, n, data[1], &whole);
	if (data[1] & FAILING && n > 0)
		check_failure(feed, framing, n, data[1]);
	return 0;
}
