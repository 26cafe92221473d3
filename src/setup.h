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
	struct plan plan;
	struct summary summary;
	struct out out;
	struct pipeline pipeline;
};

/* Both go by the options, and return false when the user has been told why
 * not. The first loads the layouts, built in and the user's own. The second
 * makes the rest; no memory is taken after it but to read an input. */
bool setup_layouts(struct setup *s);
bool setup_pipeline(struct setup *s);

void setup_free(struct setup *s);

#endif
