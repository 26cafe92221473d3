/* view_kit - a record built for a test, opened with the built-in layouts. */
#ifndef SMF119_VIEW_KIT_H
#define SMF119_VIEW_KIT_H

#include "tools/records/sketch.h"
#include "record/view.h"
#include "support/support.h"

enum { FAULTS_MAX = 16 };

struct view_kit {
	struct fault_sink sink;	/* first: what it is told goes to faults */
	struct fault faults[FAULTS_MAX];
	size_t nfaults;
	struct catalog catalog;
	struct view view;
	struct sketch sketch;
};

/* Layouts: those of the program, and more from a text or NULL; all subtypes
 * are selected. */
void kit_open(struct view_kit *k, const char *layouts);
void kit_close(struct view_kit *k);

/* Begins a record of n triplets, and forgets what was told. */
void kit_start(struct view_kit *k, unsigned subtype, size_t n);

/* The next triplet: num sections of len bytes, that are all that byte. */
void kit_add(struct view_kit *k, size_t len, size_t num, int byte);

/* Reads it. */
bool kit_read(struct view_kit *k);

/* The sections of the layout chosen, each with a blank behind it. */
const char *kit_chosen(const struct view_kit *k);

#endif
