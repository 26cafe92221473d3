/* view_fixture - a record built for a test, opened with the built-in layouts. */
#ifndef SMF119_VIEW_FIXTURE_H
#define SMF119_VIEW_FIXTURE_H

#include "tools/records/sketch.h"
#include "record/view.h"
#include "support/support.h"

enum { FAULTS_MAX = 16 };

struct view_fixture {
	struct fault_sink sink;	/* first: it adds to faults */
	struct fault faults[FAULTS_MAX];
	size_t nfaults;
	struct catalog catalog;
	struct view view;
	struct sketch sketch;
};

/* layouts: text of layouts besides the built-in ones, or NULL. All subtypes are
 * selected. */
void fixture_open(struct view_fixture *f, const char *layouts);
void fixture_close(struct view_fixture *f);

/* Begins a record of n triplets, and forgets the faults. */
void fixture_start(struct view_fixture *f, unsigned subtype, size_t n);

/* Adds the next triplet: num sections of len bytes, each byte the same. */
void fixture_add(struct view_fixture *f, size_t len, size_t num, int byte);

/* Opens the record. */
bool fixture_read(struct view_fixture *f);

/* The names of the sections of the layout chosen, each with a blank behind. */
const char *fixture_chosen(const struct view_fixture *f);

#endif
