/* view - finds the sections of a record, and reports damage to them. */
#include "record/view.h"

#include <string.h>

#include "record/match.h"

enum {
	FEW_TRIPLETS = 32,
	GROWTH_MAX = 1024	/* bytes in all rows, for each byte of the
				 * record */
};

bool
view_make(struct view *v, struct catalog *c)
{
	memset(v, 0, sizeof *v);
	v->sections = arena_take(&c->arena, c->nslots * sizeof *v->sections);
	return v->sections != NULL;
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
sections_open(struct view *v, struct fault *fault, struct fault_sink *sink)
{
	const struct section *const *sections = v->layout->sections;
	struct triplet t;

	for (unsigned i = 0; i < v->decoded; i++) {
		const struct section *s = sections[i];

		if (!record_triplet(&v->record, i, &t, fault))
			section_fault(s, fault, sink);
		v->sections[i + 1] = triplet_section(&t, 0);
		if (t.num == 0)
			continue;
		if (t.len < s->fixed || t.len > (size_t)s->size)
			section_check(s, t.len, fault, sink);
		if (v->rows < t.num)
			v->rows = t.num;
	}
}

/* The triplets behind those of the layout. */
static void
undecoded_open(struct view *v, struct fault *fault, struct fault_sink *sink)
{
	struct triplet t;

	for (unsigned i = v->decoded; i < v->record.ntriplets; i++) {
		if (!record_triplet(&v->record, i, &t, fault))
			sink->take(sink, fault);
		if (v->rows < t.num)
			v->rows = t.num;
	}
}

/* layout: one of the subtype, or NULL when it has none. */
static inline void
set_subtype(struct view *v, const struct record_layout *layout,
    unsigned subtype)
{
	v->context.layout = layout;
	if (layout == NULL || layout->short_name == NULL)
		context_number(&v->context, subtype);
}

/* The first triplet is believed to be the identification when its size is. */
static void
generic_open(struct view *v, const struct catalog *c, struct fault *fault,
    struct fault_sink *sink)
{
	v->layout = &c->generic;
	set_subtype(v, catalog_first(c, v->record.subtype),
	    v->record.subtype);
	for (size_t slot = 1; slot <= c->generic.nsections; slot++)
		v->sections[slot].n = 0;
	if (match_fault(c, &v->record, fault)) {
		sink->take(sink, fault);
		fault->section = NULL;
	}
	if (v->record.ntriplets > 0 && match_sizes(v->layout, &v->record))
		v->decoded = (unsigned)v->layout->nsections;
}

static void
view_clear(struct view *v)
{
	v->sections[SLOT_HEADER] = v->record.header;
	v->rows = 1;
	v->row = 0;
	v->decoded = 0;
}

/* Sections may overlap, and one that occurs once is in every row: the output of
 * a damaged record of 32 KB could be terabytes. Real records are far below the
 * limit. */
static bool
rows_are_bounded(const struct view *v, struct fault *fault,
    struct fault_sink *sink)
{
	uint64_t bytes = record_triplet_at(v->record.ntriplets) * v->rows;
	struct triplet t = { .num = 0 };
	struct fault ignored;

	if (v->rows == 1 && v->record.ntriplets <= FEW_TRIPLETS)
		return true;
	for (unsigned i = 0; i < v->record.ntriplets; i++) {
		record_triplet(&v->record, i, &t, &ignored);
		bytes += (uint64_t)t.len * (t.num == 1 ? v->rows : t.num);
	}
	fault->want = (uint64_t)GROWTH_MAX * v->record.bytes.n;
	fault->have = bytes;
	if (bytes <= fault->want)
		return true;
	fault->kind = FAULT_ROWS;
	sink->take(sink, fault);
	return false;
}

/* Most subtypes have one layout, and most records its number of triplets. */
static const struct record_layout *
find_layout(const struct catalog *c, const struct record *record)
{
	const struct record_layout *r = catalog_first(c, record->subtype);

	if (r != NULL && r->sibling == NULL && r->nsections > 0 &&
	    r->nsections == record->ntriplets)
		return r;
	return match_layout(c, record);
}

bool
view_open(struct view *v, const struct catalog *c, struct span bytes,
    struct fault_sink *sink)
{
	struct fault fault = { .subtype = -1 };
	unsigned subtype;

	if (!record_parse(bytes, &v->record, &fault)) {
		if (record_subtype(bytes, &subtype))
			fault.subtype = (int)subtype;
		sink->take(sink, &fault);
		return false;
	}
	fault.subtype = (int)v->record.subtype;
	view_clear(v);
	v->layout = find_layout(c, &v->record);
	if (v->layout == NULL) {
		generic_open(v, c, &fault, sink);
	} else {
		set_subtype(v, v->layout, v->record.subtype);
		v->decoded = (unsigned)v->layout->nsections;
	}
	sections_open(v, &fault, sink);
	undecoded_open(v, &fault, sink);
	return rows_are_bounded(v, &fault, sink);
}

void
view_open_section(struct view *v, const struct record_layout *layout,
    struct span bytes, struct fault_sink *sink)
{
	struct fault fault = { .subtype = -1 };

	memset(&v->record, 0, sizeof v->record);
	view_clear(v);
	v->decoded = 1;
	v->sections[1] = bytes;
	v->layout = layout;
	set_subtype(v, layout, layout->subtype);
	section_check(layout->sections[0], bytes.n, &fault, sink);
}

/* The triplet of a slot, which has been checked when the record was opened. */
static struct triplet
triplet_of_slot(const struct view *v, unsigned slot)
{
	struct triplet t;
	struct fault ignored;

	record_triplet(&v->record, slot - 1, &t, &ignored);
	return t;
}

unsigned
view_occurrences_of_many(const struct view *v, unsigned slot)
{
	return triplet_of_slot(v, slot).num;
}

struct span
view_occurrence(const struct view *v, unsigned slot, unsigned i)
{
	const struct triplet t = triplet_of_slot(v, slot);

	return triplet_section(&t, i);
}

bool
view_section(const struct view *v, unsigned slot, struct span *out)
{
	const struct triplet t = triplet_of_slot(v, slot);

	if (t.num == 0 || (t.num > 1 && v->row >= t.num))
		return false;
	*out = triplet_section(&t, v->row);
	return true;
}

void
view_row_of_many(struct view *v)
{
	static const struct span none;

	for (unsigned slot = 1; slot <= v->decoded; slot++)
		if (!view_section(v, slot, &v->sections[slot]))
			v->sections[slot] = none;
}

static bool
undecoded_any(const struct view *v)
{
	struct span section;

	for (unsigned slot = v->decoded + 1; slot <= view_slots(v); slot++)
		if (view_section(v, slot, &section))
			return true;
	return false;
}

void
view_value_outside(const struct view *v, const struct decoder *d, int slot,
    struct value *out)
{
	if (d->zones != NULL && slot >= SLOT_HEADER)
		decode_zoned(d, v->sections[slot], out);
	else if (slot >= SLOT_HEADER)
		decode_address(d, v->sections[slot],
		    v->sections[d->flag_slot], out);
	else if (slot == SLOT_CONTEXT)
		context_value(&v->context, d->field, out);
	else
		out->kind = undecoded_any(v) ? VALUE_SECTIONS : VALUE_ABSENT;
}

static bool
section_has_undecoded(const struct section *s, size_t size)
{
	for (size_t i = 0; i < s->nfields; i++)
		if (field_is_undocumented(&s->fields[i]) &&
		    (size_t)s->fields[i].offset / 8 < size)
			return true;
	return false;
}

bool
view_has_undecoded(const struct view *v)
{
	if (view_slots(v) > v->decoded)
		return true;
	for (unsigned slot = 1; slot <= v->decoded; slot++)
		if (section_has_undecoded(v->layout->sections[slot - 1],
		    v->sections[slot].n))
			return true;
	return false;
}
