/* setup - makes a pipeline that is ready to run. */
#include "setup.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "decode/codepage_find.h"
#include "input/reader.h"
#include "layout/files.h"
#include "layout/site.h"
#include "os/file.h"
#include "os/folder.h"
#include "record/context.h"

static bool
no_memory(struct setup *s)
{
	diag_error(&s->diag, "layouts", "no memory left", 0);
	return false;
}

static bool
load_file(struct setup *s, const char *path)
{
	struct layout_error error;

	switch (layout_load_file(&s->catalog, path, &error)) {
	case LAYOUT_FILE_LOADED:
		diag_note(&s->diag, "layouts read: %s", path);
		return true;
	case LAYOUT_FILE_WRONG:
		diag_layout(&s->diag, path, &error);
		return false;
	case LAYOUT_FILE_UNREADABLE:
		break;
	}
	diag_error(&s->diag, path, "cannot be read", errno);
	return false;
}

/* The files in the folders of the site and the user. */
static bool
load_site(struct setup *s)
{
	static const char remedy[] = "is a layout of this site; "
	    "--no-site-layouts runs without it";
	struct site_files files;
	const char *wrong;

	if (!site_find(&s->options.arena, &files, &wrong)) {
		if (wrong == NULL)
			return no_memory(s);
		diag_error(&s->diag, wrong, "cannot be read", errno);
		return false;
	}
	for (size_t i = 0; i < files.n; i++)
		if (!load_file(s, files.paths[i])) {
			diag_error(&s->diag, files.paths[i], remedy, 0);
			return false;
		}
	return true;
}

/* The files of SMF119_LAYOUT. */
static bool
load_environment(struct setup *s)
{
	const char separators[] = { folder_separator, '\0' };
	const char *list = getenv("SMF119_LAYOUT"), *path;
	size_t n;

	for (; list != NULL && *list != '\0'; list += n + (list[n] != '\0')) {
		n = strcspn(list, separators);
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

/* Of the file that was loaded as number load: if all of its records are of
 * subtypes that are not selected, says which. */
static void
say_unselected(const struct setup *s, const char *path, unsigned load)
{
	struct selection has = { .raw = false };
	const struct record_layout *r;
	char subtypes[200];

	for (r = s->catalog.records; r != NULL; r = r->next) {
		if (r->load != load)
			continue;
		if (selection_has(&s->options.selection, r->subtype))
			return;
		selection_add(&has, r->subtype, r->subtype);
	}
	if (selection_is_empty(&has))
		return;
	selection_words(&has, subtypes, sizeof subtypes);
	diag_remark(&s->diag, "%s: its records, of %s, are not selected; see -s",
	    path, subtypes);
}

/* The files of --layout. */
static bool
load_given(struct setup *s)
{
	const struct words *files = &s->options.layouts;
	const unsigned first = s->catalog.loads + 1;

	for (size_t i = 0; i < files->n; i++)
		if (!load_file(s, files->items[i]))
			return false;
	for (size_t i = 0; i < files->n && s->options.print_layout == NULL; i++)
		say_unselected(s, files->items[i], first + (unsigned)i);
	return true;
}

bool
setup_layouts(struct setup *s)
{
	const struct options *o = &s->options;
	struct layout_error error;
	const char *file;

	if (!layout_load_builtin(&s->catalog, &file, &error)) {
		diag_layout(&s->diag, file, &error);
		return false;
	}
	if (!o->no_site_layouts && !o->summary && !load_site(s))
		return false;
	if (!load_environment(s))
		return false;
	return load_given(s);
}

static bool
load_codepage(struct setup *s)
{
	const char *name = s->options.codepage;

	switch (codepage_open(name, &s->page)) {
	case CODEPAGE_OK:
		return true;
	case CODEPAGE_UNKNOWN:
		diag_error(&s->diag, name, "unknown code page; --version "
		    "lists those that are built in", 0);
		return false;
	case CODEPAGE_NOT_EBCDIC:
		break;
	}
	diag_error(&s->diag, name, "not a single-byte EBCDIC code page", 0);
	return false;
}

/* "rdw, bdw, aws", in the arena; as many as there is memory for. */
static const char *
framing_names(struct setup *s)
{
	const char *all = "", *longer, *name, *words;

	for (size_t i = 0; reader_framing_list(i, &name, &words); i++) {
		longer = arena_join(&s->options.arena, all,
		    i > 0 ? ", " : "", name);
		if (longer != NULL)
			all = longer;
	}
	return all;
}

/* The zones of --utc-offset. */
static bool
make_zones(struct setup *s)
{
	const struct words *words = &s->options.utc_offsets;

	if (!zones_make(&s->zones, &s->catalog, words->n))
		return no_memory(s);
	for (size_t i = 0; i < words->n; i++)
		if (!zones_add(&s->zones, words->items[i], &s->page)) {
			diag_usage("--utc-offset: '%s' is not [SYSTEM=]+HH:MM",
			    words->items[i]);
			s->diag.worst = FAULT_FATAL;
			return false;
		}
	s->options.selection.zones = &s->zones;
	return true;
}

static bool
check_framing(struct setup *s)
{
	const char *name, *words;

	if (s->options.framing == NULL)
		return true;
	for (size_t i = 0; reader_framing_list(i, &name, &words); i++)
		if (strcmp(name, s->options.framing) == 0)
			return true;
	diag_usage("unknown framing '%s'; use one of %s", s->options.framing,
	    framing_names(s));
	s->diag.worst = FAULT_FATAL;
	return false;
}

/* The section that --section names; NULL: there is none, which has been
 * reported. */
static const struct section *
find_section(struct setup *s)
{
	const char *name = s->options.section;
	const struct section *section = catalog_section(&s->catalog, name);

	if (section == NULL) {
		diag_error(&s->diag, name, "unknown section; see --list-fields", 0);
		return NULL;
	}
	if (section->size == LAYOUT_OPEN) {
		diag_error(&s->diag, name, "this section has no fixed size", 0);
		return NULL;
	}
	return section;
}

/* The sections that no layout describes are not a value. */
static bool
check_counted(struct setup *s)
{
	const struct columns *c = &s->plan.columns;
	const char *name = context_undecoded.name;

	if (!s->options.count || columns_find(c, name, 0) == c->n)
		return true;
	diag_error(&s->diag, name, "records cannot be counted by this field", 0);
	return false;
}

static bool
make_plan(struct setup *s)
{
	const struct selection *selection = &s->options.selection;
	const struct section *section = NULL;
	struct query_error error;
	bool ok;

	if (s->options.section != NULL &&
	    (section = find_section(s)) == NULL)
		return false;
	if (section != NULL)
		ok = plan_make_section(&s->catalog, selection, section,
		    &s->plan, &error);
	else
		ok = plan_make(&s->catalog, selection, &s->plan, &error);
	if (ok)
		return check_counted(s);
	if (error.what == NULL)
		return no_memory(s);
	diag_selection(&s->diag, error.word, error.what, error.hint);
	return false;
}

static bool
make_pipeline(struct setup *s)
{
	struct pipeline *p = &s->pipeline;

	p->options = &s->options;
	p->catalog = &s->catalog;
	p->page = &s->page;
	p->plan = &s->plan;
	p->diag = &s->diag;
	p->text = arena_take(&s->catalog.arena, FILTER_TEXT_MAX);
	out_open(&s->out, FILE_OUTPUT);
	emit_open(&p->emit, s->options.format, &s->out, &s->page);
	if (s->options.spreadsheet)
		emit_for_spreadsheet(&p->emit);
	progress_open(&p->progress, s->options.progress);
	if (p->text == NULL || !view_make(&p->view, &s->catalog) ||
	    !seen_make(&p->seen, &s->catalog.arena))
		return no_memory(s);
	if (s->options.count) {
		p->count = &s->count;
		return count_make(&s->count, &s->plan, &s->page,
		    &s->catalog.arena) || no_memory(s);
	}
	if (!s->options.summary)
		return s->options.format->prepare(&p->emit, &s->plan,
		    &s->catalog.arena) || no_memory(s);
	p->summary = &s->summary;
	return summary_make(&s->summary, &s->catalog, &s->zones) || no_memory(s);
}

bool
setup_pipeline(struct setup *s)
{
	return check_framing(s) && load_codepage(s) && make_zones(s) &&
	    make_plan(s) &&
	    make_pipeline(s);
}

void
setup_free(struct setup *s)
{
	catalog_free(&s->catalog);
	options_free(&s->options);
}
