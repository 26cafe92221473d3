/* value - what a field holds, typed: decoded once, printed by any format. */
#ifndef SMF119_VALUE_H
#define SMF119_VALUE_H

#include <stdint.h>

#include "layout/layout.h"
#include "lib/span.h"

/* How a format treats a value. */
enum value_form {
	FORM_ABSENT,
	FORM_FLAG,	/* true or false */
	FORM_NUMBER,	/* decimal digits, not quoted in any format */
	FORM_CODE,	/* a token or words; the number where it has none */
	FORM_TEXT,	/* characters that may be of any kind, or none at all */
	FORM_WORD	/* characters that need no quotes, such as a time */
};

/* What a value is compared by. */
enum value_order {
	ORDER_NONE,	/* it cannot be compared */
	ORDER_NUMBER,	/* value_number */
	ORDER_CODE,	/* its number, or its token */
	ORDER_TEXT,	/* bytes in the code page of the input */
	ORDER_STRING,	/* bytes of UTF-8 */
	ORDER_BYTES,
	ORDER_ADDRESS
};

/* ID, form, order. What is behind each kind:
 *   FLAG        number: 1 or 0
 *   UINT        number
 *   CODE        number, and code where the layout's values have it
 *   UNIXTIME    number: seconds since 1970, below 2^32
 *   TEXT        bytes: in the code page of the input, without padding
 *   HEX         bytes
 *   ADDRESS     bytes: 4 or 16
 *   TIMESTAMP   number: the packed date; time: 1/100 s since midnight
 *   ZONESTAMP   the same; bytes: its zone, such as "+01:00"
 *   UTCSTAMP    the same, in UTC
 *   STCK        number: a TOD clock value, not 0
 *   DATE        number: the packed date
 *   TIME        number: 1/100 s since midnight
 *   RAWSTAMP    as TIMESTAMP, to be printed as these two numbers
 *   DECIMAL     number: hundredths, printed with two decimal places
 *   STRING      bytes: UTF-8 that is not from the input
 *   SECTIONS    the sections of the record that no layout describes */
#define VALUE_KINDS(VALUE) \
	VALUE(ABSENT, FORM_ABSENT, ORDER_NONE) \
	VALUE(FLAG, FORM_FLAG, ORDER_NUMBER) \
	VALUE(UINT, FORM_NUMBER, ORDER_NUMBER) \
	VALUE(CODE, FORM_CODE, ORDER_CODE) \
	VALUE(UNIXTIME, FORM_WORD, ORDER_NUMBER) \
	VALUE(TEXT, FORM_TEXT, ORDER_TEXT) \
	VALUE(HEX, FORM_WORD, ORDER_BYTES) \
	VALUE(ADDRESS, FORM_WORD, ORDER_ADDRESS) \
	VALUE(TIMESTAMP, FORM_WORD, ORDER_NUMBER) \
	VALUE(ZONESTAMP, FORM_WORD, ORDER_NUMBER) \
	VALUE(UTCSTAMP, FORM_WORD, ORDER_NUMBER) \
	VALUE(STCK, FORM_WORD, ORDER_NUMBER) \
	VALUE(DATE, FORM_WORD, ORDER_NUMBER) \
	VALUE(TIME, FORM_WORD, ORDER_NUMBER) \
	VALUE(RAWSTAMP, FORM_WORD, ORDER_NUMBER) \
	VALUE(DECIMAL, FORM_NUMBER, ORDER_NUMBER) \
	VALUE(STRING, FORM_TEXT, ORDER_STRING) \
	VALUE(SECTIONS, FORM_WORD, ORDER_NONE)

enum value_kind {
#define VALUE_ID(id, form, order) VALUE_##id,
	VALUE_KINDS(VALUE_ID)
#undef VALUE_ID
};

struct value {
	enum value_kind kind;
	uint32_t time;
	uint64_t number;
	const struct code *code;
	struct span bytes;	/* within the record; valid as long as it is */
};

static inline enum value_form
value_form(enum value_kind kind)
{
	static const unsigned char forms[] = {
#define VALUE_FORM(id, form, order) form,
		VALUE_KINDS(VALUE_FORM)
#undef VALUE_FORM
	};

	return (enum value_form)forms[kind];
}

enum value_order value_order(enum value_kind kind);

/* The number that a value of ORDER_NUMBER or ORDER_CODE is compared by; that of
 * a date, with or without a time, is 1/100 s since day 0 of lib/date.h. */
uint64_t value_number(const struct value *v);

#endif
