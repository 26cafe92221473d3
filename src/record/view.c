/* view - finds the sections of a record, and says what is wrong with them. */
#include "record/view.h"

#include <string.h>

#include "decode/decode.h"
#include "record/match.h"

enum {
	FEW_TRIPLETS = 32,
	GROWTH_MAX = 1024	/* bytes in the rows of a record, for each of it */
};

bool
view_make(struct view *r, struct catalog *c, const struct plan *p)
{
	memset(r, 0, sizeof *r);
	r->sections = arena_take(&c->arena, p->slots * sizeof *r->sections);
	return r->sections != NULL;
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
section_check(const struct section *s, size_t len, const struct fault *known,
    struct fault_sink *sink)
{
	const struct field *cut = section_cut_field(s, len);
	struct fault fault = *known;

	fault.section = s->name;
	fault.have = len;
	if (cut != NULL) {
		fault.kind = FAULT_FIELD_CUT;
		fault.field = cut->name;
		fault.want = (uint64_t)(cut->offset + cut->length + 7) / 8;
		sink->take(sink, &fault);
	} else if (s->size != LAYOUT_OPEN && len > (size_t)s->size) {
		fault.kind = NOTE_SECTION_LONG;
		fault.want = (uint64_t)s->size;
		sink->take(sink, &fault);
	}
}

static void
section_fault(const struct section *s, struct fault *fault,
    struct fault_sink *sink)
{
	fault->section = s->name;
	sink->take(sink, fault);
	fault->section = NULL;
}

static void
sections_open(struct view *r, struct fault *fault, struct fault_sink *sink)
{
	const struct section *const *sections = r->program->layout->sections;
	struct triplet t;

	for (unsigned i = 0; i < r->undecoded; i++) {
		const struct section *s = sections[i];

		if (!record_triplet(&r->record, i, &t, fault))
			section_fault(s, fault, sink);
		r->sections[i + 1] = triplet_section(&t, 0);
		if (t.num == 0)
			continue;
		if (t.len < s->fixed || t.len > (size_t)s->size)
			section_check(s, t.len, fault, sink);
		if (r->rows < t.num)
			r->rows = t.num;
	}
}

/* The triplets behind those of the layout. */
static void
undecoded_open(struct view *r, struct fault *fault, struct fault_sink *sink)
{
	struct triplet t;

	for (unsigned i = r->undecoded; i < r->record.ntriplets; i++) {
		if (!record_triplet(&r->record, i, &t, fault))
			sink->take(sink, fault);
		if (r->rows < t.num)
			r->rows = t.num;
	}
}

/* The first triplet is believed to be the identification when its size is. */
static void
generic_open(struct view *r, const struct plan *p, struct fault *fault,
    struct fault_sink *sink)
{
	r->program = &p->generic;
	for (size_t slot = 1; slot <= p->generic.layout->nsections; slot++)
		r->sections[slot].n = 0;
	if (plan_first(p, r->record.subtype) != NULL) {
		fault->kind = NOTE_NO_LAYOUT;
		fault->have = r->record.ntriplets;
		sink->take(sink, fault);
	}
	if (r->record.ntriplets > 0 &&
	    match_sizes(p->generic.layout, &r->record))
		r->undecoded = (unsigned)p->generic.layout->nsections;
}

static void
reading_clear(struct view *r)
{
	r->sections[SLOT_HEADER] = r->record.header;
	r->rows = 1;
	r->row = 0;
	r->undecoded = 0;
}

/* Sections may overlap, and one that occurs once stands in every row: a record
 * of 32 KB could ask for terabytes of output. No real one comes near. */
static bool
rows_in_measure(const struct view *r, struct fault *fault,
    struct fault_sink *sink)
{
	uint64_t bytes = record_triplet_at(r->record.ntriplets) * r->rows;
	struct triplet t = { .num = 0 };
	struct fault ignored;

	if (r->rows == 1 && r->record.ntriplets <= FEW_TRIPLETS)
		return true;
	for (unsigned i = 0; i < r->record.ntriplets; i++) {
		record_triplet(&r->record, i, &t, &ignored);
		bytes += (uint64_t)t.len * (t.num == 1 ? r->rows : t.num);
	}
	fault->want = (uint64_t)GROWTH_MAX * r->record.bytes.n;
	fault->have = bytes;
	if (bytes <= fault->want)
		return true;
	fault->kind = FAULT_ROWS;
	sink->take(sink, fault);
	return false;
}

bool
view_open(struct view *r, const struct catalog *c, const struct plan *p,
    struct span bytes, struct fault_sink *sink)
{
	struct fault fault = fault_make(FAULT_KINDS, 0, 0);
	unsigned subtype;

	if (!record_parse(bytes, &r->record, &fault)) {
		if (record_subtype(bytes, &subtype))
			fault.subtype = (int)subtype;
		sink->take(sink, &fault);
		return false;
	}
	fault.subtype = (int)r->record.subtype;
	reading_clear(r);
	r->program = match_program(p, &r->record);
	r->context.name = r->program != NULL ? r->program->layout->name :
	    subtype_name(c, r->record.subtype);
	if (r->program == NULL)
		generic_open(r, p, &fault, sink);
	else
		r->undecoded = (unsigned)r->program->layout->nsections;
	sections_open(r, &fault, sink);
	undecoded_open(r, &fault, sink);
	return rows_in_measure(r, &fault, sink);
}

unsigned
view_occurrences_of_many(const struct view *r, unsigned slot)
{
	struct triplet t;
	struct fault ignored;

	if (slot > r->undecoded)
		return 0;
	record_triplet(&r->record, slot - 1, &t, &ignored);
	return t.num;
}

bool
view_section(const struct view *r, unsigned n, struct span *out)
{
	struct triplet t;
	struct fault ignored;

	if (!record_triplet(&r->record, n, &t, &ignored) || t.num == 0 ||
	    (t.num > 1 && r->row >= t.num))
		return false;
	*out = triplet_section(&t, r->row);
	return true;
}

void
view_row_of_many(struct view *r)
{
	static const struct span none;

	for (unsigned slot = 1; slot <= r->undecoded; slot++)
		if (!view_section(r, slot - 1, &r->sections[slot]))
			r->sections[slot] = none;
}

static bool
undecoded_any(const struct view *r)
{
	struct span section;

	for (unsigned n = r->undecoded; n < r->record.ntriplets; n++)
		if (view_section(r, n, &section))
			return true;
	return false;
}

void
view_value_outside(const struct view *r, const struct decoder *d,
    int slot, struct value *out)
{
	if (slot == SLOT_CONTEXT)
		context_value(&r->context, d->field, out);
	else
		out->kind = undecoded_any(r) ? VALUE_SECTIONS : VALUE_ABSENT;
}

void
view_open_section(struct view *r, const struct plan *p,
    struct span bytes, struct fault_sink *sink)
{
	struct fault fault = fault_make(FAULT_KINDS, 0, 0);

	memset(&r->record, 0, sizeof r->record);
	reading_clear(r);
	r->sections[1] = bytes;
	r->program = &p->generic;
	r->context.name = r->program->layout->name;
	section_check(r->program->layout->sections[0], bytes.n, &fault, sink);
}
