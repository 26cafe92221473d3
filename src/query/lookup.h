/* lookup - the fields that can be asked for, by name.
 *
 * A scope is what one run can print: the layouts of the selected subtypes, or
 * the one layout of an input of sections of one kind. */
#ifndef SMF119_LOOKUP_H
#define SMF119_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "decode/decode.h"
#include "layout/catalog.h"
#include "query/selection.h"

struct scope {
	struct catalog *catalog;	/* memory comes from its arena */
	const struct record_layout **layouts;
	size_t nlayouts;
	struct zones *zones;	/* of the selection */
};

/* What is wrong with a selection: the user's word, and why. */
struct query_error {
	const char *word;
	const char *what;	/* NULL: there is no memory */
	char hint[400];	/* more words for the message, or empty */
};

/* Begins a scope of up to n layouts, without any; memory is the catalog's.
 * False: none left. */
bool scope_reserve(struct scope *s, struct catalog *c, size_t n);

/* Makes the scope of the layouts of the selected subtypes, and the one for all
 * other records. False: no memory. */
bool scope_of_records(struct scope *s, struct catalog *c,
    const struct selection *selection);

/* Fills in the word and the reason. Returns false. */
bool query_fail(struct query_error *e, const char *word, const char *what);

/* The section of a slot (see record/view.h) in a layout; NULL when it has none. */
const struct section *scope_section(const struct scope *s,
    const struct record_layout *r, int slot);

/* Is a zone put behind the times in that field? */
bool scope_adds_zone(const struct scope *s, const struct field *f);

/* Is the section part of any record in the scope? */
bool scope_uses(const struct scope *s, const struct section *section);

/* Can a record in the scope have sections that no layout describes? */
bool scope_has_undecoded(const struct scope *s);

/* The field of that name in a record of that layout, and its slot. NULL, and
 * *slot left alone, when it has none. */
const struct field *lookup_in_layout(const struct scope *s,
    const struct record_layout *r, const char *name, int *slot);

/* Compiles a field for records of that layout, which must have it. */
void lookup_decoder(const struct scope *s, const struct record_layout *r,
    const struct field *f, bool raw, struct decoder *out);

/* The field of that name in any section that was loaded, or outside of
 * records; NULL when there is none, or it is reserved. */
const struct field *lookup_anywhere(const struct scope *s, const char *name);

#endif
