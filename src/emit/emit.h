/* emit - a format: one const struct of functions, one file. */
#ifndef SMF119_EMIT_H
#define SMF119_EMIT_H

#include <stdbool.h>

#include "decode/codepage.h"
#include "emit/dump.h"
#include "emit/out.h"
#include "emit/print.h"
#include "emit/text.h"
#include "query/plan.h"
#include "record/view.h"

/* What a run of a format needs. The formats keep what they have prepared in
 * programs, by the index of a layout, and in table. */
struct emit {
	const struct format *format;
	struct out *out;
	struct text_table text;
	struct dump_table dump;
	struct print_days utc_days;
	struct print_day local_day;
	struct print_day utc_day;
	const struct codepage *page;
	const struct view *view;	/* the record being printed */
	unsigned printed;	/* values of this row; in human, records */
	bool hinted;	/* human: the hint at smf119-layout was given for this
			 * input */
	const void *programs;
	const void *table;
	char *cell;	/* align: where the cell begins in the buffer */
	uint64_t cell_at;	/* and what had been written by then */
	size_t pad;	/* align: blanks behind the cell */
};

struct format {
	const char *name;	/* what --format takes */
	enum text_style text;
	enum usual_fields usual;	/* printed when none are named */
	bool spreadsheet;	/* --spreadsheet can be used with it */

	/* Prepares for records by this plan, in memory of the arena, which
	 * like the plan must outlive e. False: no memory. */
	bool (*prepare)(struct emit *e, const struct plan *p, struct arena *a);
	/* The same for a table of these columns that is not of records. */
	bool (*prepare_table)(struct emit *e, const struct columns *c,
	    struct arena *a);
	/* Prints the heading of records or of a table; NULL: none. */
	void (*head)(struct emit *e, const struct columns *c);
	void (*table_head)(struct emit *e, const struct columns *c);
	/* Prints a record, and a row of the table: a value for each column. */
	void (*record)(struct emit *e, struct view *v);
	void (*table_row)(struct emit *e, const struct value *values);
};

/* Readies e for a format. out, page and f must outlive it. */
void emit_open(struct emit *e, const struct format *f, struct out *out,
    const struct codepage *page);

/* Makes texts safe from being read as formulas, and times as a spreadsheet
 * knows them. Only for formats that can do so. */
void emit_for_spreadsheet(struct emit *e);

#endif
