/* main - wires options, layouts, plan and format together; sets the status. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"
#include "input/reader.h"
#include "layout/show.h"
#include "options.h"
#include "pipeline.h"
#include "select/fields.h"
#include "select/where.h"
#include "version.h"

enum {
	STATUS_OK,	/* everything asked for was read and printed */
	STATUS_DAMAGED,	/* input was damaged; what could be read was printed */
	STATUS_FAILED	/* the job could not be done */
};

/* What the program consists of while it runs. */
struct program_state {
	struct options options;
	struct diag diag;
	struct catalog catalog;
	struct codepage page;
	struct plan plan;
	struct summary summary;
	struct out out;
	struct pipeline pipeline;
};

/* For what goes to standard output through stdio: did it land? */
static bool
stdout_landed(struct diag *d)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	diag_error(d, "standard output", "cannot be written", errno);
	return false;
}

static bool
load_file(struct program_state *s, const char *path)
{
	struct layout_error error;

	switch (layout_load_file(&s->catalog, path, &error)) {
	case LAYOUT_FILE_LOADED:
		return true;
	case LAYOUT_FILE_WRONG:
		diag_layout(&s->diag, path, &error);
		return false;
	case LAYOUT_FILE_UNREADABLE:
	default:
		diag_error(&s->diag, path, "cannot be read", errno);
		return false;
	}
}

/* The files of SMF119_LAYOUT, which ':' keeps apart. */
static bool
load_environment(struct program_state *s)
{
	const char *list = getenv("SMF119_LAYOUT"), *path;
	size_t n;

	for (; list != NULL && *list != '\0'; list += n + (list[n] == ':')) {
		n = strcspn(list, ":");
		path = arena_text(&s->options.arena, list, n);
		if (path == NULL) {
			diag_error(&s->diag, "SMF119_LAYOUT", "no memory left",
			    0);
			return false;
		}
		if (n > 0 && !load_file(s, path))
			return false;
	}
	return true;
}

static bool
load_layouts(struct program_state *s)
{
	struct layout_error error;
	const char *file;

	if (!layout_load_builtin(&s->catalog, &file, &error)) {
		diag_layout(&s->diag, file, &error);
		return false;
	}
	if (s->options.print_layout != NULL)
		return true;
	if (!load_environment(s))
		return false;
	for (size_t i = 0; i < s->options.layouts.n; i++)
		if (!load_file(s, s->options.layouts.items[i]))
			return false;
	return true;
}

static bool
load_codepage(struct program_state *s)
{
	const char *name = s->options.codepage;

	switch (codepage_open(name, &s->page)) {
	case CODEPAGE_OK:
		return true;
	case CODEPAGE_UNKNOWN:
		diag_error(&s->diag, name, "unknown code page; IBM-1047 and "
		    "IBM-037 are always there", 0);
		return false;
	case CODEPAGE_NOT_EBCDIC:
	default:
		diag_error(&s->diag, name,
		    "not a single-byte EBCDIC code page", 0);
		return false;
	}
}

/* --print-layout and --list-fields. */
static void
show(struct program_state *s)
{
	const char *name = s->options.print_layout;

	if (name == NULL)
		fields_list(&s->catalog, &s->options.selection, stdout);
	else if (!show_layout(&s->catalog, name, stdout))
		diag_error(&s->diag, name, "there is no built-in section, "
		    "values or subtype of that name", 0);
	stdout_landed(&s->diag);
}

static bool
check_framing(struct program_state *s)
{
	const char *name, *words;

	if (s->options.framing == NULL)
		return true;
	for (size_t i = 0; reader_framing_list(i, &name, &words); i++)
		if (strcmp(name, s->options.framing) == 0)
			return true;
	diag_usage("there is no framing '%s', only rdw, sdw, bdw, xbdw, "
	    "prefix4, prefix4-rdw, ftpblock and aws", s->options.framing);
	s->diag.worst = FAULT_FATAL;
	return false;
}

static bool
find_section(struct program_state *s)
{
	const char *name = s->options.section;
	const struct section *section = catalog_section(&s->catalog, name);

	if (section == NULL) {
		diag_error(&s->diag, name, "there is no such section", 0);
		return false;
	}
	if (section->size == LAYOUT_OPEN) {
		diag_error(&s->diag, name, "this section has no fixed size", 0);
		return false;
	}
	s->pipeline.section = section;
	return true;
}

static bool
make_plan(struct program_state *s)
{
	const struct options *o = &s->options;
	struct plan_error error;
	bool ok;

	if (o->section != NULL && !find_section(s))
		return false;
	ok = o->section != NULL ?
	    plan_make_section(&s->catalog, &o->selection, s->pipeline.section,
	    o->format->lead, &s->plan, &error) :
	    plan_make(&s->catalog, &o->selection, o->format->lead, &s->plan,
	    &error);
	if (ok)
		return true;
	if (error.what == NULL)
		diag_error(&s->diag, "layouts", "no memory left", 0);
	else
		diag_selection(&s->diag, error.word, error.what, error.hint);
	return false;
}

/* All that the pipeline needs, and nothing is taken after it. */
static bool
make_pipeline(struct program_state *s)
{
	struct pipeline *p = &s->pipeline;

	p->options = &s->options;
	p->catalog = &s->catalog;
	p->page = &s->page;
	p->plan = &s->plan;
	p->diag = &s->diag;
	p->text = arena_take(&s->catalog.arena, WHERE_TEXT_MAX);
	out_open(&s->out, STDOUT_FILENO);
	emit_open(&p->emit, s->options.format, &s->out, &s->page);
	progress_open(&p->progress, s->options.progress);
	if (s->options.summary)
		p->summary = &s->summary;
	if (p->text != NULL && reading_make(&p->reading, &s->catalog,
	    &s->plan) && (!s->options.summary ||
	    summary_make(&s->summary, &s->catalog)))
		return true;
	diag_error(&s->diag, "layouts", "no memory left", 0);
	return false;
}

/* Output that did not land is a failure; a reader that has seen enough and
 * closed the pipe need not be told. */
static void
check_output(struct program_state *s)
{
	out_flush(&s->out);
	if (s->out.error == EPIPE)
		s->diag.worst = FAULT_FATAL;
	else if (s->out.error != 0)
		diag_error(&s->diag, "standard output", "cannot be written",
		    s->out.error);
}

static void
print_files(struct program_state *s)
{
	const struct options *o = &s->options;
	struct pipeline *p = &s->pipeline;

	if (o->format->begin != NULL && !o->no_header && !o->summary)
		o->format->begin(&p->emit, &s->plan);
	if (*o->files == NULL)
		pipeline_file(p, "-");
	for (char *const *file = o->files; *file != NULL; file++)
		if (!pipeline_is_done(p))
			pipeline_file(p, *file);
	if (o->summary)
		summary_print(&s->summary, &p->emit, !o->no_header);
	check_output(s);
}

static void
run(struct program_state *s)
{
	if (!load_layouts(s))
		return;
	if (s->options.print_layout != NULL || s->options.list_fields)
		show(s);
	else if (check_framing(s) && load_codepage(s) && make_plan(s) &&
	    make_pipeline(s))
		print_files(s);
}

static int
say_and_exit(const char *text)
{
	struct diag d = { .quiet = false };

	fputs(text, stdout);
	return stdout_landed(&d) ? STATUS_OK : STATUS_FAILED;
}

int
main(int argc, char **argv)
{
	struct program_state s;
	enum options_result result;

	memset(&s, 0, sizeof s);
	result = options_parse(argc, argv, &s.options);
	if (result == OPTIONS_HELP)
		return say_and_exit(options_help);
	if (result == OPTIONS_VERSION)
		return say_and_exit("smf119 " SMF119_VERSION "\n");
	s.diag.quiet = s.options.quiet;
	s.diag.verbose = s.options.verbose;
	if (result == OPTIONS_RUN)
		run(&s);
	else
		s.diag.worst = FAULT_FATAL;
	catalog_free(&s.catalog);
	options_free(&s.options);
	if (s.diag.worst == FAULT_FATAL)
		return STATUS_FAILED;
	return s.diag.worst == FAULT_DAMAGE ? STATUS_DAMAGED : STATUS_OK;
}
