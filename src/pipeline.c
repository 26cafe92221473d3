/* pipeline - reader to record to layout to format, one record at a time. */
#include "pipeline.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "input/reader.h"

/* Damage inside the record in hand: where it is, is known here. */
static void
sink_take(struct fault_sink *sink, const struct fault *fault)
{
	struct pipeline *p = (struct pipeline *)sink;
	struct fault f = *fault;

	f.record = p->record;
	f.offset = p->offset;
	p->damaged |= fault_text(f.kind)->weight >= FAULT_DAMAGE;
	diag_fault(p->diag, &f);
}

static bool
is_wanted(const struct pipeline *p, struct span bytes)
{
	unsigned subtype;

	return !record_subtype(bytes, &subtype) ||
	    selection_has(&p->options->selection, subtype);
}

static void
pipeline_record(struct pipeline *p, const struct reader_record *rec)
{
	struct counts *c = &p->counts;
	unsigned type;

	c->records++;
	c->spanned += rec->segments > 1;
	if (!record_type(rec->bytes, &type) || type != RECORD_TYPE_119)
		return;
	c->type119++;
	if (!is_wanted(p, rec->bytes))
		return;
	p->record = rec->number;
	p->offset = rec->offset;
	p->damaged = false;
	if (reading_open(&p->reading, p->catalog, p->plan, rec->bytes,
	    &p->sink)) {
		p->emit.format->record(&p->emit, &p->reading);
		c->printed++;
	}
	c->damaged += p->damaged;
}

static void
say_counts(const struct pipeline *p)
{
	const struct counts *c = &p->counts;
	char type119[32] = "none";

	if (c->type119 > 0)
		snprintf(type119, sizeof type119, "%" PRIu64, c->type119);
	diag_note(p->diag, "%" PRIu64 " records, %" PRIu64 " of them spanned, "
	    "%s of type 119; %" PRIu64 " printed, %" PRIu64 " damaged",
	    c->records, c->spanned, type119, c->printed, c->damaged);
	for (int kind = 0; kind < FAULT_KINDS; kind++)
		if (p->diag->counts[kind] > 0)
			diag_note(p->diag, "%s: %" PRIu64,
			    fault_text((enum fault_kind)kind)->name,
			    p->diag->counts[kind]);
}

static void
read_records(struct pipeline *p, struct reader *reader)
{
	struct reader_record rec;
	struct fault fault;

	while (p->emit.out->error == 0) {
		switch (reader_next(reader, &rec, &fault)) {
		case READER_RECORD:
			pipeline_record(p, &rec);
			break;
		case READER_FAULT:
			diag_fault(p->diag, &fault);
			break;
		case READER_ERROR:
			diag_error(p->diag, p->diag->file, "cannot be read",
			    errno);
			return;
		case READER_END:
			return;
		}
	}
}

static void
pipeline_fd(struct pipeline *p, int fd)
{
	struct reader *reader = reader_open(fd);

	if (reader == NULL) {
		diag_error(p->diag, p->diag->file, "no memory to read it", 0);
		return;
	}
	memset(&p->counts, 0, sizeof p->counts);
	memset(p->diag->counts, 0, sizeof p->diag->counts);
	read_records(p, reader);
	diag_note(p->diag, "framing: %s", reader_framing(reader));
	say_counts(p);
	reader_close(reader);
}

void
pipeline_file(struct pipeline *p, const char *path)
{
	int fd = STDIN_FILENO;

	p->sink.take = sink_take;
	if (strcmp(path, "-") == 0) {
		p->diag->file = "standard input";
		pipeline_fd(p, fd);
		return;
	}
	p->diag->file = path;
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
		diag_error(p->diag, path, "cannot be opened", errno);
		return;
	}
	pipeline_fd(p, fd);
	close(fd);
}
