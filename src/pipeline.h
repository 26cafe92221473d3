/* pipeline - inputs through reader, layout and format to the output. */
#ifndef SMF119_PIPELINE_H
#define SMF119_PIPELINE_H

#include "diag.h"
#include "emit/emit.h"
#include "options.h"
#include "progress.h"
#include "query/plan.h"
#include "record/view.h"
#include "seen.h"
#include "summary/count.h"
#include "summary/summary.h"
#include "unpack/unpack.h"

/* Counts of the records of one input. */
struct counts {
	uint64_t records;
	uint64_t spanned;
	uint64_t wanted;	/* of type 119 and selected, or too short to tell */
	uint64_t cut;	/* those too short to tell */
	uint64_t printed;
	uint64_t damaged;
	bool undecoded;	/* -v: records with bytes that are not decoded */
};

struct pipeline {
	struct fault_sink sink;	/* first: faults of a record come here */
	const struct options *options;
	const struct catalog *catalog;
	const struct codepage *page;
	const struct plan *plan;
	struct diag *diag;
	struct summary *summary;	/* of --summary, or NULL */
	struct count *count;	/* of --count-by, or NULL; with either of them,
				 * records are counted and not printed */
	char *text;	/* a place for filter_passes */
	struct emit emit;
	struct view view;
	struct progress progress;
	struct counts counts;
	struct seen seen;
	struct unpack unpack;	/* the input in hand */
	uint64_t printed;	/* of all inputs */
	bool damaged;	/* the current record is */
};

/* Prints the input at path, NULL being standard input. Errors are reported to
 * the pipeline's diag. */
void pipeline_file(struct pipeline *p, const char *path);

/* To be called behind the last input: prints a note when no record was of the
 * selected subtypes. */
void pipeline_end(struct pipeline *p);

/* Is the run at its end: --max-count records are printed, or output failed? */
bool pipeline_is_done(const struct pipeline *p);

#endif
