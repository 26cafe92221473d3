/* kind - the table of kinds, and how to find a row of it. */
#include "layout/kind.h"

#include <stdio.h>
#include <string.h>

static const struct kind kinds[] = {
#define KIND_ROW(id, name, arguments, min, max, optional, side, width, each) \
	[FIELD_##id] = { name, arguments, min, max, optional, side, width, \
	    each },
	FIELD_KINDS(KIND_ROW)
#undef KIND_ROW
};

const struct kind *
kind_row(enum field_kind kind)
{
	return &kinds[kind];
}

bool
kind_find(const char *name, size_t n, enum field_kind *out)
{
	for (unsigned i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].arguments != ARGS_OUTSIDE &&
		    strlen(kinds[i].name) == n &&
		    memcmp(kinds[i].name, name, n) == 0) {
			*out = (enum field_kind)i;
			return true;
		}
	return false;
}

void
kind_names(char *out, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && at < n; i++)
		if (kinds[i].arguments != ARGS_OUTSIDE)
			at += (size_t)snprintf(out + at, n - at, "%s%s",
			    i > 0 ? ", " : "", kinds[i].name);
}

int
kind_width(enum field_kind kind, long bits)
{
	const struct kind *k = &kinds[kind];
	const long most = 20;
	long n = k->width;

	if (k->each > 0) {
		n = bits == LAYOUT_OPEN ? most : n + k->each * (bits / 8);
		n = n < most ? n : most;
	}
	return k->side * (int)n;
}

bool
kind_has_bits(enum field_kind kind)
{
	const enum kind_arguments a = kinds[kind].arguments;

	return a == ARGS_BITS || a == ARGS_SIZE ||
	    (a == ARGS_NONE && kinds[kind].min < 8);
}
