/* context - what is known of a record besides its bytes, as fields. */
#ifndef SMF119_CONTEXT_H
#define SMF119_CONTEXT_H

#include <stdint.h>

#include "decode/value.h"
#include "layout/layout.h"

struct context {
	const char *file;
	const struct record_layout *layout;	/* of the subtype; or NULL */
	char digits[8];	/* of the subtype, when it has no short name */
	uint64_t record;
	uint64_t offset;
};

/* Its fields: file, record, offset, subtype_name, subtype_short. */
extern const struct section context_section;

/* "undecoded": the sections that no layout describes. */
extern const struct field context_undecoded;

/* Sets digits. */
void context_number(struct context *c, unsigned subtype);

/* The name of the subtype; empty when it has none. */
static inline struct span
context_name(const struct context *c)
{
	struct span name = { NULL, 0 };

	if (c->layout != NULL && c->layout->name != NULL) {
		name.p = (const uint8_t *)c->layout->name;
		name.n = c->layout->nname;
	}
	return name;
}

/* The value of a field of context_section. */
void context_value(const struct context *c, const struct field *f,
    struct value *out);

#endif
