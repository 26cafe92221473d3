/* emit - a format: one const struct of functions, one file. */
#ifndef SMF119_EMIT_H
#define SMF119_EMIT_H

#include <stdbool.h>

#include "decode/codepage.h"
#include "decode/value.h"
#include "emit/dump.h"
#include "emit/out.h"
#include "emit/print.h"
#include "emit/text.h"
#include "query/plan.h"
#include "record/view.h"

struct emit {
	const struct format *format;
	struct out *out;
	struct text_table text;
	struct dump_table dump;
	struct print_days utc_days;
	struct print_day local_day;
	const struct codepage *page;
	const struct view *reading;	/* the record being printed */
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
	void (*record)(struct emit *e, struct view *r);
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

/* What the formats share. They print at p, where out_room gave EMIT_ROOM, and
 * return the end; what may be longer than its share of that goes through the
 * buffer, and p is EMIT_ROOM again. */
enum {
	EMIT_LEAD = 256,	/* the longest lead that is copied in steps */
	EMIT_VALUE = 512,	/* the longest value that is printed at once */
	EMIT_ROOM = 2 * (EMIT_LEAD + EMIT_VALUE)
};

/* Room again for a lead, a value, and what stands around them. */
static inline char *
emit_more(struct emit *e, char *p)
{
	if (e->out->buf + OUT_SIZE - p < EMIT_ROOM) {
		out_done(e->out, p);
		p = out_room(e->out, EMIT_ROOM);
	}
	return p;
}

/* Decodes a text that has a memo, and remembers how it is printed. */
void emit_memo(struct emit *e, const struct op *op, struct span section,
    struct value *v);

/* n characters of any number; those of the catalog's memory in steps. */
char *emit_long(struct emit *e, const char *s, size_t n, char *p);

static inline char *
emit_text(struct emit *e, const char *s, size_t n, char *p)
{
	return n <= EMIT_LEAD ? print_steps(p, s, n) : emit_long(e, s, n, p);
}

/* A value that has one form in every format: flag as 1 or 0, number, hex,
 * address, times, the sections without a layout, and text, which the format's
 * table quotes. */
char *emit_plain(struct emit *e, struct value v, char *p);

/* The token of a code, or its number where it has none. */
static inline char *
emit_token(struct emit *e, struct value v, char *p)
{
	if (v.code == NULL)
		return print_uint(p, v.number);
	return emit_text(e, v.code->token, v.code->ntoken, p);
}

/* The text of a cell, quoted as the format needs it. */
void emit_cell(struct emit *e, const struct cell *c);

#endif
