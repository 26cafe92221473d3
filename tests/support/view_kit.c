/* reading_kit - plan and reading as main makes them, and a sink that listens. */
#include "layout/load.h"
#include "support/view_kit.h"

#include <check.h>
#include <string.h>

#include "query/selection.h"

static void
take(struct fault_sink *sink, const struct fault *fault)
{
	struct reading_kit *k = (struct reading_kit *)sink;

	ck_assert_uint_lt(k->nfaults, FAULTS_MAX);
	k->faults[k->nfaults++] = *fault;
}

static const char *
lead(struct arena *a, const struct column *c, size_t gap,
    const struct section *section)
{
	(void)a;
	(void)c;
	(void)gap;
	(void)section;
	return "";
}

void
kit_open(struct reading_kit *k, const char *layouts)
{
	static struct selection selection;
	struct plan_error error;
	struct layout_error slip;

	memset(k, 0, sizeof *k);
	k->sink.take = take;
	catalog_open(&k->catalog);
	if (layouts != NULL)
		ck_assert(layout_load(&k->catalog, layouts, strlen(layouts),
		    &slip));
	selection_add(&selection, 0, UINT16_MAX);
	ck_assert(plan_make(&k->catalog, &selection, lead, &k->plan, &error));
	ck_assert(view_make(&k->reading, &k->catalog, &k->plan));
}

void
kit_close(struct reading_kit *k)
{
	catalog_free(&k->catalog);
}

void
kit_start(struct reading_kit *k, unsigned subtype, size_t n)
{
	k->nfaults = 0;
	memset(k->faults, 0, sizeof k->faults);
	sketch_start(&k->sketch, subtype, n);
}

void
kit_add(struct reading_kit *k, size_t len, size_t num, int byte)
{
	sketch_add(&k->sketch, len, num, byte);
}

bool
kit_read(struct reading_kit *k)
{
	return view_open(&k->reading, &k->catalog, &k->plan,
	    span_of(k->sketch.bytes, k->sketch.n), &k->sink);
}

const char *
kit_chosen(const struct reading_kit *k)
{
	static char text[256];
	const struct record_layout *r = k->reading.program->layout;

	text[0] = '\0';
	for (size_t i = 0; i < r->nsections; i++) {
		strcat(text, r->sections[i]->name);
		strcat(text, " ");
	}
	return text;
}
