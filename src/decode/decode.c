/* decode - bytes to values, kind by kind. */
#include "decode/decode.h"

#include "lib/date.h"
#include "lib/ebcdic.h"

enum {
	DATE_ABSENT = 0x0000000f,
	TOD_MICROSECOND = 12,	/* bits below one */
	WORD = 8	/* bytes */
};

/* Durations are numbers; what --raw shows as the number recorded is one too. */
static enum field_kind
decoder_kind(enum field_kind kind, bool raw)
{
	if (kind == FIELD_HUNDREDTHS || kind == FIELD_MICROS)
		return FIELD_UINT;
	if (raw && (kind == FIELD_CODE || kind == FIELD_UNIXTIME ||
	    kind == FIELD_STCK || kind == FIELD_TIME))
		return FIELD_UINT;
	return raw && kind == FIELD_DATE ? FIELD_HEX : kind;
}

/* The word that ends where the number ends, or, near the start of a section,
 * the first one. */
static void
decoder_make_number(const struct field *f, struct decoder *d)
{
	size_t end = (size_t)(f->offset + f->length + 7) / 8;
	unsigned below = (unsigned)(8 * (long)end - f->offset - f->length);

	d->word = end >= WORD ? end - WORD : 0;
	d->shift = below + (unsigned)(d->word + WORD - end) * 8;
	d->mask = f->length < 64 ? (UINT64_C(1) << f->length) - 1 : UINT64_MAX;
	d->at = (size_t)f->offset / 8;
	d->size = end - d->at;
}

/* 64 bits of TOD units, 4096 of which are a microsecond. */
static void
decoder_cut_tod(struct decoder *d)
{
	d->shift += TOD_MICROSECOND;
	d->mask >>= TOD_MICROSECOND;
}

void
decoder_make(const struct field *f, bool raw, struct decoder *out)
{
	*out = (struct decoder){ .kind = decoder_kind(f->kind, raw) };
	out->field = f;
	out->raw = raw;
	out->values = f->values;
	out->optional = (f->optional && !raw) ||
	    out->kind == FIELD_UNIXTIME;
	out->open = f->length == LAYOUT_OPEN;
	if (out->open)
		out->at = (size_t)f->offset / 8;
	else
		decoder_make_number(f, out);
	if (f->kind == FIELD_MICROS && f->length == 64 && !raw)
		decoder_cut_tod(out);
}

bool
decode_number_slow(const struct decoder *d, struct span s, uint64_t *out)
{
	uint64_t n;

	if (!span_uint(s, d->at, d->size, &n))
		return false;
	*out = n >> d->shift % 8 & d->mask;
	return true;
}

static inline bool
bytes(const struct decoder *d, struct span s, struct span *out)
{
	if (!d->open)
		return span_sub(s, d->at, d->size, out);
	return d->at < s.n && span_sub(s, d->at, s.n - d->at, out);
}

static bool
flag_is_set(struct span section, long bit)
{
	return span_byte(section, (size_t)bit / 8) >> (7 - bit % 8) & 1;
}

/* IPv4 is in the first 4 bytes where a flag in the section says so; where
 * there is no flag, it is mapped into IPv6. */
static void
address(const struct decoder *d, struct span s, struct value *out)
{
	const struct field *f = d->field;
	uint64_t high, low;

	if (!bytes(d, s, &out->bytes))
		return;
	out->kind = VALUE_ADDRESS;
	if (f->flag != NULL) {
		if (!flag_is_set(s, f->ipv6))
			span_sub(out->bytes, 0, 4, &out->bytes);
	} else if (span_be64(out->bytes, 0, &high) && high == 0 &&
	    span_be64(out->bytes, 8, &low) && low >> 32 == 0xffff) {
		span_sub(out->bytes, 12, 4, &out->bytes);
	}
}

void
decode_address(const struct decoder *d, struct span s, struct span flags,
    struct value *out)
{
	const long bit = d->field->ipv6;

	out->kind = VALUE_ABSENT;
	if (!bytes(d, s, &out->bytes))
		return;
	out->kind = (size_t)bit / 8 < flags.n ? VALUE_ADDRESS : VALUE_HEX;
	if (out->kind == VALUE_ADDRESS && !flag_is_set(flags, bit))
		span_sub(out->bytes, 0, 4, &out->bytes);
}

/* The kind of a time that is valid. */
static enum value_kind
timestamp_kind(const struct decoder *d)
{
	if (d->raw)
		return VALUE_RAWSTAMP;
	return d->field->utc ? VALUE_UTCSTAMP : VALUE_TIMESTAMP;
}

/* What is not a time of a day is shown as its bytes. */
static void
timestamp(const struct decoder *d, struct span s, struct value *out)
{
	uint64_t both;

	if (!bytes(d, s, &out->bytes) || !span_be64(out->bytes, 0, &both))
		return;
	out->time = (uint32_t)(both >> 32);
	out->number = both & UINT32_MAX;
	if (!d->raw && (out->number == DATE_ABSENT ||
	    (both == 0 && d->field->utc)))
		return;
	if (out->time >= DAY_HUNDREDTHS || !date_packed_is_valid(out->number))
		out->kind = VALUE_HEX;
	else
		out->kind = timestamp_kind(d);
}

static void
date(const struct decoder *d, struct span s, struct value *out)
{
	if (!bytes(d, s, &out->bytes) || !decode_number(d, s, &out->number) ||
	    out->number == 0 || out->number == DATE_ABSENT)
		return;
	out->kind = date_packed_is_valid(out->number) ? VALUE_DATE : VALUE_HEX;
}

static void
time_of_day(const struct decoder *d, struct span s, struct value *out)
{
	if (!bytes(d, s, &out->bytes) || !decode_number(d, s, &out->number))
		return;
	out->kind = out->number < DAY_HUNDREDTHS ? VALUE_TIME : VALUE_HEX;
}

static void
stck(const struct decoder *d, struct span s, struct value *out)
{
	if (decode_number(d, s, &out->number) && out->number != 0)
		out->kind = VALUE_STCK;
}

/* Text that consists of EBCDIC capitals and digits, else bytes. */
static void
alnum(const struct decoder *d, struct span s, struct value *out)
{
	struct span text;

	if (!bytes(d, s, &out->bytes))
		return;
	text = span_trim(out->bytes);
	for (size_t i = 0; i < text.n; i++)
		if (!ebcdic_upper_or_digit(span_byte(text, i))) {
			out->kind = VALUE_HEX;
			return;
		}
	out->bytes = text;
	if (text.n > 0 || !d->optional)
		out->kind = VALUE_TEXT;
}

/* To the end of the section. */
static void
open_text(const struct decoder *d, struct span s, struct value *out)
{
	struct decoder all = *d;

	if (d->at >= s.n)
		return;
	all.size = s.n - d->at;
	decode_text(&all, s, out);
}

void
decode_other(const struct decoder *d, struct span s, struct value *out)
{
	switch (d->kind) {
	case FIELD_TEXT:
		open_text(d, s, out);
		break;
	case FIELD_ADDRESS:
		address(d, s, out);
		break;
	case FIELD_TIMESTAMP:
		timestamp(d, s, out);
		break;
	case FIELD_DATE:
		date(d, s, out);
		break;
	case FIELD_TIME:
		time_of_day(d, s, out);
		break;
	case FIELD_STCK:
		stck(d, s, out);
		break;
	case FIELD_IPV4:
		if (bytes(d, s, &out->bytes))
			out->kind = VALUE_ADDRESS;
		break;
	case FIELD_ALNUM:
		alnum(d, s, out);
		break;
	case FIELD_RESERVED:
	case FIELD_HEX:
		if (bytes(d, s, &out->bytes))
			out->kind = VALUE_HEX;
		break;
	case FIELD_FLAG:	/* decode_as has done these */
	case FIELD_BITS:
	case FIELD_UINT:
	case FIELD_CODE:
	case FIELD_UNIXTIME:
	case FIELD_HUNDREDTHS:
	case FIELD_MICROS:
	case FIELD_STRING:	/* these are in no section */
	case FIELD_COUNT:
	case FIELD_SECTIONS:
		break;
	}
}

void
decode_field(const struct field *f, struct span s, struct value *out)
{
	struct decoder d;

	decoder_make(f, false, &d);
	decode(&d, s, out);
}

void
decoder_add_zones(struct decoder *d, struct zones *zones)
{
	d->zones = zones;
	d->flag_slot = NOT_ALONE;
}

void
decode_zoned(const struct decoder *d, struct span header, struct value *out)
{
	const uint8_t *zone;

	decode(d, header, out);
	if (out->kind != VALUE_TIMESTAMP)
		return;
	zone = zones_find(d->zones, header);
	if (zone == NULL)
		return;
	out->kind = VALUE_ZONESTAMP;
	out->bytes.p = zone;
	out->bytes.n = ZONE_TEXT;
}
