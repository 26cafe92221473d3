/* main - runs what the options ask for, and returns the exit status. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "file_list.h"
#include "layout/show.h"
#include "os/file.h"
#include "query/list.h"
#include "setup.h"
#include "summary/count_print.h"
#include "summary/summary_print.h"
#include "version.h"

enum {
	STATUS_OK,	/* everything asked for was read and printed */
	STATUS_DAMAGED,	/* input was damaged; what could be read was printed */
	STATUS_FAILED	/* the job could not be done */
};

/* Writes what stdio has buffered for standard output. False: it could not be
 * written, which has been reported. */
static bool
stdout_finish(struct diag *d)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	diag_error(d, "standard output", "cannot be written", errno);
	return false;
}

static void
show_values(struct setup *s, bool aligned)
{
	struct query_error error;

	if (list_values(&s->catalog, &s->options.selection,
	    s->options.list_values, aligned, stdout, &error))
		return;
	if (error.what == NULL)
		diag_error(&s->diag, "--list-values", "no memory left", 0);
	else
		diag_selection(&s->diag, error.word, error.what, error.hint);
}

/* --print-layout, --list-fields and --list-values. */
static void
show(struct setup *s)
{
	const struct options *o = &s->options;
	const bool aligned = file_is_terminal(FILE_OUTPUT);

	if (o->list_values != NULL)
		show_values(s, aligned);
	else if (o->print_layout == NULL)
		list_fields(&s->catalog, &o->selection, aligned, stdout);
	else if (!show_layout(&s->catalog, o->print_layout, stdout))
		diag_error(&s->diag, o->print_layout, "unknown section, values "
		    "or subtype; see --list-fields", 0);
	stdout_finish(&s->diag);
}

/* Output that cannot be written is a failure; for a closed pipe there is no
 * message, as its reader has seen enough. */
static void
check_output(struct setup *s)
{
	out_flush(&s->out);
	if (s->out.error == EPIPE)
		s->diag.worst = FAULT_FATAL;
	else if (s->out.error != 0)
		diag_error(&s->diag, "standard output", "cannot be written",
		    s->out.error);
}

/* Combinations of --count-by that found no room. */
static void
say_other(struct setup *s)
{
	const struct count *c = &s->count;

	if (c->other.records > 0)
		diag_shortage(&s->diag, "--count-by: %" PRIu64 " combinations "
		    "are kept; %" PRIu64 " records with others are counted "
		    "together", (uint64_t)c->nrows, c->other.records);
}

/* The tables of --summary and --count-by. */
static void
print_counts(struct setup *s)
{
	struct emit *e = &s->pipeline.emit;
	struct arena *a = &s->catalog.arena;
	const bool head = !s->options.no_header;

	if (s->options.summary && !summary_print(&s->summary, e, a, head))
		diag_error(&s->diag, "summary", "no memory left", 0);
	if (!s->options.count)
		return;
	if (s->count.no_memory || !count_print(&s->count, e, a, head))
		diag_error(&s->diag, "--count-by", "no memory left", 0);
	say_other(s);
}

/* Systems whose times were to have a zone, and have none. */
static void
say_zones(struct setup *s)
{
	const struct zones *z = &s->zones;
	char names[ZONES_MISSING * (3 * ZONE_SYSTEM + 2) + 1] = "";
	size_t n = 0;

	for (size_t i = 0; i < z->nmissing; i++) {
		struct span system = { z->missing[i], ZONE_SYSTEM };

		n += (size_t)sprintf(names + n, "%s", i > 0 ? ", " : "");
		n += codepage_text(&s->page, span_trim(system), names + n);
	}
	if (n > 0)
		diag_remark(&s->diag, "no --utc-offset for %s: its times are "
		    "local, and compared as such", names);
}

static void
read_files(struct setup *s, struct file_list *files)
{
	struct pipeline *p = &s->pipeline;
	const char *name;

	while (!pipeline_is_done(p) && file_list_next(files, &name))
		pipeline_file(p, name);
	if (files->error != 0)
		diag_error(&s->diag, s->options.files_from, "cannot be read",
		    files->error);
}

static void
print_files(struct setup *s, struct file_list *files)
{
	const struct options *o = &s->options;
	struct pipeline *p = &s->pipeline;

	if (o->format->head != NULL && !o->no_header && !o->summary &&
	    !o->count)
		o->format->head(&p->emit, &s->plan.columns);
	read_files(s, files);
	pipeline_end(p);
	print_counts(s);
	say_zones(s);
	check_output(s);
}

/* Opens the list of files first: without it there is no output. */
static void
run_files(struct setup *s)
{
	struct file_list files;

	if (!file_list_open(&files, &s->options)) {
		diag_error(&s->diag, s->options.files_from, "cannot be opened",
		    errno);
		return;
	}
	print_files(s, &files);
	file_list_close(&files);
}

static void
run(struct setup *s)
{
	if (!setup_layouts(s))
		return;
	if (s->options.print_layout != NULL || s->options.list_fields ||
	    s->options.list_values != NULL)
		show(s);
	else if (setup_pipeline(s))
		run_files(s);
}

static int
finish(void)
{
	struct diag d = { .quiet = false };

	return stdout_finish(&d) ? STATUS_OK : STATUS_FAILED;
}

int
main(int argc, char **argv)
{
	struct setup s;
	enum options_result result;

	memset(&s, 0, sizeof s);
	result = options_parse(argc, argv, &s.options);
	if (result == OPTIONS_HELP) {
		fputs(options_help, stdout);
		return finish();
	}
	if (result == OPTIONS_VERSION) {
		version_print(stdout);
		return finish();
	}
	s.diag.quiet = s.options.quiet;
	s.diag.verbose = s.options.verbose;
	if (result == OPTIONS_RUN)
		run(&s);
	else
		s.diag.worst = FAULT_FATAL;
	setup_free(&s);
	if (s.diag.worst == FAULT_FATAL)
		return STATUS_FAILED;
	return s.diag.worst == FAULT_DAMAGE ? STATUS_DAMAGED : STATUS_OK;
}
