/* decode - bytes to values, kind by kind. */
#include "decode/decode.h"

#include "decode/date.h"

enum {
	DAY_HUNDREDTHS = 24 * 60 * 60 * 100,
	DATE_ABSENT = 0x0000000f
};

static bool
field_bytes(const struct field *f, struct span s, struct span *out)
{
	size_t at = (size_t)f->offset / 8;

	if (f->length != LAYOUT_OPEN)
		return span_sub(s, at, (size_t)f->length / 8, out);
	return at < s.n && span_sub(s, at, s.n - at, out);
}

/* Bit 0 is the most significant one. */
static bool
bits_at(struct span s, long offset, long length, uint64_t *out)
{
	uint64_t byte;

	if (!span_uint(s, (size_t)offset / 8, 1, &byte))
		return false;
	*out = byte >> (8 - offset % 8 - length) & ((1u << length) - 1);
	return true;
}

static void
decode_bits(const struct field *f, struct span s, struct value *out)
{
	if (!bits_at(s, f->offset, f->length, &out->number))
		return;
	out->kind = f->kind == FIELD_FLAG ? VALUE_FLAG : VALUE_UINT;
}

static void
decode_number(const struct field *f, struct span s, struct value *out)
{
	if (!span_uint(s, (size_t)f->offset / 8, (size_t)f->length / 8,
	    &out->number))
		return;
	if (out->number == 0 && (f->optional || f->kind == FIELD_UNIXTIME))
		return;
	out->kind = VALUE_UINT;
	if (f->kind == FIELD_UNIXTIME)
		out->kind = VALUE_UNIXTIME;
	if (f->kind == FIELD_CODE) {
		out->kind = VALUE_CODE;
		out->code = values_find(f->values, out->number);
	}
}

/* A flag in the section says which family; without one, IPv4 is mapped. */
static void
decode_address(const struct field *f, struct span s, struct value *out)
{
	uint64_t ipv6, high, low;

	if (!field_bytes(f, s, &out->bytes))
		return;
	out->kind = VALUE_ADDRESS;
	if (f->flag != NULL) {
		if (bits_at(s, f->ipv6, 1, &ipv6) && ipv6 == 0)
			span_sub(out->bytes, 0, 4, &out->bytes);
	} else if (span_uint(out->bytes, 0, 8, &high) && high == 0 &&
	    span_uint(out->bytes, 8, 4, &low) && low == 0xffff) {
		span_sub(out->bytes, 12, 4, &out->bytes);
	}
}

/* What is no time of a day is shown as the bytes it is. */
static void
decode_timestamp(const struct field *f, struct span s, struct value *out)
{
	uint64_t time;

	if (!field_bytes(f, s, &out->bytes) ||
	    !span_uint(out->bytes, 0, 4, &time) ||
	    !span_uint(out->bytes, 4, 4, &out->number) ||
	    out->number == DATE_ABSENT)
		return;
	out->time = (uint32_t)time;
	if (time >= DAY_HUNDREDTHS || !date_packed_is_valid(out->number))
		out->kind = VALUE_HEX;
	else if (f->kind == FIELD_RAWSTAMP)
		out->kind = VALUE_RAWSTAMP;
	else
		out->kind = VALUE_TIMESTAMP;
}

void
decode_field(const struct field *f, struct span s, struct value *out)
{
	out->kind = VALUE_ABSENT;
	switch (f->kind) {
	case FIELD_FLAG:
	case FIELD_BITS:
		decode_bits(f, s, out);
		break;
	case FIELD_UINT:
	case FIELD_CODE:
	case FIELD_UNIXTIME:
		decode_number(f, s, out);
		break;
	case FIELD_HEX:
	case FIELD_RESERVED:
		if (field_bytes(f, s, &out->bytes))
			out->kind = VALUE_HEX;
		break;
	case FIELD_TEXT:
		if (!field_bytes(f, s, &out->bytes))
			break;
		out->bytes = span_trim(out->bytes);
		if (out->bytes.n > 0 || !f->optional)
			out->kind = VALUE_TEXT;
		break;
	case FIELD_ADDRESS:
		decode_address(f, s, out);
		break;
	case FIELD_TIMESTAMP:
	case FIELD_RAWSTAMP:
		decode_timestamp(f, s, out);
		break;
	case FIELD_STRING:
	case FIELD_COUNT:
	case FIELD_SECTIONS:
		break;
	}
}
