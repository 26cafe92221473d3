/* stream - bytes in order: of a file, or what a decoder makes of another. */
#ifndef SMF119_STREAM_H
#define SMF119_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "fault.h"
#include "lib/span.h"

enum {
	STREAM_LOOK = 64	/* bytes that can be seen before they are read */
};

/* A decoder has this as its first member. */
struct stream {
	/* Writes 1 to n bytes to p and returns how many; 0: the end; -1: no
	 * more can be had, and stream_fail was called. Not called again after
	 * 0 or -1. */
	ssize_t (*read)(struct stream *s, uint8_t *p, size_t n);
	void (*close)(struct stream *s);	/* frees s too; may be NULL */
	const char *words;	/* for people: "TERSE (PACK)"; NULL: a file */
	struct stream *below;	/* what it reads; NULL: a file */
	int fd;			/* a file: the caller's descriptor */
	bool ended;
	int error;		/* errno of what failed, or 0 */
	bool damaged;		/* fault says what ended the stream */
	struct fault fault;
	const struct stream *origin;	/* of error or fault; NULL: neither */
	uint64_t taken;		/* bytes that read has returned */
	size_t nlook;		/* seen and not yet read */
	uint8_t look[STREAM_LOOK];
};

/* The bytes of the open descriptor fd, which stays the caller's, from where it
 * stands. */
void stream_file(struct stream *s, int fd);

/* Reads up to n bytes (n > 0) to p. Returns how many, 0 at the end, and -1
 * when no more can be had: see damaged, and error. */
ssize_t stream_read(struct stream *s, void *p, size_t n);

/* The first STREAM_LOOK bytes, fewer where the stream is shorter. They can still
 * be read. To be called only before the first stream_read. */
struct span stream_peek(struct stream *s);

/* The descriptor of a file, for a caller that reads it without the stream and
 * calls stream_fail_errno when that fails. -1: it is no file, its end was seen,
 * it has failed, or bytes of a look are still to be read. */
int stream_descriptor(const struct stream *s);

/* For a file of which nothing but a look was taken: sets it back to where it
 * was. False: it is a pipe or the like, and nothing has changed. */
bool stream_rewind(struct stream *s);

/* Frees a stream that a container has opened, and not what it reads. NULL and
 * files are left alone. */
void stream_close(struct stream *s);

/* For decoders. The stream ends for a reason; returns -1 for read to return.
 * The last is for when the stream below has failed. */
ssize_t stream_fail(struct stream *s, const struct fault *fault);
ssize_t stream_fail_errno(struct stream *s, int error);
ssize_t stream_fail_below(struct stream *s);

#endif
