/* layout - finding things inside one section or one block of values. */
#include "layout/layout.h"

#include <string.h>

const struct field *
section_field(const struct section *s, const char *name)
{
	for (size_t i = 0; i < s->nfields; i++)
		if (strcmp(s->fields[i].name, name) == 0)
			return &s->fields[i];
	return NULL;
}

bool
field_is_undocumented(const struct field *f)
{
	if (f->kind != FIELD_HEX && f->kind != FIELD_SECTIONS)
		return false;
	for (const char *c = f->name; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			return false;
	return true;
}

const struct code *
values_find_large(const struct values *v, uint64_t number)
{
	for (size_t i = 0; i < v->ncodes; i++)
		if (v->codes[i].number == number)
			return &v->codes[i];
	return NULL;
}

const struct field *
section_cut_field(const struct section *s, size_t n)
{
	const struct field *f;
	long end = (long)n * 8;

	if (n >= s->fixed)
		return NULL;
	for (size_t i = 0; i < s->nfields; i++) {
		f = &s->fields[i];
		if (f->offset < end && f->length != LAYOUT_OPEN &&
		    f->offset + f->length > end)
			return f;
	}
	return NULL;
}
