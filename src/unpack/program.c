/* program - gzip, zstd, xz and bzip2 are unpacked by the programs of the
 * system: their output is read through a pipe. */
#include <errno.h>
#include <stdlib.h>

#include "os/file.h"
#include "os/process.h"
#include "unpack/container.h"

struct program {
	struct stream stream;	/* first */
	const char *name;
	struct process process;
};

/* What these programs take options from. */
static const char *const unset[] = { "GZIP=", "XZ_OPT=", "XZ_DEFAULTS=",
	"BZIP=", "BZIP2=", "ZSTD_", NULL };

/* All its output has been read: has it read all of the file? */
static ssize_t
end(struct program *p)
{
	struct process_end how;
	struct fault fault;
	int error = process_wait(&p->process, &how);

	if (error != 0)
		return stream_fail_errno(&p->stream, error);
	if (how.signal == 0 && how.status == 0)
		return 0;
	fault = how.signal == 0 ?
	    fault_make(FAULT_PROGRAM_STATUS, 0, (uint64_t)how.status) :
	    fault_make(FAULT_PROGRAM_SIGNAL, 0, (uint64_t)how.signal);
	fault.offset = p->stream.taken;
	fault.field = p->name;
	return stream_fail(&p->stream, &fault);
}

static ssize_t
program_read(struct stream *s, uint8_t *to, size_t n)
{
	struct program *p = (struct program *)s;
	ssize_t got = file_read(p->process.output, to, n);

	if (got < 0)
		return stream_fail_errno(s, errno);
	return got > 0 ? got : end(p);
}

static void
program_close(struct stream *s)
{
	struct program *p = (struct program *)s;

	process_kill(&p->process);
	free(p);
}

static void
program_start(struct program *p, const struct container *c)
{
	char path[PROCESS_PATH];
	struct fault missing = fault_make(FAULT_PROGRAM_MISSING, 0, 0);
	int error;

	if (!process_find(p->name, path, sizeof path)) {
		missing.field = p->name;
		stream_fail(&p->stream, &missing);
		return;
	}
	error = process_start(&p->process, path, c->program, unset,
	    p->stream.below->fd);
	if (error != 0)
		stream_fail_errno(&p->stream, error);
}

struct stream *
program_open(struct stream *below, const struct container *c)
{
	struct program *p = calloc(1, sizeof *p);

	if (p == NULL)
		return NULL;
	p->name = c->program[0];
	p->stream.read = program_read;
	p->stream.close = program_close;
	p->stream.words = c->name;
	p->stream.below = below;
	program_start(p, c);
	return &p->stream;
}
