/* lookup - names to fields, within the layouts of a scope. */
#include "query/lookup.h"

#include <string.h>

#include "record/context.h"
#include "record/view.h"

bool
scope_reserve(struct scope *s, struct catalog *c, size_t n)
{
	*s = (struct scope){ .catalog = c };
	s->layouts = arena_take(&c->arena, n * sizeof *s->layouts);
	return s->layouts != NULL;
}

bool
scope_of_records(struct scope *s, struct catalog *c,
    const struct selection *selection)
{
	if (!scope_reserve(s, c, c->nlayouts))
		return false;
	for (struct record_layout *r = c->records; r != NULL; r = r->next)
		if (r->nsections > 0 && selection_has(selection, r->subtype))
			s->layouts[s->nlayouts++] = r;
	s->layouts[s->nlayouts++] = &c->generic;
	return true;
}

bool
query_fail(struct query_error *e, const char *word, const char *what)
{
	e->word = word;
	e->what = what;
	return false;
}

const struct section *
scope_section(const struct scope *s, const struct record_layout *r, int slot)
{
	if (slot == SLOT_CONTEXT)
		return &context_section;
	if (slot == SLOT_UNDECODED)
		return NULL;
	if (slot == SLOT_HEADER)
		return r->bare ? NULL : s->catalog->header;
	return r->sections[slot - 1];
}

static bool
layout_uses(const struct scope *s, const struct record_layout *r,
    const struct section *section)
{
	for (int slot = SLOT_HEADER; slot <= (int)r->nsections; slot++)
		if (scope_section(s, r, slot) == section)
			return true;
	return false;
}

bool
scope_adds_zone(const struct scope *s, const struct field *f)
{
	return s->zones != NULL && s->zones->n > 0 &&
	    f == s->zones->timestamp;
}

bool
scope_uses(const struct scope *s, const struct section *section)
{
	for (size_t i = 0; i < s->nlayouts; i++)
		if (layout_uses(s, s->layouts[i], section))
			return true;
	return false;
}

bool
scope_has_undecoded(const struct scope *s)
{
	for (size_t i = 0; i < s->nlayouts; i++)
		if (s->layouts[i]->open)
			return true;
	return false;
}

const struct field *
lookup_in_layout(const struct scope *s, const struct record_layout *r,
    const char *name, int *slot)
{
	const struct section *section;
	const struct field *f;

	for (int i = SLOT_CONTEXT; i <= (int)r->nsections; i++) {
		section = scope_section(s, r, i);
		f = section != NULL ? section_field(section, name) : NULL;
		if (f != NULL) {
			*slot = i;
			return f;
		}
	}
	return NULL;
}

void
lookup_decoder(const struct scope *s, const struct record_layout *r,
    const struct field *f, bool raw, struct decoder *out)
{
	decoder_make(f, raw, out);
	if (scope_adds_zone(s, f))
		decoder_add_zones(out, s->zones);
	if (f->flag_section == NULL)
		return;
	for (size_t i = 0; i < r->nsections; i++)
		if (r->sections[i] == f->flag_section)
			out->flag_slot = (int)i + 1;
}

const struct field *
lookup_anywhere(const struct scope *s, const char *name)
{
	const struct field *f = section_field(&context_section, name);
	const struct section *section;

	if (f == NULL && strcmp(name, context_undecoded.name) == 0)
		return &context_undecoded;
	for (section = s->catalog->sections; section != NULL && f == NULL;
	    section = section->next)
		f = section_field(section, name);
	return f != NULL && f->kind != FIELD_RESERVED ? f : NULL;
}
