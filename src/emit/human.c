/* human - a block per record: heading, then a line per field, by section. */
#include <string.h>

#include "emit/align.h"

enum { VALUE_COLUMN = 30 };	/* from 0, as the ipsec command has it */

/* The fields that are the heading of a record. */
static const char *const heading_fields[] = { "timestamp", "SMF119SID",
	"SMF119TI_Stack", "SMF119STY" };

enum { HEADING_N = sizeof heading_fields / sizeof heading_fields[0] };

/* The lines of one section. */
struct block {
	int slot;
	const char *label;	/* of the section; or NULL */
	const char *title;	/* "-- IKE tunnel" and a line end; or empty */
	size_t ntitle;
	struct row_item *items;
	size_t n;
};

/* What is printed of the records of one layout. */
struct human_program {
	struct row_item heading[HEADING_N];
	size_t nheading;
	struct block *blocks;
	size_t nblocks;
};

/* A label in its column. */
static bool
item_label(struct row_item *item, const char *label, struct arena *a)
{
	size_t n = strlen(label);
	size_t width = n + 2 > VALUE_COLUMN ? n + 2 : VALUE_COLUMN;
	char *lead = arena_take(a, width + PRINT_STEP);

	if (lead == NULL)
		return false;
	memset(lead, ' ', width);
	memcpy(lead, label, n);
	lead[n] = ':';
	item->lead = lead;
	item->nlead = width;
	return true;
}

static bool
block_title(struct block *b, const struct section *s, struct arena *a)
{
	size_t n = strlen(s->label);
	char *title = arena_take(a, n + 4 + PRINT_STEP);

	if (title == NULL)
		return false;
	memcpy(title, "-- ", 3);
	memcpy(title + 3, s->label, n);
	title[3 + n] = '\n';
	b->label = s->label;
	b->title = title;
	b->ntitle = n + 4;
	return true;
}

/* The section that says who wrote the record: it tells the least, and comes
 * last. */
static void
identification_last(struct human_program *h, const struct plan *plan,
    const struct program *p)
{
	const struct section *last = plan->scope.catalog->identification;
	struct block moved;
	size_t i = 0;

	while (i < h->nblocks && (h->blocks[i].slot <= SLOT_HEADER ||
	    p->layout->sections[h->blocks[i].slot - 1] != last))
		i++;
	if (i == h->nblocks)
		return;
	moved = h->blocks[i];
	memmove(&h->blocks[i], &h->blocks[i + 1],
	    (h->nblocks - i - 1) * sizeof moved);
	h->blocks[h->nblocks - 1] = moved;
}

/* Begins a block with the operation at op. */
static bool
block_begin(struct block *b, const struct program *p, const struct op *op,
    struct row_item *items, struct arena *a)
{
	static const char no_title[PRINT_STEP];

	b->slot = op->slot;
	b->items = items;
	b->title = no_title;
	if (b->slot <= SLOT_HEADER)
		return true;
	return block_title(b, p->layout->sections[b->slot - 1], a);
}

/* The usual columns leave out the header: it is in the heading. */
static bool
is_shown(const struct plan *plan, const struct op *op)
{
	return !plan->usual || op->slot != SLOT_HEADER;
}

static bool
blocks_make(struct human_program *h, const struct plan *plan,
    const struct program *p, struct arena *a)
{
	struct row_item *items = arena_take(a, (p->nops + 1) * sizeof *items);
	struct block *b = NULL;

	h->blocks = arena_take(a, (p->nops + 1) * sizeof *h->blocks);
	if (items == NULL || h->blocks == NULL)
		return false;
	for (const struct op *op = p->ops; op < p->ops + p->nops; op++) {
		if (!is_shown(plan, op))
			continue;
		if (b == NULL || b->slot != op->slot) {
			b = &h->blocks[h->nblocks++];
			if (!block_begin(b, p, op, items, a))
				return false;
		}
		if (!row_item_make(items, op, a) || !item_label(items,
		    plan->columns.items[op->column].label, a))
			return false;
		items++;
		b->n++;
	}
	if (plan->usual)
		identification_last(h, plan, p);
	return true;
}

static bool
heading_make(struct human_program *h, const struct plan *plan,
    const struct program *p, struct arena *a)
{
	const struct field *f;
	struct op op = { .column = 0 };

	for (size_t i = 0; i < HEADING_N; i++) {
		f = lookup_in_layout(&plan->scope, p->layout,
		    heading_fields[i], &op.slot);
		if (f == NULL)
			continue;
		lookup_decoder(&plan->scope, p->layout, f, plan->raw,
		    &op.decoder);
		if (!row_item_make(&h->heading[h->nheading++], &op, a))
			return false;
	}
	return true;
}

static bool
human_prepare(struct emit *e, const struct plan *p, struct arena *a)
{
	struct human_program *all = arena_take(a, p->nprograms * sizeof *all);

	if (all == NULL)
		return false;
	e->programs = all;
	for (size_t i = 0; i < p->nprograms; i++)
		if (p->programs[i].layout != NULL &&
		    (!blocks_make(&all[i], p, &p->programs[i], a) ||
		    !heading_make(&all[i], p, &p->programs[i], a)))
			return false;
	return true;
}

static inline char *
put_chars(char *p, const char *s, size_t n)
{
	memcpy(p, s, n);
	return p + n;
}

/* A constant of this file. */
#define PUT(p, s) put_chars(p, s, sizeof s - 1)

ALWAYS_INLINE char *
put_code(struct emit *e, const struct value *v, char *p)
{
	if (v->code != NULL)
		p = emit_text(e, v->code->words, v->code->nwords, p);
	else
		p = PUT(p, "unknown");
	*p++ = ' ';
	*p++ = '(';
	p = print_uint(p, v->number);
	*p++ = ')';
	return p;
}

ALWAYS_INLINE char *
put_flag(const struct value *v, char *p)
{
	memcpy(p, v->number != 0 ? "Yes" : "No", 3);
	return p + 2 + v->number;
}

ALWAYS_INLINE char *
put_unit(struct emit *e, const struct row_item *item, const struct value *v,
    char *p)
{
	const struct field *f = item->decoder.field;

	if (value_form(v->kind) != FORM_NUMBER || f->unit == NULL)
		return p;
	*p++ = ' ';
	return emit_text(e, f->unit, f->nunit, p);
}

/* Bytes without a meaning are below their label. Of the first ones of an input
 * that a layout could give a meaning, it is said how: f is their field, or
 * NULL in sections of which nothing is known. */
static char *
put_bytes(struct emit *e, struct span bytes, size_t first,
    const struct field *f, char *p)
{
	p = print_uint(p, (uint64_t)bytes.n);
	p = bytes.n == 1 ? PUT(p, " byte") : PUT(p, " bytes");
	if (!e->hinted && (f == NULL || field_is_undocumented(f))) {
		p = PUT(p, "; see smf119-layout(1)");
		e->hinted = true;
	}
	*p++ = '\n';
	out_done(e->out, p);
	dump_put(&e->dump, bytes, (uint32_t)first, e->out);
	return out_room(e->out, EMIT_ROOM);
}

/* Bytes to the end of a section. */
ALWAYS_INLINE bool
is_storage(const struct row_item *item, const struct value *v)
{
	return v->kind == VALUE_HEX && item->decoder.open;
}

ALWAYS_INLINE char *
line_before(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	p = emit_text(e, item->lead, item->nlead, p);
	if (v->kind == VALUE_ABSENT)
		p = PUT(p, "n/a\n");
	return p;
}

static char *
line_other(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	if (is_storage(item, v))
		return put_bytes(e, v->bytes, item->decoder.at,
		    item->decoder.field, p);
	return emit_value(e, *v, p);
}

/* The lines of storage have their line ends. */
ALWAYS_INLINE char *
line_after(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	p = put_unit(e, item, v, p);
	if (!is_storage(item, v))
		*p++ = '\n';
	return p;
}

/* A value of the heading has two blanks behind it. */
ALWAYS_INLINE char *
word_before(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	(void)e;
	(void)item;
	if (v->kind == VALUE_ABSENT)
		p = PUT(p, "n/a  ");
	return p;
}

ALWAYS_INLINE char *
word_after(struct emit *e, const struct row_item *item,
    const struct value *v, char *p)
{
	p = put_unit(e, item, v, p);
	*p++ = ' ';
	*p++ = ' ';
	return p;
}

static const struct row_syntax line_syntax = {
	.before = line_before,
	.flag = put_flag,
	.code = put_code,
	.other = line_other,
	.after = line_after,
};

static const struct row_syntax word_syntax = {
	.before = word_before,
	.flag = put_flag,
	.code = put_code,
	.after = word_after,
};

static char *
put_heading(struct emit *e, const struct view *v,
    const struct human_program *h, char *p)
{
	const struct row_item *end = h->heading + h->nheading;
	const struct span name = context_name(&v->context);

	if (v->layout->bare)
		return p;
	for (const struct row_item *i = h->heading; i < end; i++)
		p = row_item(e, v, i, &word_syntax,
		    out_more(e->out, p, EMIT_ROOM));
	p = out_more(e->out, p, EMIT_ROOM);
	if (name.p != NULL)
		p = emit_text(e, (const char *)name.p, name.n, p);
	else
		p = PUT(p, "unknown subtype");
	*p++ = '\n';
	return p;
}

/* A title; which one it is, where there are several. */
static char *
put_title(struct emit *e, const char *label, const char *what, unsigned i,
    unsigned n, char *p)
{
	p = out_more(e->out, p, EMIT_ROOM);
	p = PUT(p, "-- ");
	p = emit_name(e, label, p);
	if (n > 1) {
		p = emit_name(e, what, p);
		p = print_uint(p, i + 1);
		p = PUT(p, " of ");
		p = print_uint(p, n);
	}
	*p++ = '\n';
	return p;
}

static char *
put_lines(struct emit *e, const struct view *v, const struct block *b,
    char *p)
{
	const char *const limit = e->out->buf + OUT_SIZE - EMIT_ROOM;
	const struct row_item *end = b->items + b->n;

	for (const struct row_item *i = b->items; i < end; i++) {
		if (p > limit)
			p = out_more(e->out, p, EMIT_ROOM);
		p = row_item(e, v, i, &line_syntax, p);
	}
	return p;
}

/* The lines of a section, once for each of its occurrences. */
static char *
put_block(struct emit *e, struct view *v, const struct block *b, char *p)
{
	unsigned n = 1;

	if (b->slot > SLOT_HEADER)
		n = (unsigned)b->slot <= v->decoded ?
		    view_occurrences(v, (unsigned)b->slot) : 0;
	if (n == 1) {
		view_row(v, 0);
		p = emit_text(e, b->title, b->ntitle,
		    out_more(e->out, p, EMIT_ROOM));
		return put_lines(e, v, b, p);
	}
	for (unsigned i = 0; i < n; i++) {
		view_row(v, i);
		p = put_title(e, b->label, " ", i, n, p);
		p = put_lines(e, v, b, p);
	}
	return p;
}

/* The sections that no layout describes. */
static char *
put_undecoded(struct emit *e, const struct view *v, char *p)
{
	char label[PRINT_MAX] = "Triplet ";
	const size_t length = strlen(label);
	unsigned n;

	for (unsigned slot = v->decoded + 1; slot <= view_slots(v); slot++) {
		*print_uint(label + length, slot) = '\0';
		n = view_occurrences(v, slot);
		for (unsigned i = 0; i < n; i++) {
			p = put_title(e, label, ", section ", i, n, p);
			p = PUT(p, "Not decoded:                  ");
			p = put_bytes(e, view_occurrence(v, slot, i), 0,
			    NULL, p);
		}
	}
	return p;
}

static void
human_record(struct emit *e, struct view *v)
{
	const struct human_program *h = (const struct human_program *)
	    e->programs + v->layout->index;
	const struct block *end = h->blocks + h->nblocks;
	char *p = out_room(e->out, EMIT_ROOM);

	if (e->printed++ > 0)
		*p++ = '\n';
	e->view = v;
	view_row(v, 0);
	p = put_heading(e, v, h, p);
	for (const struct block *b = h->blocks; b < end; b++)
		p = b->slot == SLOT_UNDECODED ? put_undecoded(e, v, p) :
		    put_block(e, v, b, p);
	out_done(e->out, p);
}

const struct format format_human = {
	.name = "human",
	.text = TEXT_PLAIN,
	.prepare = human_prepare,
	.prepare_table = align_prepare_table,
	.table_head = align_table_head,
	.record = human_record,
	.table_row = align_table_row,
};
