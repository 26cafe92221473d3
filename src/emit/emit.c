/* emit - rows of values, and the values that all formats print alike. */
#include "emit/emit.h"

#include <string.h>

void
emit_open(struct emit *e, const struct format *f, struct out *out,
    const struct codepage *page)
{
	memset(e, 0, sizeof *e);
	e->format = f;
	e->out = out;
	e->page = page;
	text_table_make(&e->text, page, f->text);
}

void
emit_rows(struct emit *e, struct reading *r)
{
	const struct program *p = r->program;
	const struct op *end = p->ops + p->nops;
	struct value v;

	e->reading = r;
	for (unsigned row = 0; row < r->rows; row++) {
		reading_row(r, row);
		e->printed = 0;
		for (const struct op *op = p->ops; op < end; op++) {
			reading_value(r, op->field, op->slot, &v);
			e->format->value(e, op, &v);
		}
		e->format->end(e, p);
	}
}

static void
hex_put(struct out *out, struct span s)
{
	const uint8_t *p = s.p, *end = s.p + s.n;
	size_t part;

	out_put(out, "0x", 2);
	for (; p < end; p += part) {
		part = (size_t)(end - p);
		if (part > OUT_ROOM / 2)
			part = OUT_ROOM / 2;
		out_done(out, print_hex(out_room(out, 2 * part), p, part));
	}
}

/* 2:0x...;3:0x...: the number of the triplet and the section's bytes. */
static void
sections_put(struct emit *e)
{
	const struct reading *r = e->reading;
	struct span section;
	bool first = true;

	for (unsigned n = r->undecoded; n < r->record.ntriplets; n++) {
		if (!reading_undecoded(r, n, &section))
			continue;
		if (!first)
			out_put(e->out, ";", 1);
		first = false;
		out_done(e->out,
		    print_uint(out_room(e->out, PRINT_MAX), n + 1));
		out_put(e->out, ":", 1);
		hex_put(e->out, section);
	}
}

static char *
plain_print(struct emit *e, const struct value *v, char *p)
{
	switch (v->kind) {
	case VALUE_ADDRESS:
		return print_address(p, v->bytes);
	case VALUE_UNIXTIME:
		return print_unixtime(p, (uint32_t)v->number, &e->utc_day);
	case VALUE_TIMESTAMP:
		return print_timestamp(p, (uint32_t)v->number, v->time,
		    &e->local_day);
	case VALUE_RAWSTAMP:
		return print_rawstamp(p, (uint32_t)v->number, v->time);
	default:
		return print_uint(p, v->number);
	}
}

void
emit_plain(struct emit *e, const struct value *v)
{
	if (v->kind == VALUE_HEX)
		hex_put(e->out, v->bytes);
	else if (v->kind == VALUE_SECTIONS)
		sections_put(e);
	else
		out_done(e->out,
		    plain_print(e, v, out_room(e->out, PRINT_MAX)));
}

void
emit_token(struct emit *e, const struct value *v)
{
	if (v->code != NULL)
		out_put(e->out, v->code->token, strlen(v->code->token));
	else
		emit_plain(e, v);
}

void
emit_cell(struct emit *e, const struct cell *c)
{
	struct span text = { (const uint8_t *)c->text, strlen(c->text) };

	text_put_utf8(&e->text, text, e->out);
}
