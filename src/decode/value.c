/* value - what values are compared by. */
#include "decode/value.h"

#include "lib/date.h"

enum value_order
value_order(enum value_kind kind)
{
	static const unsigned char orders[] = {
#define VALUE_ORDER(id, form, order) order,
		VALUE_KINDS(VALUE_ORDER)
#undef VALUE_ORDER
	};

	return (enum value_order)orders[kind];
}

uint64_t
value_number(const struct value *v)
{
	switch (v->kind) {
	case VALUE_TIMESTAMP:
	case VALUE_ZONESTAMP:
	case VALUE_UTCSTAMP:
	case VALUE_RAWSTAMP:
		return date_hundredths((uint32_t)v->number, v->time);
	case VALUE_DATE:
		return date_hundredths((uint32_t)v->number, 0);
	case VALUE_STCK:
		return tod_hundredths(v->number);
	case VALUE_ABSENT:
	case VALUE_FLAG:
	case VALUE_UINT:
	case VALUE_CODE:
	case VALUE_UNIXTIME:
	case VALUE_TEXT:
	case VALUE_HEX:
	case VALUE_ADDRESS:
	case VALUE_TIME:
	case VALUE_DECIMAL:
	case VALUE_STRING:
	case VALUE_SECTIONS:
		break;
	}
	return v->number;
}
