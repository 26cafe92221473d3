/* plan - what to print, worked out once: columns, and a program per layout.
 *
 * A program is the list of operations that prints one kind of record: after
 * this constant text, decode that field of that section. */
#ifndef SMF119_PLAN_H
#define SMF119_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode/decode.h"
#include "layout/catalog.h"
#include "query/selection.h"

/* Where a field is found: in what is known of the record without reading it,
 * in the triplets that no layout describes, in the header, or in the section
 * of a triplet (slot 1 is the first triplet). */
enum {
	SLOT_CONTEXT = -2,
	SLOT_UNDECODED = -1,
	SLOT_HEADER = 0
};

/* One thing to print of every record that has it. */
struct column {
	const char *name;
	const char *label;
};

/* How a text of up to 8 bytes, taken as a number, was printed the last time;
 * n = 0: not at all. */
struct memo {
	uint64_t key;
	size_t n;
	char text[16];
};

/* The kinds of values that most values are of have steps of their own. */
enum step {
	STEP_OTHER,
	STEP_FLAG,
	STEP_UINT,
	STEP_CODE,
	STEP_UNIXTIME,
	STEP_NAME,	/* short text, with a memo */
	STEP_TEXT
};

struct op {
	struct decoder decoder;
	enum step step;
	int slot;
	unsigned column;
	const char *lead;	/* what the format prints before the value, in */
	size_t nlead;		/* the catalog's memory */
	struct memo *memo;	/* of a short text; or NULL */
	const struct op *next;	/* the first behind it that is of another slot */
};

struct test;	/* see where.h */

struct program {
	const struct record_layout *layout;
	const struct op *ops;	/* in order of columns */
	size_t nops;
	const char *tail;	/* what the format prints after the last value */
	size_t ntail;
	const struct op *heading;	/* time, system, stack, subtype */
	size_t nheading;
	const struct test *tests;	/* a record must pass all of them */
	size_t ntests;
	bool never;	/* a test is of a field that it does not have */
};

/* Makes what a format prints in front of a value; NULL without memory. gap is
 * how many columns the value is to the right of the one before it. A column of
 * NULL is for what comes after the last value. section is the one that begins
 * with this value; NULL when that is not so. */
typedef const char *plan_lead(struct arena *a, const struct column *c,
    size_t gap, const struct section *section);

struct plan {
	const struct column *columns;
	size_t ncolumns;
	const struct program *programs;	/* by subtype, then in order */
	size_t nprograms;
	const struct program *first[256];	/* of a subtype below 256 */
	struct program generic;	/* for records that no layout fits */
	size_t slots;	/* one more than the triplets of the longest program */
};

/* What is wrong with a selection: the word of the user's, and why. */
struct plan_error {
	const char *word;
	const char *what;	/* NULL: there is no memory */
	char hint[160];	/* more words for the message, or empty */
};

/* The sections that every record of type 119 begins with. */
extern const char plan_header[];
extern const char plan_identification[];

/* Makes the plan in the catalog's memory. */
bool plan_make(struct catalog *c, const struct selection *s, plan_lead *lead,
    struct plan *out, struct plan_error *error);

/* The first program for records of that subtype; the others follow it. NULL
 * when there is none. */
const struct program *plan_first(const struct plan *p, unsigned subtype);

/* The same for an input that is nothing but occurrences of one section: one
 * program, whose slot 1 it is. */
bool plan_make_section(struct catalog *c, const struct selection *s,
    const struct section *section, plan_lead *lead, struct plan *out,
    struct plan_error *error);

#endif
