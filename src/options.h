/* options - the command line, as getopt_long(3) has it. */
#ifndef SMF119_OPTIONS_H
#define SMF119_OPTIONS_H

#include <stdbool.h>

#include "emit/emit.h"
#include "select/plan.h"

enum options_result {
	OPTIONS_RUN,
	OPTIONS_HELP,
	OPTIONS_VERSION,
	OPTIONS_WRONG	/* said to the user */
};

struct options {
	const struct format *format;
	const char *codepage;
	struct selection selection;
	bool no_header;
	bool quiet;
	bool verbose;
	char *const *files;	/* NULL-terminated; none: standard input */
};

/* Fills *out from the arguments of main, which it may reorder. */
enum options_result options_parse(int argc, char **argv, struct options *out);

/* The text of --help. */
extern const char options_help[];

#endif
