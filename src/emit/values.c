/* values - rows of values, and the values that all formats print alike. */
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
	dump_table_make(&e->dump, page);
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
	const struct view *r = e->reading;
	struct span section;
	bool first = true;

	for (unsigned n = r->undecoded; n < r->record.ntriplets; n++) {
		if (!view_section(r, n, &section))
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

void
emit_memo(struct emit *e, const struct op *op, struct span section,
    struct value *v)
{
	struct memo *m = op->memo;
	char text[TEXT_ROOM];
	size_t n;

	decode(&op->decoder, section, v);
	if (v->kind != VALUE_TEXT ||
	    !decode_number(&op->decoder, section, &m->key))
		return;
	n = (size_t)(text_print(&e->text, v->bytes, text) - text);
	m->n = n <= sizeof m->text ? n : 0;
	memcpy(m->text, text, m->n);
}

char *
emit_long(struct emit *e, const char *s, size_t n, char *p)
{
	out_done(e->out, p);
	out_put(e->out, s, n);
	return out_room(e->out, EMIT_ROOM);
}

/* What has no bound goes through the buffer. */
static char *
unbounded(struct emit *e, struct value v, char *p)
{
	out_done(e->out, p);
	if (v.kind == VALUE_HEX)
		hex_put(e->out, v.bytes);
	else if (v.kind == VALUE_SECTIONS)
		sections_put(e);
	else if (v.kind == VALUE_STRING)
		text_put_utf8(&e->text, v.bytes, e->out);
	else
		text_put(&e->text, v.bytes, e->out);
	return out_room(e->out, EMIT_ROOM);
}

static char *
hex_print(struct emit *e, struct value v, char *p)
{
	if (2 * v.bytes.n + 2 > EMIT_VALUE)
		return unbounded(e, v, p);
	*p++ = '0';
	*p++ = 'x';
	return print_hex(p, v.bytes.p, v.bytes.n);
}

char *
emit_plain(struct emit *e, struct value v, char *p)
{
	switch (v.kind) {
	case VALUE_TEXT:
		if (v.bytes.n <= TEXT_SHORT)
			return text_print(&e->text, v.bytes, p);
		return unbounded(e, v, p);
	case VALUE_HEX:
		return hex_print(e, v, p);
	case VALUE_ADDRESS:
		return print_address(p, v.bytes);
	case VALUE_UNIXTIME:
		return print_unixtime(p, (uint32_t)v.number, &e->utc_days);
	case VALUE_TIMESTAMP:
		return print_timestamp(p, (uint32_t)v.number, v.time,
		    &e->local_day);
	case VALUE_RAWSTAMP:
		return print_rawstamp(p, (uint32_t)v.number, v.time);
	case VALUE_PRINTED:
		return print_short(p, (const char *)v.bytes.p, v.bytes.n);
	case VALUE_STRING:
	case VALUE_SECTIONS:
		return unbounded(e, v, p);
	case VALUE_FLAG:
	case VALUE_UINT:
	case VALUE_CODE:
		return print_uint(p, v.number);
	case VALUE_ABSENT:
		break;
	}
	return p;
}

void
emit_cell(struct emit *e, const struct cell *c)
{
	struct span text = { (const uint8_t *)c->text, strlen(c->text) };

	text_put_utf8(&e->text, text, e->out);
}
