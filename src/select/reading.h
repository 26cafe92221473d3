/* reading - one record, matched with its layout: where each section is. */
#ifndef SMF119_READING_H
#define SMF119_READING_H

#include "decode/value.h"
#include "record/record.h"
#include "select/plan.h"

/* Who is told of damage: called once for each, with section and field set
 * where they are known. */
struct fault_sink {
	void (*take)(struct fault_sink *sink, const struct fault *fault);
};

struct reading {
	const struct program *program;
	struct record record;
	const char *name;	/* of the subtype; NULL: unknown */
	unsigned undecoded;	/* the first triplet that no layout describes */
	unsigned rows;	/* the most often that a section occurs; 1 or more */
	struct triplet *triplets;	/* by slot */
	struct span *sections;	/* by slot: the occurrence in hand */
};

/* Memory for readings by this plan, from the catalog's. False: none left. */
bool reading_make(struct reading *r, struct catalog *c, const struct plan *p);

/* Reads the record in bytes. False: it is too damaged to show anything of.
 * What is damaged in part is left out of r. All damage goes to the sink. */
bool reading_open(struct reading *r, const struct catalog *c,
    const struct plan *p, struct span bytes, struct fault_sink *sink);

/* Takes occurrence i of each section in hand: a section that occurs once
 * stands in every row, one that occurs more often in as many rows. */
void reading_row(struct reading *r, unsigned i);

#endif
