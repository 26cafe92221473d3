/* view_fixture - a view as the program makes it, and a list of its faults. */
#include "layout/load.h"
#include "support/view_fixture.h"

#include <check.h>
#include <string.h>

static void
take(struct fault_sink *sink, const struct fault *fault)
{
	struct view_fixture *f = (struct view_fixture *)sink;

	ck_assert_uint_lt(f->nfaults, FAULTS_MAX);
	f->faults[f->nfaults++] = *fault;
}

void
fixture_open(struct view_fixture *f, const char *layouts)
{
	struct layout_error slip;

	memset(f, 0, sizeof *f);
	f->sink.take = take;
	catalog_open(&f->catalog);
	if (layouts != NULL)
		ck_assert(layout_load(&f->catalog, layouts, strlen(layouts),
		    &slip));
	ck_assert(view_make(&f->view, &f->catalog));
}

void
fixture_close(struct view_fixture *f)
{
	catalog_free(&f->catalog);
	sketch_free(&f->sketch);
}

void
fixture_start(struct view_fixture *f, unsigned subtype, size_t n)
{
	f->nfaults = 0;
	memset(f->faults, 0, sizeof f->faults);
	sketch_start(&f->sketch, subtype, n);
}

void
fixture_add(struct view_fixture *f, size_t len, size_t num, int byte)
{
	sketch_add(&f->sketch, len, num, byte);
}

bool
fixture_read(struct view_fixture *f)
{
	return view_open(&f->view, &f->catalog,
	    span_of(f->sketch.bytes, f->sketch.n), &f->sink);
}

const char *
fixture_chosen(const struct view_fixture *f)
{
	static char text[256];
	const struct record_layout *r = f->view.layout;

	text[0] = '\0';
	for (size_t i = 0; i < r->nsections; i++) {
		strcat(text, r->sections[i]->name);
		strcat(text, " ");
	}
	return text;
}
