/* check_seed - the tables of the IBM pages, as a person typed them. */
#ifndef SMF119_CHECK_SEED_H
#define SMF119_CHECK_SEED_H

#include "layout/layout.h"

/* One row of a page: byte and bit of its offset, length in bits. */
struct seed_row {
	const char *section;
	const char *name;
	long byte;
	long bit;
	long bits;
	enum field_kind kind;
};

struct seed_code {
	const char *section;
	const char *field;
	unsigned long number;
	const char *token;	/* the constant without NMsec_ and its family */
};

struct seed_record {
	unsigned subtype;
	const char *sections;	/* each with a blank before it */
};

extern const struct seed_row seed_rows[];
extern const size_t seed_nrows;
extern const struct seed_code seed_codes[];
extern const size_t seed_ncodes;
extern const struct seed_record seed_records[];
extern const size_t seed_nrecords;

/* Sections that are one text from end to end, for which IBM has no name. */
extern const char *const seed_identities[];

#endif
