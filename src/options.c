/* options - what the user asked for. */
#include "options.h"

#include <getopt.h>
#include <string.h>

#include "diag.h"

enum {
	OPTION_RAW = 256,
	OPTION_NO_HEADER,
	OPTION_LINE_BUFFERED,
	OPTION_SINCE,
	OPTION_UNTIL,
	OPTION_SYSTEM,
	OPTION_STACK,
	OPTION_FRAMING,
	OPTION_CODEPAGE,
	OPTION_LAYOUT,
	OPTION_SECTION,
	OPTION_SUMMARY,
	OPTION_LIST_FIELDS,
	OPTION_PRINT_LAYOUT,
	OPTION_PROGRESS
};

static const char short_options[] = ":o:e:s:w:n:qvhV";

static const struct option long_options[] = {
	{ "format", required_argument, NULL, 'o' },
	{ "fields", required_argument, NULL, 'e' },
	{ "raw", no_argument, NULL, OPTION_RAW },
	{ "no-header", no_argument, NULL, OPTION_NO_HEADER },
	{ "line-buffered", no_argument, NULL, OPTION_LINE_BUFFERED },
	{ "subtype", required_argument, NULL, 's' },
	{ "where", required_argument, NULL, 'w' },
	{ "since", required_argument, NULL, OPTION_SINCE },
	{ "until", required_argument, NULL, OPTION_UNTIL },
	{ "system", required_argument, NULL, OPTION_SYSTEM },
	{ "stack", required_argument, NULL, OPTION_STACK },
	{ "max-count", required_argument, NULL, 'n' },
	{ "framing", required_argument, NULL, OPTION_FRAMING },
	{ "codepage", required_argument, NULL, OPTION_CODEPAGE },
	{ "layout", required_argument, NULL, OPTION_LAYOUT },
	{ "section", required_argument, NULL, OPTION_SECTION },
	{ "summary", no_argument, NULL, OPTION_SUMMARY },
	{ "list-fields", no_argument, NULL, OPTION_LIST_FIELDS },
	{ "print-layout", required_argument, NULL, OPTION_PRINT_LAYOUT },
	{ "progress", no_argument, NULL, OPTION_PROGRESS },
	{ "quiet", no_argument, NULL, 'q' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

static bool
parse_subtypes(const char *list, struct options *out)
{
	if (selection_parse(&out->selection, list))
		return true;
	diag_usage("'%s' is not a list of subtypes such as 73,75-77", list);
	return false;
}

static bool
parse_format(const char *name, struct options *out)
{
	out->format = format_find(name);
	if (out->format == NULL)
		diag_usage("there is no format '%s', only %s", name,
		    format_names);
	return out->format != NULL;
}

static bool
no_memory(void)
{
	diag_usage("no memory left");
	return false;
}

/* A,B,C: each is a field. */
static bool
parse_fields(const char *list, struct options *out)
{
	const char *name;
	size_t n;

	for (;; list += n + 1) {
		n = strcspn(list, ",");
		if (n == 0) {
			diag_usage("'%s' is not a list of fields", optarg);
			return false;
		}
		name = arena_text(&out->arena, list, n);
		if (name == NULL || !words_add(&out->selection.fields, name))
			return no_memory();
		if (list[n] == '\0')
			return true;
	}
}

/* A test that has an option of its own: its field and operator, the value. */
static bool
add_test(const char *start, const char *value, struct options *out)
{
	size_t n = strlen(start);
	char *test = arena_take(&out->arena, n + strlen(value) + 1);

	if (test == NULL || !words_add(&out->selection.tests, test))
		return no_memory();
	memcpy(test, start, n);
	memcpy(test + n, value, strlen(value) + 1);
	return true;
}

static bool
parse_count(struct options *out)
{
	const char *s = optarg;
	uint64_t n = 0;

	for (; *s >= '0' && *s <= '9' && n < UINT64_MAX / 20; s++)
		n = n * 10 + (uint64_t)(*s - '0');
	if (*s != '\0' || *optarg == '\0') {
		diag_usage("'%s' is not a number of records", optarg);
		return false;
	}
	out->max_count = n;
	return true;
}

static bool
parse_input_option(int option, struct options *out)
{
	switch (option) {
	case OPTION_FRAMING:
		out->framing = optarg;
		return true;
	case OPTION_CODEPAGE:
		out->codepage = optarg;
		return true;
	case OPTION_LAYOUT:
		return words_add(&out->layouts, optarg) || no_memory();
	case OPTION_SECTION:
		out->section = optarg;
		return true;
	case OPTION_PRINT_LAYOUT:
	default:
		out->print_layout = optarg;
		return true;
	}
}

static bool
parse_selection_option(int option, struct options *out)
{
	switch (option) {
	case 'e':
		return parse_fields(optarg, out);
	case 's':
		return parse_subtypes(optarg, out);
	case 'w':
		return words_add(&out->selection.tests, optarg) || no_memory();
	case OPTION_SINCE:
		return add_test("timestamp>=", optarg, out);
	case OPTION_UNTIL:
		return add_test("timestamp<=", optarg, out);
	case OPTION_SYSTEM:
		return add_test("SMF119SID=", optarg, out);
	case OPTION_STACK:
		return add_test("SMF119TI_Stack=", optarg, out);
	case 'n':
		return parse_count(out);
	default:
		return parse_input_option(option, out);
	}
}

static bool
parse_option(int option, struct options *out)
{
	switch (option) {
	case 'o':
		return parse_format(optarg, out);
	case OPTION_RAW:
		return out->selection.raw = true;
	case OPTION_NO_HEADER:
		return out->no_header = true;
	case OPTION_LINE_BUFFERED:
		return out->line_buffered = true;
	case OPTION_SUMMARY:
		return out->summary = true;
	case OPTION_LIST_FIELDS:
		return out->list_fields = true;
	case OPTION_PROGRESS:
		return out->progress = true;
	case 'q':
		return out->quiet = true;
	case 'v':
		return out->verbose = true;
	default:
		return parse_selection_option(option, out);
	}
}

/* getopt's own messages have no room for "try --help". */
static void
complain(char **argv, int option)
{
	const char *word = argv[optind - 1];

	if (option == ':')
		diag_usage("option '%s' needs a value", word);
	else if (strncmp(word, "--", 2) == 0)
		diag_usage("there is no option '%s', or it takes no value",
		    word);
	else
		diag_usage("there is no option '-%c'", optopt);
}

/* Options that make no sense together. */
static bool
options_agree(const struct options *o)
{
	const struct selection *s = &o->selection;

	if (o->summary && (!selection_is_empty(s) || s->fields.n > 0 ||
	    s->tests.n > 0 || o->max_count != UINT64_MAX ||
	    o->section != NULL)) {
		diag_usage("--summary counts all records, and takes no "
		    "selection");
		return false;
	}
	return true;
}

enum options_result
options_parse(int argc, char **argv, struct options *out)
{
	int option;

	memset(out, 0, sizeof *out);
	out->format = format_find("human");
	out->codepage = "IBM-1047";
	out->max_count = UINT64_MAX;
	opterr = 0;
	while ((option = getopt_long(argc, argv, short_options, long_options,
	    NULL)) != -1) {
		if (option == 'h')
			return OPTIONS_HELP;
		if (option == 'V')
			return OPTIONS_VERSION;
		if (option == ':' || option == '?') {
			complain(argv, option);
			return OPTIONS_WRONG;
		}
		if (!parse_option(option, out))
			return OPTIONS_WRONG;
	}
	if (!options_agree(out))
		return OPTIONS_WRONG;
	if (selection_is_empty(&out->selection))
		selection_add(&out->selection, 73, 80);
	if (out->summary)
		selection_add(&out->selection, 0, UINT16_MAX);
	out->selection.headed = out->format->headed;
	out->files = argv + optind;
	return OPTIONS_RUN;
}

void
options_free(struct options *o)
{
	words_free(&o->layouts);
	words_free(&o->selection.fields);
	words_free(&o->selection.tests);
	arena_free(&o->arena);
}
