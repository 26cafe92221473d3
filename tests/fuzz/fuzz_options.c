/* fuzz_options - any command line, up to its plan, which one record is read
 * with.
 *
 * Input: arguments, each ended by a NUL. What must hold: a plan, or a
 * message. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "decode/codepage_find.h"
#include "layout/load.h"
#include "emit/emit.h"
#include "fuzz.h"
#include "layout/builtin.h"
#include "options.h"
#include "record/triplets.h"
#include "query/list.h"
#include "record/view.h"
#include "query/filter.h"

enum { ARGUMENTS_MAX = 64, TEXT_MAX = 4096 };

static struct catalog catalog;
const size_t fuzz_head = 0;

static struct codepage page;
static struct out out;
static char place[FILTER_TEXT_MAX];

/* A record 73 of zeros but for its header, so that tests have something. */
static uint8_t record[28 + 8 * 4 + 16 + 256 + 2 * 48] = {
	[4] = 0x5e, 119, 0, 0x45, 0xb3, 0x52, 0x01, 0x24, 0x12, 0x3f,
	0xe2, 0xe8, 0xe2, 0xf1, [22] = 0, 73, [24] = 0, 4,
	[28] = 0, 0, 0, 60, 0, 16, 0, 1,
	[36] = 0, 0, 0, 76, 1, 0, 0, 1,
	[44] = 0, 0, 1, 76, 0, 48, 0, 1,
	[52] = 0, 0, 1, 124, 0, 24, 0, 2,
};

static void
take_fault(struct fault_sink *sink, const struct fault *f)
{
	(void)sink;
	(void)f;
}

/* The first files only, as a plan of all takes long to make. */
static void
load_some(void)
{
	struct layout_error error;

	for (size_t i = 0; i < 2; i++)
		if (!layout_load(&catalog, (const char *)builtin_layouts[i].text,
		    builtin_layouts[i].size, &error))
			abort();
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	fuzz_quiet();
	load_some();
	if (codepage_open("IBM-1047", &page) != CODEPAGE_OK)
		abort();
	return 0;
}

static bool
is_selected(const struct options *o, struct span bytes)
{
	unsigned subtype;

	return record_subtype(bytes, &subtype) &&
	    selection_has(&o->selection, subtype);
}

static void
print(struct catalog *c, const struct options *o, const struct plan *plan)
{
	struct span bytes = { record, sizeof record };
	struct fault_sink faults = { take_fault };
	struct view r;
	struct emit e;

	emit_open(&e, o->format, &out, &page);
	if (!view_make(&r, c) || !o->format->prepare(&e, plan, &c->arena))
		abort();
	r.context.file = "file";
	out_open(&out, FUZZ_FD);
	if (o->format->head != NULL)
		o->format->head(&e, &plan->columns);
	if (plan->section != NULL)
		view_open_section(&r, plan->section, bytes, &faults);
	else if (!is_selected(o, bytes) || !view_open(&r, c, bytes, &faults))
		return;
	if (filter_passes(&plan_program(plan, r.layout)->filter, &r, &page,
	    place))
		o->format->record(&e, &r);
	out_flush(&out);
}

/* The plan's memory is not the catalog's, to be given back each time. */
static void
run(const struct options *o)
{
	struct catalog c = catalog;
	const struct section *section = NULL;
	struct query_error error = { .what = NULL };
	struct plan plan;
	bool ok;

	memset(&c.arena, 0, sizeof c.arena);
	catalog_index(&c);
	if (o->section != NULL)
		section = catalog_section(&c, o->section);
	ok = section != NULL && section->size != LAYOUT_OPEN ?
	    plan_make_section(&c, &o->selection, section, &plan, &error) :
	    plan_make(&c, &o->selection, &plan, &error);
	if (ok)
		print(&c, o, &plan);
	else
		FUZZ_CHECK(error.what != NULL && error.word != NULL &&
		    memchr(error.hint, '\0', sizeof error.hint) != NULL);
	arena_free(&c.arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[TEXT_MAX + 1];
	static char name[] = "smf119";
	char *argv[ARGUMENTS_MAX + 2] = { name };
	struct options o;
	int argc = 1;
	char *s = text, *end;

	size = size < TEXT_MAX ? size : TEXT_MAX;
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	for (end = text + size; s < end && argc <= ARGUMENTS_MAX;
	    s += strlen(s) + 1)
		argv[argc++] = s;
	argv[argc] = NULL;
	optind = 0;	/* glibc: from the start */
	if (options_parse(argc, argv, &o) == OPTIONS_RUN)
		run(&o);
	options_free(&o);
	return 0;
}
