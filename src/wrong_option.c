/* wrong_option - messages about long options that getopt_long(3) refuses. */
#include "wrong_option.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "lib/edits.h"

/* The options that begin with the n characters at name, as "--A, --B"; returns
 * how many there are. */
static size_t
list_beginning(const struct option *o, const char *name, size_t n, char *list,
    size_t room)
{
	size_t found = 0, used = 0;

	for (; o->name != NULL; o++) {
		if (strncmp(o->name, name, n) != 0)
			continue;
		if (strlen(o->name) == n)
			return 1;
		if (used < room)
			used += (size_t)snprintf(list + used, room - used,
			    "%s--%s", found > 0 ? ", " : "", o->name);
		found++;
	}
	return found;
}

/* The option whose name is nearest to that one; NULL when none is near. */
static const char *
nearest(const struct option *o, const char *name)
{
	size_t least = edits_allowed(name) + 1, n;
	const char *found = NULL;

	for (; o->name != NULL; o++) {
		n = edits_between(name, o->name);
		if (n < least) {
			least = n;
			found = o->name;
		}
	}
	return found;
}

static void
complain_unknown(const struct option *options, const char *word, size_t n)
{
	char name[EDITS_LONGEST + 1];
	const char *near;

	snprintf(name, sizeof name, "%.*s", (int)n, word + 2);
	near = nearest(options, name);
	if (near != NULL)
		diag_usage("unknown option '%s'; perhaps --%s", word,
		    near);
	else
		diag_usage("unknown option '%s'", word);
}

void
wrong_option(const struct option *options, const char *word)
{
	const size_t n = strcspn(word + 2, "=");
	char list[512] = "";
	size_t found = list_beginning(options, word + 2, n, list, sizeof list);

	if (found > 1)
		diag_usage("option '%s' could be %s", word, list);
	else if (found == 1)
		diag_usage("option '%.*s' takes no value", (int)n + 2, word);
	else
		complain_unknown(options, word, n);
}
