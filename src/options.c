/* options - what the user asked for. */
#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"

const char options_help[] =
"Usage: smf119 [OPTION]... [FILE]...\n"
"Print the SMF type 119 records of IPSec tunnels in z/OS SMF dumps.\n"
"With no FILE, or when FILE is -, read standard input.\n"
"\n"
"  -o, --format=FORMAT     human (default), csv or kv\n"
"  -s, --subtype=LIST      subtypes to print: numbers, ranges such as 73-75,\n"
"                          ipsec (73-80, the default) or all\n"
"      --raw               print codes and times as the numbers recorded\n"
"      --no-header         print no header line in csv\n"
"      --codepage=NAME     EBCDIC code page of the text (default IBM-1047)\n"
"  -q, --quiet             do not report damaged input, only exit with 1\n"
"  -v, --verbose           report the framing found and counts at the end\n"
"  -h, --help              print this help and exit\n"
"  -V, --version           print the version and exit\n"
"\n"
"Exit status: 0 all was read and printed, 1 input was damaged and the rest\n"
"was printed, 2 the job could not be done.\n"
"\n"
"The manual page smf119(1) says more.\n";

enum {
	OPTION_RAW = 256,
	OPTION_NO_HEADER,
	OPTION_CODEPAGE
};

static const struct option long_options[] = {
	{ "format", required_argument, NULL, 'o' },
	{ "subtype", required_argument, NULL, 's' },
	{ "raw", no_argument, NULL, OPTION_RAW },
	{ "no-header", no_argument, NULL, OPTION_NO_HEADER },
	{ "codepage", required_argument, NULL, OPTION_CODEPAGE },
	{ "quiet", no_argument, NULL, 'q' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 },
};

/* A subtype at *s, which is moved behind it. */
static bool
parse_subtype(const char **s, unsigned *out)
{
	const char *digits = *s;
	unsigned n = 0;

	while (**s >= '0' && **s <= '9' && n <= UINT16_MAX)
		n = n * 10 + (unsigned)(*(*s)++ - '0');
	if (*s == digits || n > UINT16_MAX)
		return false;
	*out = n;
	return true;
}

static bool
parse_range(const char **s, struct selection *out)
{
	unsigned from, to;

	if (strncmp(*s, "ipsec", 5) == 0) {
		*s += 5;
		selection_add(out, 73, 80);
		return true;
	}
	if (strncmp(*s, "all", 3) == 0) {
		*s += 3;
		selection_add(out, 0, UINT16_MAX);
		return true;
	}
	if (!parse_subtype(s, &from))
		return false;
	to = from;
	if (**s == '-' && (++*s, !parse_subtype(s, &to)))
		return false;
	if (to < from)
		return false;
	selection_add(out, from, to);
	return true;
}

static bool
parse_subtypes(const char *list, struct selection *out)
{
	const char *s = list;

	while (parse_range(&s, out)) {
		if (*s == '\0')
			return true;
		if (*s++ != ',')
			break;
	}
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
parse_option(int option, struct options *out)
{
	switch (option) {
	case 'o':
		return parse_format(optarg, out);
	case 's':
		return parse_subtypes(optarg, &out->selection);
	case OPTION_RAW:
		return out->selection.raw = true;
	case OPTION_NO_HEADER:
		return out->no_header = true;
	case OPTION_CODEPAGE:
		out->codepage = optarg;
		return true;
	case 'q':
		return out->quiet = true;
	case 'v':
		return out->verbose = true;
	default:
		return false;
	}
}

/* getopt's own messages have no room for "try --help". */
static void
complain(char **argv, int option)
{
	const char *word = argv[optind - 1];

	if (option == ':')
		diag_usage("option '%s' needs a value", word);
	else if (optopt > 0 && optopt < 256)
		diag_usage("there is no option '-%c'", optopt);
	else
		diag_usage("there is no option '%s', or it takes no value",
		    word);
}

enum options_result
options_parse(int argc, char **argv, struct options *out)
{
	static const uint8_t none[sizeof out->selection.subtypes];
	int option;

	memset(out, 0, sizeof *out);
	out->format = format_find("human");
	out->codepage = "IBM-1047";
	opterr = 0;
	while ((option = getopt_long(argc, argv, ":o:s:qvhV", long_options,
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
	if (memcmp(out->selection.subtypes, none, sizeof none) == 0)
		selection_add(&out->selection, 73, 80);
	out->selection.headed = out->format->headed;
	out->files = argv + optind;
	return OPTIONS_RUN;
}
