/* human - a block per record: heading, then a line per field, by section. */
#include <string.h>

#include "emit/dump.h"
#include "emit/formats.h"

enum { VALUE_COLUMN = 30 };	/* from 0, as the ipsec command has it */

static void
put_text(struct emit *e, const char *s)
{
	out_put(e->out, s, strlen(s));
}

static const char *
human_lead(struct arena *a, const struct column *c, size_t gap)
{
	size_t n = strlen(c->label);
	size_t width = n + 2 > VALUE_COLUMN ? n + 2 : VALUE_COLUMN;
	char *lead = arena_take(a, width + 1);

	(void)gap;
	if (lead == NULL)
		return NULL;
	memset(lead, ' ', width);
	memcpy(lead, c->label, n);
	lead[n] = ':';
	return lead;
}

static void
put_code(struct emit *e, const struct value *v)
{
	put_text(e, v->code != NULL ? v->code->words : "unknown");
	put_text(e, " (");
	emit_plain(e, v);
	put_text(e, ")");
}

static void
put_value(struct emit *e, const struct value *v, const char *unit)
{
	switch (v->kind) {
	case VALUE_ABSENT:
		put_text(e, "n/a");
		return;
	case VALUE_FLAG:
		put_text(e, v->number != 0 ? "Yes" : "No");
		return;
	case VALUE_TEXT:
		text_put(&e->text, v->bytes, e->out);
		return;
	case VALUE_STRING:
		text_put_utf8(&e->text, v->bytes, e->out);
		return;
	case VALUE_CODE:
		put_code(e, v);
		return;
	default:
		emit_plain(e, v);
		break;
	}
	if (unit != NULL && v->kind == VALUE_UINT) {
		put_text(e, " ");
		put_text(e, unit);
	}
}

/* Bytes that no layout describes stand below their label. */
static void
put_bytes(struct emit *e, struct span bytes, size_t first)
{
	out_done(e->out,
	    print_uint(out_room(e->out, PRINT_MAX), (uint64_t)bytes.n));
	put_text(e, bytes.n == 1 ? " byte\n" : " bytes\n");
	dump_put(e->out, bytes, first, e->page);
}

static void
put_line(struct emit *e, const struct op *op)
{
	struct value v;

	reading_value(e->reading, op->field, op->slot, &v);
	out_put(e->out, op->lead, op->nlead);
	if (v.kind == VALUE_HEX && op->field->length == LAYOUT_OPEN) {
		put_bytes(e, v.bytes, (size_t)op->field->offset / 8);
		return;
	}
	put_value(e, &v, op->field->unit);
	put_text(e, "\n");
}

static void
put_heading(struct emit *e, const struct reading *r)
{
	const struct op *op = r->program->heading;
	struct value v;

	for (size_t i = 0; i < r->program->nheading; i++) {
		reading_value(r, op[i].field, op[i].slot, &v);
		put_value(e, &v, NULL);
		put_text(e, "  ");
	}
	put_text(e, r->context.name != NULL ? r->context.name : "");
	put_text(e, "\n");
}

/* "-- IKE tunnel", and which one where there are several. */
static void
put_title(struct emit *e, const char *label, unsigned i, unsigned n)
{
	put_text(e, "-- ");
	put_text(e, label);
	if (n > 1) {
		put_text(e, " ");
		out_done(e->out,
		    print_uint(out_room(e->out, PRINT_MAX), i + 1));
		put_text(e, " of ");
		out_done(e->out, print_uint(out_room(e->out, PRINT_MAX), n));
	}
	put_text(e, "\n");
}

/* The operations from op to end are of one section: once per occurrence. */
static void
put_section(struct emit *e, struct reading *r, const struct op *op,
    const struct op *end)
{
	const struct section *s = NULL;
	unsigned n = 1;

	if (op->slot != SLOT_HEADER) {
		s = r->program->layout->sections[op->slot - 1];
		n = r->triplets[op->slot].num;
	}
	for (unsigned i = 0; i < n; i++) {
		reading_row(r, i);
		if (s != NULL)
			put_title(e, s->label, i, n);
		for (const struct op *o = op; o < end; o++)
			put_line(e, o);
	}
}

static void
put_undecoded(struct emit *e, const struct reading *r)
{
	char label[PRINT_MAX] = "Triplet ";
	const size_t n = strlen(label);
	struct triplet t;
	struct fault ignored;
	struct span s;

	for (unsigned i = r->undecoded; i < r->record.ntriplets; i++) {
		if (!record_triplet(&r->record, i, &t, &ignored))
			continue;
		*print_uint(label + n, i + 1) = '\0';
		for (unsigned k = 0; k < t.num; k++) {
			put_title(e, label, k, t.num);
			s = triplet_section(&t, k);
			put_text(e, "Undocumented:                 ");
			put_bytes(e, s, 0);
		}
	}
}

static void
human_record(struct emit *e, struct reading *r)
{
	const struct op *op = r->program->ops, *next;
	const struct op *end = op + r->program->nops;

	if (e->printed++ > 0)
		put_text(e, "\n");
	e->reading = r;
	reading_row(r, 0);
	put_heading(e, r);
	for (; op < end; op = next) {
		for (next = op + 1; next < end && next->slot == op->slot;)
			next++;
		if (op->slot == SLOT_UNDECODED)
			put_undecoded(e, r);
		else
			put_section(e, r, op, next);
	}
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
	put_text(e, text);
	if (width < 0 && !last)
		out_put(e->out, blanks, pad);
	put_text(e, last ? "\n" : "  ");
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
