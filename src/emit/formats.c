/* formats - the list of formats: a new one is a line in FORMATS. */
#include "emit/formats.h"

#include <string.h>

#define FORMATS(FORMAT, AND) \
	FORMAT(human) AND FORMAT(csv) AND FORMAT(kv) AND FORMAT(json)

#define FORMAT_EXTERN(name) extern const struct format format_##name;
#define FORMAT_ROW(name) &format_##name,
#define FORMAT_NAME(name) #name

FORMATS(FORMAT_EXTERN,)

static const struct format *const formats[] = { FORMATS(FORMAT_ROW,) };

const char format_names[] = FORMATS(FORMAT_NAME, ", ");

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}
