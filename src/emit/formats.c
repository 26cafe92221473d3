/* formats - every format there is, by name. */
#include "emit/formats.h"

#include <string.h>

static const struct format *const formats[] = {
	&format_human, &format_csv, &format_kv, &format_json,
};

const char format_names[] = "human, csv, kv, json";

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}
