/* view - one record, matched with its layout: where each section is. */
#ifndef SMF119_VIEW_H
#define SMF119_VIEW_H

#include "decode/value.h"
#include "record/triplets.h"
#include "record/context.h"
#include "query/plan.h"

/* Who is told of damage: called once for each, with section and field set
 * where they are known. */
struct fault_sink {
	void (*take)(struct fault_sink *sink, const struct fault *fault);
};

struct view {
	const struct program *program;
	struct record record;
	struct context context;
	unsigned undecoded;	/* the first triplet that no layout describes */
	unsigned rows;	/* the most often that a section occurs; 1 or more */
	unsigned row;	/* the one in hand, from 0 */
	struct span *sections;	/* by slot: the occurrence in hand */
};

/* Memory for readings by this plan, from the catalog's. False: none left. */
bool view_make(struct view *r, struct catalog *c, const struct plan *p);

/* Reads the record in bytes, for which r->context has file, number and offset.
 * False: it is too damaged to show anything of.
 * What is damaged in part is left out of r. All damage goes to the sink. */
bool view_open(struct view *r, const struct catalog *c,
    const struct plan *p, struct span bytes, struct fault_sink *sink);

/* How often the section of a slot (1 or more) occurs in the record; the first
 * is for records in which one occurs more than once. */
unsigned view_occurrences_of_many(const struct view *r, unsigned slot);

static inline unsigned
view_occurrences(const struct view *r, unsigned slot)
{
	return r->rows == 1 ? r->sections[slot].n > 0 :
	    view_occurrences_of_many(r, slot);
}

/* For view_row alone. */
void view_row_of_many(struct view *r);

/* Takes occurrence i of each section in hand: a section that occurs once
 * stands in every row, one that occurs more often in as many rows. */
static inline void
view_row(struct view *r, unsigned i)
{
	r->row = i;
	if (r->rows > 1)
		view_row_of_many(r);
}

/* The value of an operation or a test in the row in hand; the first is for
 * what is in no section. */
void view_value_outside(const struct view *r, const struct decoder *d,
    int slot, struct value *out);

static inline void
view_value(const struct view *r, const struct decoder *d, int slot,
    struct value *out)
{
	if (slot >= SLOT_HEADER)
		decode(d, r->sections[slot], out);
	else
		view_value_outside(r, d, slot, out);
}

/* The section of triplet n, from 0, in the row in hand; false when it has none
 * there. */
bool view_section(const struct view *r, unsigned n, struct span *out);

/* An input of one section alone: this occurrence of it. */
void view_open_section(struct view *r, const struct plan *p,
    struct span bytes, struct fault_sink *sink);

#endif
