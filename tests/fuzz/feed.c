/* feed - read(2), write(2) and large malloc(3) and calloc(3) of the program,
 * without the kernel.
 *
 * Linked with --wrap for read, write, malloc, calloc and free. Under
 * AddressSanitizer, bytes that a read did not fill are poisoned, so that
 * reading them is found even within the reader's window. */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "input/join.h"
#include "input/source.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#endif
#endif
#ifndef POISON
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

ssize_t __real_read(int fd, void *p, size_t n);
ssize_t __wrap_read(int fd, void *p, size_t n);
ssize_t __real_write(int fd, const void *p, size_t n);
ssize_t __wrap_write(int fd, const void *p, size_t n);

void *__real_malloc(size_t n);
void *__wrap_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);
void __real_free(void *p);
void __wrap_free(void *p);

/* The buffers of a reader: malloc would map them anew each time. */
static uint8_t window[SOURCE_FRONT + SOURCE_WINDOW];
static uint8_t joined[JOINED_MAX];

/* What a decoder takes. */
enum { DECODER_LEAST = 64 * 1024, DECODER_ROOM = 256 * 1024 };
static _Alignas(max_align_t) uint8_t decoder[DECODER_ROOM];
static bool decoding;

/* What lies in the window from here on is poisoned. */
static uint8_t *filled = window + sizeof window;

static struct feed feed;
static size_t fed;
static bool failed;
static struct dice dice;
static struct sink sink;

_Noreturn void
fuzz_wrong(const char *file, int line, const char *what)
{
	fprintf(stdout, "%s:%d: does not hold: %s\n", file, line, what);
	fflush(stdout);
	abort();
}

void
feed_start(struct feed f)
{
	feed = f;
	fed = 0;
	failed = false;
	dice.state = (uint32_t)f.chunk;
}

bool
feed_failed(void)
{
	return failed;
}

/* The bytes from fed on that are in one piece, at most n. */
static struct span
feed_ahead(size_t n)
{
	size_t at = feed.bytes.n > 0 ? fed % feed.bytes.n : 0;
	struct span ahead = span_from(feed.bytes, at);

	if (fed >= feed.bytes.n * feed.repeat)
		ahead.n = 0;
	if (feed.fail_at != 0 && ahead.n > feed.fail_at - fed)
		ahead.n = feed.fail_at - fed;
	if (feed.chunk != 0)
		ahead = span_first(ahead, 1 + dice_roll(&dice,
		    (uint32_t)feed.chunk));
	return span_first(ahead, n);
}

/* The window holds bytes up to end now, and none behind. */
static void
window_fill(uint8_t *end)
{
	if (end < window || end > window + sizeof window)
		return;
	if (end < filled)
		POISON(end, (size_t)(filled - end));
	else
		UNPOISON(filled, (size_t)(end - filled));
	filled = end;
}

static ssize_t
feed_read(uint8_t *p, size_t n)
{
	size_t got = 0;
	struct span part;

	if (feed.fail_at != 0 && fed == feed.fail_at) {
		failed = true;
		errno = EIO;
		return -1;
	}
	do {
		part = feed_ahead(n - got);
		window_fill(p + got + part.n);
		if (part.n > 0)
			memcpy(p + got, part.p, part.n);
		got += part.n;
		fed += part.n;
	} while (part.n > 0 && feed.chunk == 0);
	return (ssize_t)got;
}

ssize_t
__wrap_read(int fd, void *p, size_t n)
{
	if (fd == FUZZ_FD || fd == STDIN_FILENO)
		return feed_read(p, n);
	return __real_read(fd, p, n);
}

/* In portions of the hash; what is left is kept for the next time. */
static void
sink_hash(struct span bytes)
{
	struct span part;

	while (bytes.n > 0) {
		part = span_first(bytes, sizeof sink.kept - sink.nkept);
		if (sink.nkept == 0 && bytes.n >= sizeof sink.kept)
			part.n = bytes.n - bytes.n % sizeof sink.kept;
		bytes = span_from(bytes, part.n);
		if (part.n >= sizeof sink.kept) {
			sink.hash = fuzz_hash(sink.hash, part.p, part.n);
			continue;
		}
		memcpy(sink.kept + sink.nkept, part.p, part.n);
		sink.nkept += part.n;
		if (sink.nkept < sizeof sink.kept)
			continue;
		sink.hash = fuzz_hash(sink.hash, sink.kept, sink.nkept);
		sink.nkept = 0;
	}
}

static void
sink_take(struct span bytes)
{
	const uint8_t *end = bytes.p + bytes.n;

	sink.n += bytes.n;
	sink_hash(bytes);
	for (const uint8_t *s = bytes.p; (s = memchr(s, '\n',
	    (size_t)(end - s))) != NULL; s++)
		sink.lines++;
}

ssize_t
__wrap_write(int fd, const void *p, size_t n)
{
	struct span bytes = { p, n };

	if (fd != FUZZ_FD)
		return __real_write(fd, p, n);
	bytes = span_from(bytes, sink.skip);
	sink.skip -= n - bytes.n;
	sink_take(bytes);
	return (ssize_t)n;
}

void
sink_start(size_t skip)
{
	memset(&sink, 0, sizeof sink);
	sink.skip = skip;
}

struct sink
sink_end(void)
{
	sink.hash = fuzz_hash(sink.hash, sink.kept, sink.nkept);
	return sink;
}

void *
__wrap_malloc(size_t n)
{
	if (n == sizeof window) {
		window_fill(window + SOURCE_FRONT);
		return window;
	}
	return n == sizeof joined ? joined : __real_malloc(n);
}

/* What lies behind its end is poisoned. */
void *
__wrap_calloc(size_t n, size_t size)
{
	if (n != 1 || size < DECODER_LEAST || size > DECODER_ROOM || decoding)
		return __real_calloc(n, size);
	decoding = true;
	UNPOISON(decoder, size);
	memset(decoder, 0, size);
	POISON(decoder + size, DECODER_ROOM - size);
	return decoder;
}

void
__wrap_free(void *p)
{
	if (p == decoder)
		decoding = false;
	else if (p != window && p != joined)
		__real_free(p);
}
