/* emit - a format: one const struct of functions, one file. */
#ifndef SMF119_EMIT_H
#define SMF119_EMIT_H

#include <stdbool.h>

#include "decode/codepage.h"
#include "decode/value.h"
#include "emit/out.h"
#include "emit/print.h"
#include "emit/text.h"
#include "select/plan.h"
#include "select/reading.h"

struct emit {
	const struct format *format;
	struct out *out;
	struct text_table text;
	struct print_day utc_day;
	struct print_day local_day;
	const struct codepage *page;
	const struct reading *reading;	/* the record being printed */
	unsigned printed;	/* values of the row, or records, so far */
};

/* A value of a table that is not made of records, such as the summary. */
struct cell {
	const char *name;
	int width;	/* for people; negative: text, to the left */
	char text[32];	/* printable ASCII; empty: absent */
};

struct format {
	const char *name;	/* what --format takes */
	enum text_style text;
	bool headed;	/* it prints the heading of a record */
	plan_lead *lead;
	/* Before the first record; NULL: nothing. */
	void (*begin)(struct emit *e, const struct plan *p);
	/* One record. */
	void (*record)(struct emit *e, struct reading *r);
	/* For the formats whose record is emit_rows: one value of a row, also
	 * when it is absent, and the end of the row. */
	void (*value)(struct emit *e, const struct op *op,
	    const struct value *v);
	void (*end)(struct emit *e, const struct program *p);
	/* The head (NULL: none) and a row of a table of n cells. */
	void (*cells_head)(struct emit *e, const struct cell *cells, size_t n);
	void (*cells)(struct emit *e, const struct cell *cells, size_t n);
};

/* NULL when there is no format of that name. */
const struct format *format_find(const char *name);

/* "human, csv, kv, json" */
extern const char format_names[];

/* out, page and f must outlive e. */
void emit_open(struct emit *e, const struct format *f, struct out *out,
    const struct codepage *page);

/* What the formats share. */

/* One row for each occurrence, value by value. */
void emit_rows(struct emit *e, struct reading *r);

/* Puts a value that has one form in every format: flag as 1 or 0, number,
 * hex, address, times, the sections without a layout. */
void emit_plain(struct emit *e, const struct value *v);

/* The text of a cell, quoted as the format needs it. */
void emit_cell(struct emit *e, const struct cell *c);

/* The token of a code, or its number where it has none. */
void emit_token(struct emit *e, const struct value *v);

#endif
