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
	if (v->kind == VALUE_TIMESTAMP)
		return date_hundredths((uint32_t)v->number, v->time);
	return v->number;
}
