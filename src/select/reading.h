/* reading - one record, matched with its layout: where each section is. */
#ifndef SMF119_READING_H
#define SMF119_READING_H

#include "decode/value.h"
#include "record/record.h"
#include "select/context.h"
#include "select/plan.h"

/* Who is told of damage: called once for each, with section and field set
 * where they are known. */
struct fault_sink {
	void (*take)(struct fault_sink *sink, const struct fault *fault);
};

struct reading {
	const struct program *program;
	struct record record;
	struct context context;
	unsigned undecoded;	/* the first triplet that no layout describes */
	unsigned rows;	/* the most often that a section occurs; 1 or more */
	unsigned row;	/* the one in hand, from 0 */
	struct span *sections;	/* by slot: the occurrence in hand */
};

/* Memory for readings by this plan, from the catalog's. False: none left. */
bool reading_make(struct reading *r, struct catalog *c, const struct plan *p);

/* Reads the record in bytes, for which r->context has file, number and offset.
 * False: it is too damaged to show anything of.
 * What is damaged in part is left out of r. All damage goes to the sink. */
bool reading_open(struct reading *r, const struct catalog *c,
    const struct plan *p, struct span bytes, struct fault_sink *sink);

/* How often the section of a slot (1 or more) occurs in the record; the first
 * is for records in which one occurs more than once. */
unsigned reading_occurrences_of_many(const struct reading *r, unsigned slot);

static inline unsigned
reading_occurrences(const struct reading *r, unsigned slot)
{
	return r->rows == 1 ? r->sections[slot].n > 0 :
	    reading_occurrences_of_many(r, slot);
}

/* For reading_row alone. */
void reading_row_of_many(struct reading *r);

/* Takes occurrence i of each section in hand: a section that occurs once
 * stands in every row, one that occurs more often in as many rows. */
static inline void
reading_row(struct reading *r, unsigned i)
{
	r->row = i;
	if (r->rows > 1)
		reading_row_of_many(r);
}

/* The value of an operation or a test in the row in hand; the first is for
 * what is in no section. */
void reading_value_outside(const struct reading *r, const struct decoder *d,
    int slot, struct value *out);

static inline void
reading_value(const struct reading *r, const struct decoder *d, int slot,
    struct value *out)
{
	if (slot >= SLOT_HEADER)
		decode(d, r->sections[slot], out);
	else
		reading_value_outside(r, d, slot, out);
}

/* The section of triplet n, from 0, in the row in hand; false when it has none
 * there. */
bool reading_section(const struct reading *r, unsigned n, struct span *out);

/* An input of one section alone: this occurrence of it. */
void reading_open_section(struct reading *r, const struct plan *p,
    struct span bytes, struct fault_sink *sink);

#endif
