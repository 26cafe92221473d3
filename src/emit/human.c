/* human - a block per record: heading, then a line per field, by section. */
#include <string.h>

#include "emit/formats.h"
#include "emit/row.h"

enum { VALUE_COLUMN = 30 };	/* from 0, as the ipsec command has it */

/* "-- IKE tunnel" and a line end: what stands around its label. */
enum { TITLE_AROUND = 4 };

static char *
title_copy(char *p, const char *label, size_t n)
{
	memcpy(p, "-- ", 3);
	memcpy(p + 3, label, n);
	p[3 + n] = '\n';
	return p + TITLE_AROUND + n;
}

/* A label in its column, with the title of the section before it. */
static const char *
human_lead(struct arena *a, const struct column *c, size_t gap,
    const struct section *section)
{
	size_t n = c != NULL ? strlen(c->label) : 0;
	size_t width = n + 2 > VALUE_COLUMN ? n + 2 : VALUE_COLUMN;
	size_t title = section != NULL ? strlen(section->label) : 0;
	char *lead = arena_take(a, TITLE_AROUND + title + width + 1 +
	    PRINT_STEP);
	char *p = lead;

	(void)gap;
	if (lead == NULL || c == NULL)
		return lead;
	if (section != NULL)
		p = title_copy(p, section->label, title);
	memset(p, ' ', width);
	memcpy(p, c->label, n);
	p[n] = ':';
	return lead;
}

static inline char *
put_chars(char *p, const char *s, size_t n)
{
	memcpy(p, s, n);
	return p + n;
}

/* A constant of this file. */
#define PUT(p, s) put_chars(p, s, sizeof s - 1)

/* A name of the catalog's. */
static char *
put_name(struct emit *e, const char *s, char *p)
{
	return emit_text(e, s, strlen(s), p);
}

static inline char *
put_code(struct emit *e, struct value v, char *p)
{
	if (v.code != NULL)
		p = emit_text(e, v.code->words, v.code->nwords, p);
	else
		p = PUT(p, "unknown");
	*p++ = ' ';
	*p++ = '(';
	p = print_uint(p, v.number);
	*p++ = ')';
	return p;
}

static inline char *
put_uint(struct emit *e, struct value v, const struct field *f, char *p)
{
	p = print_uint(p, v.number);
	if (f->unit == NULL)
		return p;
	*p++ = ' ';
	return emit_text(e, f->unit, f->nunit, p);
}

ALWAYS_INLINE char *
put_value(struct emit *e, const struct op *op, struct value v, char *p)
{
	switch (value_form(v.kind)) {
	case FORM_ABSENT:
		return PUT(p, "n/a");
	case FORM_FLAG:
		memcpy(p, v.number != 0 ? "Yes" : "No", 3);
		return p + 2 + v.number;
	case FORM_CODE:
		return put_code(e, v, p);
	case FORM_NUMBER:
		return put_uint(e, v, op->decoder.field, p);
	case FORM_TEXT:
	case FORM_WORD:
		break;
	}
	return rows_plain(e, v, p);
}

/* Bytes that no layout describes stand below their label. */
static char *
put_bytes(struct emit *e, struct span bytes, size_t first, char *p)
{
	p = print_uint(p, (uint64_t)bytes.n);
	p = bytes.n == 1 ? PUT(p, " byte\n") : PUT(p, " bytes\n");
	out_done(e->out, p);
	dump_put(&e->dump, bytes, (uint32_t)first, e->out);
	return out_room(e->out, EMIT_ROOM);
}

ALWAYS_INLINE char *
put_line(struct emit *e, const struct op *op, struct value v, char *p)
{
	p = emit_text(e, op->lead, op->nlead, p);
	if (v.kind == VALUE_HEX && op->decoder.open)
		return put_bytes(e, v.bytes, op->decoder.at, p);
	p = put_value(e, op, v, p);
	*p++ = '\n';
	return p;
}

/* A value of the heading, and what keeps it from the next. */
ALWAYS_INLINE char *
put_word(struct emit *e, const struct op *op, struct value v, char *p)
{
	p = put_value(e, op, v, p);
	*p++ = ' ';
	*p++ = ' ';
	return p;
}

static char *
put_heading(struct emit *e, const struct view *r, char *p)
{
	const struct program *program = r->program;
	const struct op *end = program->heading + program->nheading;

	if (program->nheading == 0)	/* an input of one section alone */
		return p;
	for (const struct op *op = program->heading; op < end; op++)
		p = rows_choose(e, r, op, put_word, emit_more(e, p));
	if (r->context.name != NULL)
		p = put_name(e, r->context.name, p);
	else
		p = PUT(p, "unknown subtype");
	*p++ = '\n';
	return p;
}

/* A title; which one it is, where there are several. */
static char *
put_title(struct emit *e, const char *label, unsigned i, unsigned n, char *p)
{
	p = emit_more(e, p);
	p = PUT(p, "-- ");
	p = put_name(e, label, p);
	if (n > 1) {
		*p++ = ' ';
		p = print_uint(p, i + 1);
		p = PUT(p, " of ");
		p = print_uint(p, n);
	}
	*p++ = '\n';
	return p;
}

static char *
put_lines(struct emit *e, const struct view *r, const struct op *op,
    const struct op *end, char *p)
{
	const char *const limit = e->out->buf + OUT_SIZE - EMIT_ROOM;

	for (; op < end; op++) {
		if (p > limit)
			p = emit_more(e, p);
		p = rows_choose(e, r, op, put_line, p);
	}
	return p;
}

/* The title in the lead of the first line does not say which one it is. */
static char *
put_occurrence(struct emit *e, struct view *r, const struct op *op,
    unsigned i, unsigned n, char *p)
{
	const struct section *s = r->program->layout->sections[op->slot - 1];
	size_t title = strlen(s->label) + TITLE_AROUND;
	struct op first = *op;

	first.lead += title;
	first.nlead -= title;
	view_row(r, i);
	p = put_title(e, s->label, i, n, p);
	p = put_lines(e, r, &first, &first + 1, p);
	return put_lines(e, r, op + 1, op->next, p);
}

/* The operations from op to its next are of one section: once per occurrence. */
static char *
put_section(struct emit *e, struct view *r, const struct op *op, char *p)
{
	unsigned n = 1;

	if (op->slot > SLOT_HEADER)
		n = view_occurrences(r, (unsigned)op->slot);
	if (n == 1) {
		view_row(r, 0);
		return put_lines(e, r, op, op->next, p);
	}
	for (unsigned i = 0; i < n; i++)
		p = put_occurrence(e, r, op, i, n, p);
	return p;
}

static char *
put_undecoded(struct emit *e, const struct view *r, char *p)
{
	char label[PRINT_MAX] = "Triplet ";
	const size_t n = strlen(label);
	struct triplet t;
	struct fault ignored;

	for (unsigned i = r->undecoded; i < r->record.ntriplets; i++) {
		record_triplet(&r->record, i, &t, &ignored);
		*print_uint(label + n, i + 1) = '\0';
		for (unsigned k = 0; k < t.num; k++) {
			p = put_title(e, label, k, t.num, p);
			p = PUT(p, "Undocumented:                 ");
			p = put_bytes(e, triplet_section(&t, k), 0, p);
		}
	}
	return p;
}

static void
human_record(struct emit *e, struct view *r)
{
	const struct op *op = r->program->ops;
	const struct op *end = op + r->program->nops;
	char *p = out_room(e->out, EMIT_ROOM);

	if (e->printed++ > 0)
		*p++ = '\n';
	e->reading = r;
	view_row(r, 0);
	p = put_heading(e, r, p);
	for (; op < end; op = op->next)
		if (op->slot == SLOT_UNDECODED)
			p = put_undecoded(e, r, p);
		else
			p = put_section(e, r, op, p);
	out_done(e->out, p);
}

/* A word of a table in its column; the last one is not padded. */
static void
put_cell(struct emit *e, const char *text, int width, bool last)
{
	static const char blanks[] = "                                        ";
	size_t n = strlen(text), column = (size_t)(width < 0 ? -width : width);
	size_t pad = column > n ? column - n : 0;

	if (width > 0)
		out_put(e->out, blanks, pad);
	out_put(e->out, text, n);
	if (width < 0 && !last)
		out_put(e->out, blanks, pad);
	out_put(e->out, last ? "\n" : "  ", last ? 1 : 2);
}

static void
human_cells_head(struct emit *e, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put_cell(e, cells[i].name, cells[i].width, i + 1 == n);
}

static void
human_cells(struct emit *e, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put_cell(e, cells[i].text[0] != '\0' ? cells[i].text : "-",
		    cells[i].width, i + 1 == n);
}

const struct format format_human = {
	.name = "human",
	.text = TEXT_PLAIN,
	.headed = true,
	.lead = human_lead,
	.record = human_record,
	.cells_head = human_cells_head,
	.cells = human_cells,
};
