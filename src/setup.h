/* setup - all that a run needs, made before the first byte is read. */
#ifndef SMF119_SETUP_H
#define SMF119_SETUP_H

#include <stdbool.h>

#include "diag.h"
#include "options.h"
#include "pipeline.h"

/* What the program consists of while it runs; all zeros to begin with. */
struct setup {
	struct options options;
	struct diag diag;
	struct catalog catalog;
	struct codepage page;
	struct zones zones;
	struct plan plan;
	struct summary summary;
	struct count count;
	struct out out;
	struct pipeline pipeline;
};

/* Loads the layouts: built in, the site's and the user's. False: reported. */
bool setup_layouts(struct setup *s);

/* Makes the rest, after the layouts. Memory is taken later only to read an
 * input. False: reported. */
bool setup_pipeline(struct setup *s);

void setup_free(struct setup *s);

#endif
