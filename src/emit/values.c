/* values - typed values to characters. */
#include "emit/values.h"

#include <string.h>

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
	const struct view *v = e->view;
	struct span section;
	bool first = true;

	for (unsigned slot = v->decoded + 1; slot <= view_slots(v); slot++) {
		if (!view_section(v, slot, &section))
			continue;
		if (!first)
			out_put(e->out, ";", 1);
		first = false;
		out_done(e->out,
		    print_uint(out_room(e->out, PRINT_MAX), slot));
		out_put(e->out, ":", 1);
		hex_put(e->out, section);
	}
}

char *
emit_long(struct emit *e, const char *s, size_t n, char *p)
{
	out_done(e->out, p);
	out_put(e->out, s, n);
	return out_room(e->out, EMIT_ROOM);
}

char *
emit_name(struct emit *e, const char *name, char *p)
{
	size_t n = strlen(name);

	if (n > EMIT_LEAD)
		return emit_long(e, name, n, p);
	memcpy(p, name, n);
	return p + n;
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
emit_value(struct emit *e, struct value v, char *p)
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
	case VALUE_ZONESTAMP:
		return print_zonestamp(p, (uint32_t)v.number, v.time,
		    &e->local_day, v.bytes);
	case VALUE_UTCSTAMP:
		p = print_timestamp(p, (uint32_t)v.number, v.time,
		    &e->utc_day);
		*p++ = 'Z';
		return p;
	case VALUE_STCK:
		return print_stck(p, v.number);
	case VALUE_DATE:
		return print_date(p, (uint32_t)v.number);
	case VALUE_TIME:
		return print_time(p, (uint32_t)v.number);
	case VALUE_RAWSTAMP:
		return print_rawstamp(p, (uint32_t)v.number, v.time);
	case VALUE_DECIMAL:
		return print_decimal(p, v.number);
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
