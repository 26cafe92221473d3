/* page_tables - the tables of the IBM pages, typed by a person. */
#ifndef SMF119_PAGE_TABLES_H
#define SMF119_PAGE_TABLES_H

#include "layout/catalog.h"

/* One row of a page: byte and bit of its offset, length in bits. */
struct page_row {
	const char *section;
	const char *name;
	long byte;
	long bit;
	long bits;
	enum field_kind kind;
};

struct page_code {
	const char *section;
	const char *field;
	unsigned long number;
	const char *token;	/* the constant without NMsec_ and its family */
};

struct page_record {
	unsigned subtype;
	const char *sections;	/* each with a blank before it */
};

extern const struct page_row page_rows[];
extern const size_t page_nrows;
extern const struct page_code page_codes[];
extern const size_t page_ncodes;
extern const struct page_record page_records[];
extern const size_t page_nrecords;

/* Sections that are one text from end to end, for which IBM has no name. */
extern const char *const page_identities[];

#endif
