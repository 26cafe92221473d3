/* decode - a row of a layout and the bytes of a section give a typed value.
 *
 * A row is compiled into a decoder once, and run for every record. */
#ifndef SMF119_DECODE_H
#define SMF119_DECODE_H

#include "decode/value.h"
#include "lib/inline.h"

enum decoder_kind {
	DECODE_FLAG = VALUE_FLAG,
	DECODE_UINT = VALUE_UINT,
	DECODE_CODE = VALUE_CODE,
	DECODE_UNIXTIME = VALUE_UNIXTIME,
	DECODE_NAME,	/* from here on no numbers; text that has a memo */
	DECODE_HEX,
	DECODE_TEXT,
	DECODE_ADDRESS,
	DECODE_TIMESTAMP,
	DECODE_RAWSTAMP,
	DECODE_NOTHING	/* it is in no section */
};

struct decoder {
	enum decoder_kind kind;
	bool optional;	/* 0 means nothing */
	bool open;	/* goes to the end of the section */
	/* Of a number: the 8 bytes at word hold it, this far from the right. */
	unsigned shift;
	size_t word;
	uint64_t mask;
	size_t at;
	size_t size;	/* bytes; unless open */
	const struct values *values;
	const struct field *field;
};

/* Compiles a row. raw: codes and times are read as the numbers they are. */
void decoder_make(const struct field *f, bool raw, struct decoder *out);

/* For decode alone: a number near a section's end, and what is no number. */
bool decode_number_slow(const struct decoder *d, struct span s, uint64_t *out);
void decode_bytes(const struct decoder *d, struct span s, struct value *out);

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
decode_text(const struct decoder *d, struct span s, struct value *out)
{
	if (!span_sub(s, d->at, d->size, &out->bytes))
		return;
	out->bytes = span_trim(out->bytes);
	if (out->bytes.n > 0 || !d->optional)
		out->kind = VALUE_TEXT;
}

/* For a caller who knows the kind at compile time: all of this melts away. */
ALWAYS_INLINE void
decode_as(enum decoder_kind kind, const struct decoder *d, struct span s,
    struct value *out)
{
	out->kind = VALUE_ABSENT;
	if (kind == DECODE_NAME || (kind == DECODE_TEXT && !d->open)) {
		decode_text(d, s, out);
		return;
	}
	if (kind > DECODE_UNIXTIME) {
		decode_bytes(d, s, out);
		return;
	}
	if (!decode_number(d, s, &out->number) ||
	    (kind != DECODE_FLAG && out->number == 0 && d->optional))
		return;
	out->kind = (enum value_kind)kind;
	if (kind == DECODE_CODE)
		out->code = values_find(d->values, out->number);
}

/* The value in section s. A field that is not all inside the section is
 * absent, as is a time of 0, and any 0 where the layout says that 0 means
 * nothing. */
static inline void
decode(const struct decoder *d, struct span s, struct value *out)
{
	decode_as(d->kind, d, s, out);
}

/* Both at once, for a row that is read only now and then. */
void decode_field(const struct field *f, struct span s, struct value *out);

#endif
