/* view - one record, matched with its layout: where each section is. */
#ifndef SMF119_VIEW_H
#define SMF119_VIEW_H

#include "decode/decode.h"
#include "layout/catalog.h"
#include "record/context.h"
#include "record/triplets.h"

/* Where a field is found: in what is known of the record without reading it,
 * in the sections that no layout describes, in the header, or in the section
 * of a triplet (slot 1 is the first triplet). */
enum {
	SLOT_CONTEXT = -2,
	SLOT_UNDECODED = -1,
	SLOT_HEADER = 0
};

/* Receives the damage found in a record: called once for each, with section
 * and field set where they are known. */
struct fault_sink {
	void (*take)(struct fault_sink *sink, const struct fault *fault);
};

struct view {
	const struct record_layout *layout;
	struct record record;
	struct context context;
	unsigned decoded;	/* slots from 1 on that the layout describes */
	unsigned rows;	/* the most often that a section occurs; 1 or more */
	unsigned row;	/* the current row, from 0 */
	struct span *sections;	/* by slot: the occurrence in this row */
};

/* Takes memory for records of this catalog from its arena. False: none left. */
bool view_make(struct view *v, struct catalog *c);

/* Opens the record in bytes, for which v->context has file, number and offset.
 * What is damaged in part is left out. False: too damaged to show anything.
 * All damage goes to the sink. */
bool view_open(struct view *v, const struct catalog *c, struct span bytes,
    struct fault_sink *sink);

/* Opens bytes that are the only section of a bare layout. */
void view_open_section(struct view *v, const struct record_layout *layout,
    struct span bytes, struct fault_sink *sink);

/* How many slots with sections the record has, described or not. */
static inline unsigned
view_slots(const struct view *v)
{
	return v->layout->bare ? 1 : v->record.ntriplets;
}

/* For view_occurrences alone: where a section may occur more than once. */
unsigned view_occurrences_of_many(const struct view *v, unsigned slot);

/* How often the section of a slot (1 or more) occurs, and its occurrence i. */
static inline unsigned
view_occurrences(const struct view *v, unsigned slot)
{
	if (v->rows == 1 && slot <= v->decoded)
		return v->sections[slot].n > 0;
	return view_occurrences_of_many(v, slot);
}

struct span view_occurrence(const struct view *v, unsigned slot, unsigned i);

/* For view_row alone. */
void view_row_of_many(struct view *v);

/* Makes i the current row. A section that occurs once is in every row, one
 * that occurs more often in as many rows. */
static inline void
view_row(struct view *v, unsigned i)
{
	v->row = i;
	if (v->rows > 1)
		view_row_of_many(v);
}

/* The section of a slot (1 or more) in the current row, described or not.
 * False: it is not in this row. */
bool view_section(const struct view *v, unsigned slot, struct span *out);

/* Are there bytes of which no layout says what they mean? */
bool view_has_undecoded(const struct view *v);

/* For view_value alone: fields outside the sections, and addresses whose flag
 * is in another section. */
void view_value_outside(const struct view *v, const struct decoder *d,
    int slot, struct value *out);

/* The value of a field in the current row. */
static inline void
view_value(const struct view *v, const struct decoder *d, int slot,
    struct value *out)
{
	if (slot >= SLOT_HEADER && d->flag_slot == 0)
		decode(d, v->sections[slot], out);
	else
		view_value_outside(v, d, slot, out);
}

#endif
