/* options - the table of options, and what each of them sets. */
#include "options.h"

#include <getopt.h>
#include <string.h>

#include "diag.h"
#include "emit/formats.h"
#include "lib/number.h"
#include "query/day.h"
#include "wrong_option.h"

/* ID, letter (0: none), long name, value or none. */
#define OPTIONS(OPTION) \
	OPTION(FORMAT, 'o', "format", required_argument) \
	OPTION(FIELDS, 'e', "fields", required_argument) \
	OPTION(RAW, 0, "raw", no_argument) \
	OPTION(NO_HEADER, 0, "no-header", no_argument) \
	OPTION(SPREADSHEET, 0, "spreadsheet", no_argument) \
	OPTION(UTC_OFFSET, 0, "utc-offset", required_argument) \
	OPTION(LINE_BUFFERED, 0, "line-buffered", no_argument) \
	OPTION(SUBTYPE, 's', "subtype", required_argument) \
	OPTION(WHERE, 'w', "where", required_argument) \
	OPTION(SINCE, 0, "since", required_argument) \
	OPTION(UNTIL, 0, "until", required_argument) \
	OPTION(SYSTEM, 0, "system", required_argument) \
	OPTION(STACK, 0, "stack", required_argument) \
	OPTION(MAX_COUNT, 'n', "max-count", required_argument) \
	OPTION(FILES_FROM, 0, "files-from", required_argument) \
	OPTION(NUL, '0', "null", no_argument) \
	OPTION(FRAMING, 0, "framing", required_argument) \
	OPTION(UNPACK, 0, "unpack", required_argument) \
	OPTION(CODEPAGE, 0, "codepage", required_argument) \
	OPTION(LAYOUT, 0, "layout", required_argument) \
	OPTION(NO_SITE_LAYOUTS, 0, "no-site-layouts", no_argument) \
	OPTION(SECTION, 0, "section", required_argument) \
	OPTION(SUMMARY, 0, "summary", no_argument) \
	OPTION(COUNT_BY, 0, "count-by", required_argument) \
	OPTION(LIST_FIELDS, 0, "list-fields", no_argument) \
	OPTION(LIST_VALUES, 0, "list-values", required_argument) \
	OPTION(PRINT_LAYOUT, 0, "print-layout", required_argument) \
	OPTION(PROGRESS, 0, "progress", no_argument) \
	OPTION(QUIET, 'q', "quiet", no_argument) \
	OPTION(VERBOSE, 'v', "verbose", no_argument) \
	OPTION(HELP, 'h', "help", no_argument) \
	OPTION(VERSION, 'V', "version", no_argument)

enum option_id {
#define OPTION_ID(id, letter, name, value) OPTION_##id,
	OPTIONS(OPTION_ID)
#undef OPTION_ID
	OPTIONS_N
};

/* getopt_long returns the letter of an option, or this and its id. */
enum { NO_LETTER = 256 };

static const struct option long_options[] = {
#define OPTION_LONG(id, letter, name, value) \
	{ name, value, NULL, letter != 0 ? letter : NO_LETTER + OPTION_##id },
	OPTIONS(OPTION_LONG)
#undef OPTION_LONG
	{ NULL, 0, NULL, 0 },
};

/* The letters as getopt(3) takes them. out has room for 2 * OPTIONS_N + 2. */
static void
short_options(char *out)
{
	*out++ = ':';
	for (const struct option *o = long_options; o->name != NULL; o++) {
		if (o->val >= NO_LETTER)
			continue;
		*out++ = (char)o->val;
		if (o->has_arg == required_argument)
			*out++ = ':';
	}
	*out = '\0';
}

/* The option that getopt_long returned value for. */
static enum option_id
option_find(int value)
{
	int i = 0;

	while (long_options[i].val != value)
		i++;
	return (enum option_id)i;
}

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
		diag_usage("unknown format '%s'; use one of %s", name,
		    format_names);
	return out->format != NULL;
}

static bool
no_memory(void)
{
	diag_usage("no memory left");
	return false;
}

/* A,B,C: each goes to *words. what: what they are a list of. */
static bool
parse_list(const char *list, const char *what, struct words *words,
    struct options *out)
{
	const char *word;
	size_t n, length;

	for (;; list += n + 1) {
		list += strspn(list, " ");
		n = strcspn(list, ",");
		length = n;
		while (length > 0 && list[length - 1] == ' ')
			length--;
		if (length == 0) {
			diag_usage("'%s' is not a list of %s", optarg, what);
			return false;
		}
		word = arena_text(&out->arena, list, length);
		if (word == NULL || !words_add(words, word))
			return no_memory();
		if (list[n] == '\0')
			return true;
	}
}

static bool
parse_fields(struct options *out)
{
	return parse_list(optarg, "fields", &out->selection.fields, out);
}

/* A test that has an option of its own: its field and operator, the value. The
 * operand is a text in quotes. Messages show it as the option. */
static bool
add_test(const char *option, const char *test, const char *value,
    struct options *out)
{
	struct selection *s = &out->selection;
	const char *word = arena_join(&out->arena, test, value, "");
	const char *shown = arena_join(&out->arena, option, "=", optarg);

	out->header_tests = true;
	return (word != NULL && shown != NULL && words_add(&s->tests, word) &&
	    words_add(&s->shown, shown)) || no_memory();
}

/* --since and --until: days by words are those of the local date. */
static bool
add_time_test(const char *option, const char *test, struct options *out)
{
	char day[DAY_WORD_SIZE];

	if (!day_word(optarg, day))
		return add_test(option, test, optarg, out);
	return add_test(option, test, day, out);
}

static bool
parse_unpack(const char *how, struct options *out)
{
	out->unpack = strcmp(how, "auto") == 0;
	if (out->unpack || strcmp(how, "none") == 0)
		return true;
	diag_usage("unknown value '%s' of --unpack; use auto or none", how);
	return false;
}

static bool
parse_count(struct options *out)
{
	const size_t n = strlen(optarg);

	if (n > 0 && number_read(optarg, n, 10, UINT64_MAX, &out->max_count) ==
	    n)
		return true;
	diag_usage("'%s' is not a number of records", optarg);
	return false;
}

static bool
add_word(struct words *w, const char *word)
{
	return words_add(w, word) || no_memory();
}

/* False: the value is not valid, which has been reported. */
static bool
parse_option(enum option_id option, struct options *out)
{
	switch (option) {
	case OPTION_FORMAT:
		return parse_format(optarg, out);
	case OPTION_FIELDS:
		out->fields_given = true;
		return parse_fields(out);
	case OPTION_RAW:
		return out->selection.raw = true;
	case OPTION_NO_HEADER:
		return out->no_header = true;
	case OPTION_SPREADSHEET:
		return out->spreadsheet = true;
	case OPTION_UTC_OFFSET:
		return parse_list(optarg, "offsets such as +01:00",
		    &out->utc_offsets, out);
	case OPTION_LINE_BUFFERED:
		return out->line_buffered = true;
	case OPTION_SUBTYPE:
		return parse_subtypes(optarg, out);
	case OPTION_WHERE:
		return add_word(&out->selection.tests, optarg) &&
		    add_word(&out->selection.shown, optarg);
	case OPTION_SINCE:
		return add_time_test("--since", "timestamp>=", out);
	case OPTION_UNTIL:
		return add_time_test("--until", "timestamp<=", out);
	case OPTION_SYSTEM:
		return add_test("--system", "SMF119SID=", optarg, out);
	case OPTION_STACK:
		return add_test("--stack", "SMF119TI_Stack=", optarg, out);
	case OPTION_MAX_COUNT:
		return parse_count(out);
	case OPTION_FILES_FROM:
		out->files_from = optarg;
		return true;
	case OPTION_NUL:
		return out->null = true;
	case OPTION_FRAMING:
		out->framing = optarg;
		return true;
	case OPTION_UNPACK:
		return parse_unpack(optarg, out);
	case OPTION_CODEPAGE:
		out->codepage = optarg;
		return true;
	case OPTION_LAYOUT:
		return add_word(&out->layouts, optarg);
	case OPTION_NO_SITE_LAYOUTS:
		return out->no_site_layouts = true;
	case OPTION_SECTION:
		out->section = optarg;
		return true;
	case OPTION_SUMMARY:
		return out->summary = true;
	case OPTION_COUNT_BY:
		out->count = true;
		return parse_fields(out);
	case OPTION_LIST_FIELDS:
		return out->list_fields = true;
	case OPTION_LIST_VALUES:
		out->list_values = optarg;
		return true;
	case OPTION_PRINT_LAYOUT:
		out->print_layout = optarg;
		return true;
	case OPTION_PROGRESS:
		return out->progress = true;
	case OPTION_QUIET:
		return out->quiet = true;
	case OPTION_VERBOSE:
		return out->verbose = true;
	case OPTION_HELP:
		out->result = OPTIONS_HELP;
		return true;
	case OPTION_VERSION:
		out->result = OPTIONS_VERSION;
		return true;
	case OPTIONS_N:
		break;
	}
	return false;
}

/* The argument that getopt has looked at last. Where a value is missing, some
 * libraries count one more than there are, and move the NULL behind them. */
static const char *
last_word(int argc, char **argv)
{
	int at = (optind > argc ? argc : optind) - 1;

	while (at > 0 && argv[at] == NULL)
		at--;
	return argv[at];
}

/* getopt's own messages have no room for "try --help". */
static void
complain(int argc, char **argv, int option)
{
	const char *word = last_word(argc, argv);

	/* some libraries report --raw=1 as if a value were missing */
	if (option == ':' && strchr(word, '=') == NULL)
		diag_usage("option '%s' needs a value", word);
	else if (strncmp(word, "--", 2) == 0)
		wrong_option(long_options, word);
	else
		diag_usage("unknown option '-%c'", optopt);
}

/* --files-from, -0 and the operands. */
static bool
files_agree(const struct options *o)
{
	if (o->files_from == NULL && o->null)
		diag_usage("--null needs --files-from");
	else if (o->files_from != NULL && *o->files != NULL)
		diag_usage("'%s': no FILE can be given with --files-from",
		    *o->files);
	else
		return true;
	return false;
}

/* Options that make no sense together. */
static bool
options_agree(const struct options *o)
{
	const struct selection *s = &o->selection;

	if (o->section != NULL && o->header_tests) {
		diag_usage("--section cannot be used with --since, --until, "
		    "--system or --stack: sections have no SMF header");
		return false;
	}
	if (o->spreadsheet && !o->format->spreadsheet) {
		diag_usage("--spreadsheet needs -o csv or -o tsv");
		return false;
	}
	if (o->count && o->fields_given) {
		diag_usage("--count-by cannot be used with --fields: it names "
		    "the fields that are printed");
		return false;
	}
	if (o->summary && (!selection_is_empty(s) || s->fields.n > 0 ||
	    s->tests.n > 0 || o->max_count != UINT64_MAX ||
	    o->section != NULL)) {
		diag_usage("--summary counts all records: it cannot be used "
		    "with options that select records or fields");
		return false;
	}
	return true;
}

/* Options that are not given have these values. */
static void
options_default(struct options *out)
{
	memset(out, 0, sizeof *out);
	out->format = format_find("human");
	out->codepage = "IBM-1047";
	out->unpack = true;
	out->max_count = UINT64_MAX;
}

static void
select_subtypes(struct options *out)
{
	if (selection_is_empty(&out->selection))
		selection_add(&out->selection, 73, 80);
	if (out->summary)
		selection_add(&out->selection, 0, UINT16_MAX);
}

enum options_result
options_parse(int argc, char **argv, struct options *out)
{
	char letters[2 * OPTIONS_N + 2];
	int value;

	options_default(out);
	short_options(letters);
	opterr = 0;
	while ((value = getopt_long(argc, argv, letters, long_options,
	    NULL)) != -1) {
		if (value == ':' || value == '?') {
			complain(argc, argv, value);
			return OPTIONS_WRONG;
		}
		if (!parse_option(option_find(value), out))
			return OPTIONS_WRONG;
		if (out->result != OPTIONS_RUN)
			return out->result;
	}
	out->files = argv + optind;
	if (!files_agree(out) || !options_agree(out))
		return OPTIONS_WRONG;
	select_subtypes(out);
	out->selection.usual = out->format->usual;
	if (out->count && out->selection.usual == USUAL_TABLE)
		out->selection.usual = USUAL_DOCUMENTED;	/* as in csv */
	return OPTIONS_RUN;
}

void
options_free(struct options *o)
{
	words_free(&o->layouts);
	words_free(&o->utc_offsets);
	words_free(&o->selection.fields);
	words_free(&o->selection.tests);
	words_free(&o->selection.shown);
	arena_free(&o->arena);
}
