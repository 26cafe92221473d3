/* view_kit - a view as main makes it, and a sink that keeps the faults. */
#include "layout/load.h"
#include "support/view_kit.h"

#include <check.h>
#include <string.h>

static void
take(struct fault_sink *sink, const struct fault *fault)
{
	struct view_kit *k = (struct view_kit *)sink;

	ck_assert_uint_lt(k->nfaults, FAULTS_MAX);
	k->faults[k->nfaults++] = *fault;
}

void
kit_open(struct view_kit *k, const char *layouts)
{
	struct layout_error slip;

	memset(k, 0, sizeof *k);
	k->sink.take = take;
	catalog_open(&k->catalog);
	if (layouts != NULL)
		ck_assert(layout_load(&k->catalog, layouts, strlen(layouts),
		    &slip));
	ck_assert(view_make(&k->view, &k->catalog));
}

void
kit_close(struct view_kit *k)
{
	catalog_free(&k->catalog);
	sketch_free(&k->sketch);
}

void
kit_start(struct view_kit *k, unsigned subtype, size_t n)
{
	k->nfaults = 0;
	memset(k->faults, 0, sizeof k->faults);
	sketch_start(&k->sketch, subtype, n);
}

void
kit_add(struct view_kit *k, size_t len, size_t num, int byte)
{
	sketch_add(&k->sketch, len, num, byte);
}

bool
kit_read(struct view_kit *k)
{
	return view_open(&k->view, &k->catalog,
	    span_of(k->sketch.bytes, k->sketch.n), &k->sink);
}

const char *
kit_chosen(const struct view_kit *k)
{
	static char text[256];
	const struct record_layout *r = k->view.layout;

	text[0] = '\0';
	for (size_t i = 0; i < r->nsections; i++) {
		strcat(text, r->sections[i]->name);
		strcat(text, " ");
	}
	return text;
}
