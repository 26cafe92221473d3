/* decode - a row of a layout and the bytes of a section give a typed value.
 *
 * A row is compiled into a decoder once, and run for every record. */
#ifndef SMF119_DECODE_H
#define SMF119_DECODE_H

#include "decode/value.h"
#include "decode/zone.h"
#include "lib/inline.h"

struct decoder {
	/* How the bytes are read: as the field's kind, but with raw a code or
	 * a time in one number as FIELD_UINT. */
	enum field_kind kind;
	bool raw;
	bool optional;	/* 0 means absent */
	bool open;	/* goes to the end of the section */
	/* Slot (see record/view.h) of the section with the flag of an address;
	 * 0: its own section. NOT_ALONE: decode_zoned must be used. */
	int flag_slot;
	/* Of a number: it is in the 8 bytes at word, shift bits from the right,
	 * and mask has its bits. */
	unsigned shift;
	size_t word;
	uint64_t mask;
	size_t at;
	size_t size;	/* bytes; unless open */
	const struct values *values;
	const struct field *field;
	struct zones *zones;	/* of a local time; NULL: it is left local */
};

enum { NOT_ALONE = -1 };

/* Compiles a row. raw: codes and times are read as the numbers they are. */
void decoder_make(const struct field *f, bool raw, struct decoder *out);

/* Makes the decoder of a local time one for decode_zoned. */
void decoder_add_zones(struct decoder *d, struct zones *zones);

/* Only for the inline functions below: a number whose 8 bytes at word go beyond
 * the section, and the kinds that decode_as does not decode itself. */
bool decode_number_slow(const struct decoder *d, struct span s, uint64_t *out);
void decode_other(const struct decoder *d, struct span s, struct value *out);

ALWAYS_INLINE bool
decode_number(const struct decoder *d, struct span s, uint64_t *out)
{
	uint64_t word, slow;

	if (span_be64(s, d->word, &word)) {
		*out = word >> d->shift & d->mask;
		return true;
	}
	if (!decode_number_slow(d, s, &slow))
		return false;
	*out = slow;
	return true;
}

ALWAYS_INLINE void
decode_integer(const struct decoder *d, struct span s, enum value_kind kind,
    struct value *out)
{
	if (!decode_number(d, s, &out->number) ||
	    (kind != VALUE_FLAG && out->number == 0 && d->optional))
		return;
	out->kind = kind;
}

ALWAYS_INLINE void
decode_code(const struct decoder *d, struct span s, struct value *out)
{
	decode_integer(d, s, VALUE_CODE, out);
	if (out->kind == VALUE_CODE)
		out->code = values_find(d->values, out->number);
}

ALWAYS_INLINE void
decode_text(const struct decoder *d, struct span s, struct value *out)
{
	if (!span_sub(s, d->at, d->size, &out->bytes))
		return;
	out->bytes = span_trim(out->bytes);
	if (out->bytes.n > 0 || !d->optional)
		out->kind = VALUE_TEXT;
}

/* decode, for a caller whose kind is a constant: only one branch is left. The
 * kinds that most fields are of are decoded in the caller's loop. */
ALWAYS_INLINE void
decode_as(enum field_kind kind, const struct decoder *d, struct span s,
    struct value *out)
{
	out->kind = VALUE_ABSENT;
	if (kind == FIELD_FLAG)
		decode_integer(d, s, VALUE_FLAG, out);
	else if (kind == FIELD_UINT || kind == FIELD_BITS)
		decode_integer(d, s, VALUE_UINT, out);
	else if (kind == FIELD_UNIXTIME)
		decode_integer(d, s, VALUE_UNIXTIME, out);
	else if (kind == FIELD_CODE)
		decode_code(d, s, out);
	else if (kind == FIELD_TEXT && !d->open)
		decode_text(d, s, out);
	else
		decode_other(d, s, out);
}

/* An address of which the flag is in the section flags. Bytes of hex when it
 * is not there. */
void decode_address(const struct decoder *d, struct span s,
    struct span flags, struct value *out);

/* The value in section s. A field that is not all inside the section is
 * absent, as is a time of 0, and any 0 where the layout says that 0 means
 * absent. */
static inline void
decode(const struct decoder *d, struct span s, struct value *out)
{
	decode_as(d->kind, d, s, out);
}

/* The same for a local time of the SMF header, with its zone if that is known. */
void decode_zoned(const struct decoder *d, struct span header,
    struct value *out);

/* Compiles a row and decodes it, for what is read only now and then. */
void decode_field(const struct field *f, struct span s, struct value *out);

#endif
