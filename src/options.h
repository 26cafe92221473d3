/* options - the command line, as getopt_long(3) has it. */
#ifndef SMF119_OPTIONS_H
#define SMF119_OPTIONS_H

#include <stdbool.h>

#include "lib/arena.h"
#include "emit/emit.h"
#include "query/selection.h"

enum options_result {
	OPTIONS_RUN,
	OPTIONS_HELP,
	OPTIONS_VERSION,
	OPTIONS_WRONG	/* reported */
};

struct options {
	enum options_result result;	/* not OPTIONS_RUN: stop here */
	struct arena arena;	/* texts made from several words */
	const struct format *format;
	const char *codepage;
	const char *framing;	/* NULL: to be detected */
	bool unpack;	/* unpack containers; false: read files as they are */
	const char *section;	/* NULL: the input is records */
	const char *print_layout;	/* name of the one to print, or NULL */
	const char *list_values;	/* field whose codes to list, or NULL */
	struct words layouts;	/* files */
	struct words utc_offsets;	/* "[SYSTEM=]+HH:MM" */
	struct selection selection;
	uint64_t max_count;	/* records to print */
	bool no_header;
	bool spreadsheet;
	bool header_tests;	/* --since, --until, --system or --stack */
	bool no_site_layouts;
	bool line_buffered;
	bool list_fields;
	bool summary;
	bool count;	/* --count-by: its fields are those of the selection */
	bool fields_given;	/* there is --fields */
	bool progress;
	bool quiet;
	bool verbose;
	const char *files_from;	/* file that lists the inputs, or NULL; "-":
				 * standard input */
	bool null;	/* names in that file end with a NUL */
	char *const *files;	/* NULL-terminated; none: standard input */
};

/* Fills *out from the arguments of main, which it may reorder and which must
 * outlive it. */
enum options_result options_parse(int argc, char **argv, struct options *out);

void options_free(struct options *o);

/* The text of --help. */
extern const char options_help[];

#endif
