/* reading - chooses the layout that fits a record and finds its sections. */
#include "select/reading.h"

#include <string.h>

#include "decode/decode.h"

bool
reading_make(struct reading *r, struct catalog *c, const struct plan *p)
{
	memset(r, 0, sizeof *r);
	r->triplets = arena_take(&c->arena, p->slots * sizeof *r->triplets);
	r->sections = arena_take(&c->arena, p->slots * sizeof *r->sections);
	return r->triplets != NULL && r->sections != NULL;
}

/* Is every section that has a documented size, and is there, of that size? */
static bool
sizes_fit(const struct record_layout *layout, const struct record *record)
{
	struct triplet t;
	struct fault ignored;

	for (unsigned i = 0; i < layout->nsections; i++) {
		record_triplet(record, i, &t, &ignored);
		if (t.num > 0 && layout->sections[i]->size != LAYOUT_OPEN &&
		    t.len != (size_t)layout->sections[i]->size)
			return false;
	}
	return true;
}

static bool
is_candidate(const struct program *p, const struct record *record)
{
	return p->layout->subtype == record->subtype &&
	    p->layout->nsections == record->ntriplets;
}

/* The only layout with that many triplets, or of several the first whose
 * sizes fit: with one to choose from, another size is another release. */
static const struct program *
program_choose(const struct plan *p, const struct record *record)
{
	const struct program *only = NULL;
	unsigned n = 0;

	for (size_t i = 0; i < p->nprograms; i++)
		if (is_candidate(&p->programs[i], record)) {
			only = &p->programs[i];
			n++;
		}
	if (n <= 1)
		return only;
	for (size_t i = 0; i < p->nprograms; i++)
		if (is_candidate(&p->programs[i], record) &&
		    sizes_fit(p->programs[i].layout, record))
			return &p->programs[i];
	return NULL;
}

static bool
subtype_has_layout(const struct plan *p, unsigned subtype)
{
	for (size_t i = 0; i < p->nprograms; i++)
		if (p->programs[i].layout->subtype == subtype)
			return true;
	return false;
}

static const char *
subtype_name(const struct catalog *c, unsigned subtype)
{
	const struct record_layout *r = c->records;

	while (r != NULL && r->subtype != subtype)
		r = r->next;
	return r != NULL ? r->name : NULL;
}

/* Shorter and ending between rows is an older release, longer a newer one;
 * ending inside a row is damage. */
static void
section_check(const struct section *s, const struct triplet *t,
    struct fault fault, struct fault_sink *sink)
{
	const struct field *cut = section_cut_field(s, t->len);

	fault.section = s->name;
	fault.have = t->len;
	if (cut != NULL) {
		fault.kind = FAULT_FIELD_CUT;
		fault.field = cut->name;
		fault.want = (uint64_t)(cut->offset + cut->length + 7) / 8;
		sink->take(sink, &fault);
	} else if (s->size != LAYOUT_OPEN && t->len > (size_t)s->size) {
		fault.kind = NOTE_SECTION_LONG;
		fault.want = (uint64_t)s->size;
		sink->take(sink, &fault);
	}
}

static void
section_open(struct reading *r, const struct section *s, unsigned i,
    struct fault fault, struct fault_sink *sink)
{
	struct triplet *t = &r->triplets[i + 1];

	if (!record_triplet(&r->record, i, t, &fault)) {
		fault.section = s->name;
		sink->take(sink, &fault);
		return;
	}
	if (t->num > 0 && (s->size == LAYOUT_OPEN ||
	    t->len != (size_t)s->size))
		section_check(s, t, fault, sink);
	if (r->rows < t->num)
		r->rows = t->num;
}

/* The triplets behind those of the layout. */
static void
undecoded_open(struct reading *r, struct fault fault, struct fault_sink *sink)
{
	struct triplet t;

	for (unsigned i = r->undecoded; i < r->record.ntriplets; i++) {
		if (!record_triplet(&r->record, i, &t, &fault)) {
			fault.section = NULL;
			sink->take(sink, &fault);
		}
		if (r->rows < t.num)
			r->rows = t.num;
	}
}

/* The first triplet is believed to be the identification when its size is. */
static void
generic_open(struct reading *r, const struct plan *p, struct fault fault,
    struct fault_sink *sink)
{
	r->program = &p->generic;
	if (subtype_has_layout(p, r->record.subtype)) {
		fault.kind = NOTE_NO_LAYOUT;
		fault.have = r->record.ntriplets;
		sink->take(sink, &fault);
	}
	if (r->record.ntriplets > 0 &&
	    sizes_fit(p->generic.layout, &r->record))
		r->undecoded = (unsigned)p->generic.layout->nsections;
}

static void
reading_clear(struct reading *r, const struct plan *p)
{
	memset(r->triplets, 0, p->slots * sizeof *r->triplets);
	r->rows = 1;
	r->undecoded = 0;
}

bool
reading_open(struct reading *r, const struct catalog *c, const struct plan *p,
    struct span bytes, struct fault_sink *sink)
{
	struct fault fault = { .subtype = -1 };
	unsigned subtype;

	if (record_subtype(bytes, &subtype))
		fault.subtype = (int)subtype;
	if (!record_parse(bytes, &r->record, &fault)) {
		sink->take(sink, &fault);
		return false;
	}
	reading_clear(r, p);
	r->context.name = subtype_name(c, r->record.subtype);
	r->program = program_choose(p, &r->record);
	if (r->program == NULL)
		generic_open(r, p, fault, sink);
	else
		r->undecoded = r->record.ntriplets;
	for (unsigned i = 0; i < r->undecoded; i++)
		section_open(r, r->program->layout->sections[i], i, fault,
		    sink);
	undecoded_open(r, fault, sink);
	return true;
}

void
reading_row(struct reading *r, unsigned i)
{
	const struct triplet *t;
	static const struct span none;

	r->row = i;
	r->sections[SLOT_HEADER] = r->record.header;
	for (size_t slot = 1; slot <= r->program->layout->nsections; slot++) {
		t = &r->triplets[slot];
		r->sections[slot] = t->num > 1 && i >= t->num ? none :
		    triplet_section(t, i);
	}
}

bool
reading_undecoded(const struct reading *r, unsigned n, struct span *out)
{
	struct triplet t;
	struct fault ignored;

	if (!record_triplet(&r->record, n, &t, &ignored) || t.num == 0 ||
	    (t.num > 1 && r->row >= t.num))
		return false;
	*out = triplet_section(&t, r->row);
	return true;
}

static bool
undecoded_any(const struct reading *r)
{
	struct span section;

	for (unsigned n = r->undecoded; n < r->record.ntriplets; n++)
		if (reading_undecoded(r, n, &section))
			return true;
	return false;
}

void
reading_value(const struct reading *r, const struct field *f, int slot,
    struct value *out)
{
	if (slot >= SLOT_HEADER)
		decode_field(f, r->sections[slot], out);
	else if (slot == SLOT_CONTEXT)
		context_value(&r->context, f, out);
	else
		out->kind = undecoded_any(r) ? VALUE_SECTIONS : VALUE_ABSENT;
}

void
reading_open_section(struct reading *r, const struct plan *p,
    struct span bytes, struct fault_sink *sink)
{
	struct fault fault = { .subtype = -1 };

	reading_clear(r, p);
	memset(&r->record, 0, sizeof r->record);
	r->program = &p->generic;
	r->context.name = r->program->layout->name;
	r->triplets[1] = (struct triplet){ .bytes = bytes, .len = bytes.n,
		.num = 1 };
	section_check(r->program->layout->sections[0], &r->triplets[1], fault,
	    sink);
}
