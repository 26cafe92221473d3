/* outcome - reads to the end and records what the reader returned. */
#include "outcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
fail(const char *what)
{
	fprintf(stderr, "outcome: %s\n", what);
	abort();
}

static void
keep_record(struct outcome *o, const struct reader_record *r)
{
	size_t n = o->records.n;

	if (r->bytes.n < 4 || r->segments == 0)
		fail("a record without an RDW or segments");
	if (n != 0 && r->number <= o->numbers[n - 1])
		fail("record numbers that do not grow");
	list_add(&o->records, r->bytes.p, r->bytes.n);
	o->numbers = realloc(o->numbers, (n + 1) * sizeof *o->numbers);
	o->offsets = realloc(o->offsets, (n + 1) * sizeof *o->offsets);
	o->segments = realloc(o->segments, (n + 1) * sizeof *o->segments);
	if (o->numbers == NULL || o->offsets == NULL || o->segments == NULL)
		fail("no memory");
	o->numbers[n] = r->number;
	o->offsets[n] = r->offset;
	o->segments[n] = r->segments;
}

static void
keep_fault(struct outcome *o, const struct fault *f)
{
	enum fault_weight w = fault_text(f->kind)->weight;

	if (f->subtype != -1 || f->section != NULL || f->field != NULL)
		fail("a fault of the input with a subtype or section");
	if (w == FAULT_FATAL)
		o->status = 2;
	else if (w == FAULT_DAMAGE && o->status < 1)
		o->status = 1;
	if (o->nfaults < OUTCOME_FAULTS)
		o->faults[o->nfaults] = *f;
	o->nfaults++;
}

static void
drive(struct reader *r, struct outcome *o)
{
	for (;;) {
		struct reader_record record = { { NULL, 0 }, 0, 0, 0 };
		struct fault fault = { .record = 77 };

		o->last = reader_next(r, &record, &fault);
		if (o->last == READER_RECORD)
			keep_record(o, &record);
		else if (o->last == READER_FAULT)
			keep_fault(o, &fault);
		else if (record.bytes.p != NULL || fault.record != 77)
			fail("an end that touches what it should not");
		else
			return;
	}
}

struct outcome
outcome_fd(int fd, const char *framing)
{
	struct outcome o = { { NULL, 0 }, NULL, NULL, NULL, { { 0 } }, 0, 0,
		NULL, READER_END, 0 };
	struct stream in;
	struct reader *r;
	struct reader_record record;
	struct fault fault;

	stream_file(&in, fd);
	r = reader_open(&in);
	if (r == NULL || (framing != NULL && !reader_force(r, framing)))
		fail("no reader");
	drive(r, &o);
	if (reader_next(r, &record, &fault) != o.last)
		fail("more comes after the end");
	o.framing = reader_framing(r);
	o.consumed = reader_offset(r);
	if (o.last == READER_ERROR)
		o.status = 2;
	reader_close(r);
	return o;
}

struct outcome
outcome_of(const void *p, size_t n, const char *framing)
{
	static FILE *f;		/* one for all: there are very many */

	if (f == NULL)
		f = tmpfile();
	if (f == NULL || ftruncate(fileno(f), 0) != 0 ||
	    pwrite(fileno(f), p, n, 0) != (ssize_t)n ||
	    lseek(fileno(f), 0, SEEK_SET) != 0)
		fail("no temporary file");
	return outcome_fd(fileno(f), framing);
}

static void
write_chunks(int fd, const uint8_t *p, size_t n, size_t chunk)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n < chunk ? n : chunk);

		if (done <= 0)
			_exit(1);
		p += done;
		n -= (size_t)done;
	}
	_exit(0);
}

struct outcome
outcome_piped(const void *p, size_t n, size_t chunk)
{
	struct outcome o;
	int fds[2];
	pid_t child;

	if (pipe(fds) != 0)
		fail("no pipe");
	child = fork();
	if (child < 0)
		fail("no process");
	if (child == 0) {
		close(fds[0]);
		write_chunks(fds[1], p, n, chunk);
	}
	close(fds[1]);
	o = outcome_fd(fds[0], NULL);
	close(fds[0]);
	waitpid(child, NULL, 0);
	return o;
}

void
outcome_free(struct outcome *o)
{
	list_free(&o->records);
	free(o->numbers);
	free(o->offsets);
	free(o->segments);
}
