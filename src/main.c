/* main - wires options, layouts, plan and format together; sets the status. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "diag.h"
#include "options.h"
#include "pipeline.h"
#include "version.h"

enum status {
	STATUS_OK,	/* everything asked for was read and printed */
	STATUS_DAMAGED,	/* input was damaged; what could be read was printed */
	STATUS_FAILED	/* the job could not be done */
};

static enum status
print_and_exit(const char *text)
{
	if (fputs(text, stdout) == EOF || fflush(stdout) == EOF) {
		perror("smf119: standard output");
		return STATUS_FAILED;
	}
	return STATUS_OK;
}

/* Output that did not land is a failure; a reader that has seen enough and
 * closed the pipe need not be told. */
static void
check_output(struct out *out, struct diag *d)
{
	out_flush(out);
	if (out->error == EPIPE)
		d->worst = FAULT_FATAL;
	else if (out->error != 0)
		diag_error(d, "standard output", "cannot be written",
		    out->error);
}

static bool
load_layouts(struct catalog *c, struct diag *d)
{
	struct layout_error error;
	const char *file;

	if (layout_load_builtin(c, &file, &error))
		return true;
	diag_layout(d, file, &error);
	return false;
}

static bool
load_codepage(const char *name, struct codepage *page, struct diag *d)
{
	switch (codepage_open(name, page)) {
	case CODEPAGE_OK:
		return true;
	case CODEPAGE_UNKNOWN:
		diag_error(d, name, "unknown code page; IBM-1047 and IBM-037 "
		    "are always there", 0);
		return false;
	case CODEPAGE_NOT_EBCDIC:
	default:
		diag_error(d, name, "not a single-byte EBCDIC code page", 0);
		return false;
	}
}

static void
print_files(struct pipeline *p, struct plan *plan)
{
	const struct options *o = p->options;

	if (o->format->begin != NULL && !o->no_header)
		o->format->begin(&p->emit, plan);
	if (*o->files == NULL)
		pipeline_file(p, "-");
	for (char *const *file = o->files; *file != NULL; file++)
		pipeline_file(p, *file);
}

static void
run(const struct options *o, struct catalog *c, struct diag *d)
{
	struct pipeline p = { .options = o, .catalog = c, .diag = d };
	struct codepage page;
	struct plan plan;
	struct out out;

	if (!load_layouts(c, d) || !load_codepage(o->codepage, &page, d))
		return;
	if (!plan_make(c, &o->selection, o->format->lead, &plan) ||
	    !reading_make(&p.reading, c, &plan)) {
		diag_error(d, "layouts", "no memory left", 0);
		return;
	}
	p.plan = &plan;
	out_open(&out, STDOUT_FILENO);
	emit_open(&p.emit, o->format, &out, &page);
	print_files(&p, &plan);
	check_output(&out, d);
}

int
main(int argc, char **argv)
{
	struct options options;
	struct catalog catalog = { 0 };
	struct diag diag = { 0 };

	switch (options_parse(argc, argv, &options)) {
	case OPTIONS_HELP:
		return print_and_exit(options_help);
	case OPTIONS_VERSION:
		return print_and_exit("smf119 " SMF119_VERSION "\n");
	case OPTIONS_WRONG:
		return STATUS_FAILED;
	case OPTIONS_RUN:
		break;
	}
	diag.quiet = options.quiet;
	diag.verbose = options.verbose;
	run(&options, &catalog, &diag);
	catalog_free(&catalog);
	if (diag.worst == FAULT_FATAL)
		return STATUS_FAILED;
	return diag.worst == FAULT_DAMAGE ? STATUS_DAMAGED : STATUS_OK;
}
