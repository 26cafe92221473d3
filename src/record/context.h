/* context - what is known of a record besides its bytes, as fields. */
#ifndef SMF119_CONTEXT_H
#define SMF119_CONTEXT_H

#include <stdint.h>

#include "decode/value.h"
#include "layout/layout.h"

struct context {
	const char *file;
	const char *name;	/* of the subtype; NULL: unknown */
	const char *short_name;	/* or its number, which is in digits */
	char digits[8];
	uint64_t record;
	uint64_t offset;
};

/* Its fields: file, record, offset, subtype_name, subtype_short. */
extern const struct section context_section;

/* "undecoded": the sections that no layout describes. */
extern const struct field context_undecoded;

/* For context_name alone. */
void context_number(struct context *c, unsigned subtype);

/* Sets the names of a subtype, of which layout is one; NULL: there is none. */
static inline void
context_name(struct context *c, const struct record_layout *layout,
    unsigned subtype)
{
	c->name = layout != NULL ? layout->name : NULL;
	c->short_name = layout != NULL ? layout->short_name : NULL;
	if (c->short_name == NULL)
		context_number(c, subtype);
}

/* The value of a field of context_section. */
void context_value(const struct context *c, const struct field *f,
    struct value *out);

#endif
