/* pipeline - records of one input through layout and format to the output. */
#ifndef SMF119_PIPELINE_H
#define SMF119_PIPELINE_H

#include "diag.h"
#include "emit/emit.h"
#include "options.h"
#include "select/reading.h"

/* What became of the records of one input. */
struct counts {
	uint64_t records;
	uint64_t spanned;
	uint64_t type119;
	uint64_t printed;
	uint64_t damaged;
};

struct pipeline {
	struct fault_sink sink;	/* first: faults of a reading come here */
	const struct options *options;
	const struct catalog *catalog;
	const struct plan *plan;
	struct diag *diag;
	struct emit emit;
	struct reading reading;
	struct counts counts;
	uint64_t record;	/* number and offset of the one in hand */
	uint64_t offset;
	bool damaged;	/* it is */
};

/* Prints the input at path, "-" being standard input. What goes wrong is told
 * to the pipeline's diag. */
void pipeline_file(struct pipeline *p, const char *path);

#endif
