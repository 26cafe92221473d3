/* pipeline - reader to record to layout to format, one record at a time. */
#include "pipeline.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "input/reader.h"
#include "os/file.h"

/* Reports damage inside the current record, with its place. */
static void
sink_take(struct fault_sink *sink, const struct fault *fault)
{
	struct pipeline *p = (struct pipeline *)sink;
	struct fault f = *fault;

	f.record = p->view.context.record;
	f.offset = p->view.context.offset;
	p->damaged |= fault_text(f.kind)->weight >= FAULT_DAMAGE;
	diag_fault(p->diag, &f);
}

bool
pipeline_is_done(const struct pipeline *p)
{
	return p->emit.out->error != 0 ||
	    (p->count != NULL && p->count->no_memory) ||
	    p->printed >= p->options->max_count;
}

static void
place_set(struct pipeline *p, uint64_t record, uint64_t offset)
{
	p->view.context.record = record;
	p->view.context.offset = offset;
	p->damaged = false;
}

/* Prints the current record if it passes the tests. */
static void
print_record(struct pipeline *p)
{
	const struct filter *filter = &plan_program(p->plan,
	    p->view.layout)->filter;

	if (filter->n > 0 &&
	    !filter_passes(filter, &p->view, p->page, p->text))
		return;
	if (p->count != NULL)
		count_add(p->count, &p->view);
	else
		p->emit.format->record(&p->emit, &p->view);
	if (p->diag->verbose)
		p->counts.undecoded |= view_has_undecoded(&p->view);
	p->counts.printed++;
	p->printed++;
	if (p->options->line_buffered)
		out_flush(p->emit.out);
}

/* Counts a record of type 119. One that is too short to have a subtype is
 * wanted, to be reported. */
static bool
is_wanted(struct pipeline *p, struct span bytes)
{
	unsigned subtype;

	if (!record_subtype(bytes, &subtype)) {
		p->counts.cut++;
	} else if (!selection_has(&p->options->selection, subtype)) {
		p->seen.others[subtype]++;
		return false;
	}
	p->counts.wanted++;
	return true;
}

static void
count_in_summary(struct pipeline *p, struct span bytes, bool readable)
{
	struct span identification = { 0 };

	if (readable && p->view.decoded > 0)
		identification = p->view.sections[1];
	summary_add(p->summary, bytes, identification, p->damaged);
}

/* A record of type 119. */
static void
take_119(struct pipeline *p, const struct reader_record *rec)
{
	bool readable;

	if (!is_wanted(p, rec->bytes))
		return;
	place_set(p, rec->number, rec->offset);
	readable = view_open(&p->view, p->catalog, rec->bytes, &p->sink);
	p->counts.damaged += p->damaged;
	if (p->summary != NULL)
		count_in_summary(p, rec->bytes, readable);
	else if (readable)
		print_record(p);
}

/* An input of sections of one kind: bytes is an RDW and a section. */
static bool
take_section(struct pipeline *p, const struct reader_record *rec)
{
	place_set(p, rec->number, rec->offset);
	view_open_section(&p->view, p->plan->section,
	    span_from(rec->bytes, RDW_SIZE), &p->sink);
	print_record(p);
	return !pipeline_is_done(p);
}

/* Most records of a dump are of other types; nothing else is done for them. */
static inline bool
take_record(struct pipeline *p, const struct reader_record *rec)
{
	unsigned type;

	p->counts.records++;
	p->counts.spanned += rec->segments > 1;
	if (p->plan->section != NULL)
		return take_section(p, rec);
	if (record_type(rec->bytes, &type) && type == RECORD_TYPE_119) {
		take_119(p, rec);
		return !pipeline_is_done(p);
	}
	if (p->summary != NULL)
		summary_add(p->summary, rec->bytes, (struct span){ NULL, 0 },
		    false);
	return true;
}

/* others: records of type 119 that were not selected, before this input. */
static void
say_counts(const struct pipeline *p, uint64_t others)
{
	const struct counts *c = &p->counts;
	const uint64_t type119 = c->wanted + seen_others(&p->seen) - others;
	char words[32] = "none";

	if (c->undecoded)
		diag_note(p->diag, "not all bytes of these records are "
		    "decoded; see smf119-layout(1)");
	if (p->plan->section != NULL) {
		diag_note(p->diag, "%" PRIu64 " sections; %" PRIu64 " printed, "
		    "%" PRIu64 " damaged", c->records, c->printed, c->damaged);
		return;
	}
	if (type119 > 0)
		snprintf(words, sizeof words, "%" PRIu64, type119);
	diag_note(p->diag, "%" PRIu64 " records, %" PRIu64 " of them spanned, "
	    "%s of type 119; %" PRIu64 " printed, %" PRIu64 " damaged",
	    c->records, c->spanned, words, c->printed, c->damaged);
}

static void
say_no_memory(struct pipeline *p)
{
	diag_error(p->diag, p->diag->file, "no memory to read it", 0);
}

/* Tersed data of which the beginning is no SMF dump: there is no need to say
 * that the end is damaged too. */
static bool
is_tersed_other(const struct pipeline *p, const struct reader *reader)
{
	return unpack_is_tersed(&p->unpack) &&
	    reader_framing(reader) == NULL &&
	    p->unpack.top->taken >= STREAM_LOOK;
}

static void
say_no_dump(struct pipeline *p)
{
	struct fault fault = fault_make(FAULT_TERSE_NOT_SMF, 0, 0);

	diag_inside(p->diag, "");
	diag_fault(p->diag, &fault);
}

/* The system failed to read a file, or to run the program that unpacks it. */
static void
say_error(struct pipeline *p)
{
	const struct stream *top = p->unpack.top;
	char what[64] = "cannot be read";

	if (top->origin->words != NULL)
		snprintf(what, sizeof what, "cannot be unpacked by %s",
		    top->origin->words);
	diag_error(p->diag, p->diag->file, what, top->error);
}

/* Why no more can be read. */
static void
say_failure(struct pipeline *p, const struct reader *reader)
{
	const struct stream *top = p->unpack.top;

	if (!top->damaged) {
		say_error(p);
	} else if (is_tersed_other(p, reader)) {
		say_no_dump(p);
	} else {
		diag_inside(p->diag, unpack_fault_place(&p->unpack));
		diag_fault(p->diag, &top->fault);
	}
}

static void
say_fault(struct pipeline *p, struct fault *fault)
{
	if (p->plan->section != NULL)
		fault->section = p->plan->section->sections[0]->name;
	if (fault->kind == FAULT_NOT_SMF && unpack_is_tersed(&p->unpack))
		say_no_dump(p);
	else
		diag_fault(p->diag, fault);
}

static void
show_progress(struct pipeline *p, const struct reader *reader)
{
	if (progress_is_due(&p->progress))
		progress_show(&p->progress, p->unpack.nlayers > 0 ?
		    unpack_position(&p->unpack) : reader_offset(reader),
		    p->counts.records);
}

static void
read_records(struct pipeline *p, struct reader *reader)
{
	struct reader_record rec;
	struct fault fault;

	for (;;) {
		switch (reader_next(reader, &rec, &fault)) {
		case READER_RECORD:
			if (!take_record(p, &rec))
				return;
			if (p->progress.on)
				show_progress(p, reader);
			break;
		case READER_FAULT:
			say_fault(p, &fault);
			break;
		case READER_ERROR:
			say_failure(p, reader);
			return;
		case READER_END:
			return;
		}
	}
}

static void
take_records(struct pipeline *p)
{
	struct reader *reader = reader_open(p->unpack.top);
	const char *framing;

	if (reader == NULL) {
		say_no_memory(p);
		return;
	}
	if (p->options->framing != NULL)
		reader_force(reader, p->options->framing);
	if (p->plan->section != NULL)
		reader_force_fixed(reader,
		    (size_t)p->plan->section->sections[0]->size);
	else if (p->summary == NULL && !p->progress.on)
		reader_only(reader, RECORD_TYPE_119);
	read_records(p, reader);
	p->counts.records += reader_passed_over(reader);
	framing = reader_framing(reader);
	if (p->plan->section == NULL)
		diag_note(p->diag, "framing: %s",
		    framing != NULL ? framing : "none");
	reader_close(reader);
}

/* Looks for containers, unless that is not wanted. */
static bool
open_layers(struct pipeline *p, int fd)
{
	char names[256];

	if (!p->options->unpack) {
		unpack_none(&p->unpack, fd);
		return true;
	}
	if (!unpack_open(&p->unpack, fd))
		return false;
	if (p->unpack.nlayers > 0) {
		unpack_names(&p->unpack, names, sizeof names);
		diag_note(p->diag, "unpacked: %s", names);
		diag_inside(p->diag, "unpacked data");
	}
	return true;
}

static void
take_input(struct pipeline *p, int fd, const char *name)
{
	const uint64_t others = p->diag->verbose ? seen_others(&p->seen) : 0;

	memset(&p->counts, 0, sizeof p->counts);
	diag_input(p->diag, name);
	p->view.context.file = name;
	p->emit.hinted = false;
	progress_input(&p->progress, fd);
	if (open_layers(p, fd))
		take_records(p);
	else
		say_no_memory(p);
	unpack_close(&p->unpack);
	progress_clear(&p->progress);
	p->seen.records += p->counts.records;
	p->seen.selected += p->counts.wanted - p->counts.cut;
	if (p->diag->verbose)
		say_counts(p, others);
	diag_end(p->diag);
}

static void
take_standard_input(struct pipeline *p)
{
	if (file_is_terminal(FILE_INPUT))
		diag_remark(p->diag, "standard input is read, which is a "
		    "terminal; name a file, or see --help");
	take_input(p, FILE_INPUT, "standard input");
}

void
pipeline_file(struct pipeline *p, const char *path)
{
	int fd;

	p->sink.take = sink_take;
	if (path == NULL) {
		take_standard_input(p);
		return;
	}
	if ((fd = file_open(path)) < 0) {
		diag_error(p->diag, path, "cannot be opened", errno);
		return;
	}
	if (file_is_directory(fd))
		diag_error(p->diag, path, "is a directory; read its files "
		    "with find ... | smf119 --files-from=-, or with "
		    "smf119-archive", 0);
	else
		take_input(p, fd, path);
	file_close(fd);
}

void
pipeline_end(struct pipeline *p)
{
	if (p->plan->section != NULL || p->summary != NULL)
		return;
	p->seen.passed = p->printed;
	seen_say(&p->seen, &p->options->selection, p->diag);
}
