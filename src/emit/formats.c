/* formats - the list of formats. */
#include "emit/formats.h"

#include <string.h>

#define FORMAT_EXTERN(name) extern const struct format format_##name;
#define FORMAT_ROW(name) &format_##name,
#define FORMAT_NAME(name) #name

FORMATS(FORMAT_EXTERN,)

const struct format *const formats[] = { FORMATS(FORMAT_ROW,) };

const char format_names[] = FORMATS(FORMAT_NAME, ", ");

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < FORMATS_N; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}
