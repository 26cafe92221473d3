/* framings - a new framing is added to this list. */
#include "input/framings.h"

#include <string.h>

const struct framing *const framings[] = {
	&framing_rdw,
	&framing_sdw,
	&framing_bdw,
	&framing_xbdw,
	&framing_prefix4,
	&framing_prefix4_rdw,
	&framing_ftpblock,
	&framing_aws,
	NULL
};

const struct framing *
framing_find(const char *name)
{
	const struct framing *const *f;

	for (f = framings; *f != NULL; f++)
		if (strcmp((*f)->name, name) == 0)
			break;
	return *f;
}
