/* value - what a field holds, typed: decoded once, printed by any format. */
#ifndef SMF119_VALUE_H
#define SMF119_VALUE_H

#include <stdint.h>

#include "lib/span.h"
#include "layout/layout.h"

enum value_kind {
	VALUE_ABSENT,
	VALUE_FLAG,	/* number: 1 or 0 */
	VALUE_UINT,	/* number */
	VALUE_CODE,	/* number, and code where the table has it */
	VALUE_UNIXTIME,	/* number: seconds since 1970, below 2^32 */
	VALUE_TEXT,	/* bytes: in the input's code page, padding cut */
	VALUE_HEX,	/* bytes */
	VALUE_ADDRESS,	/* bytes: 4 or 16 */
	VALUE_TIMESTAMP,	/* number: the packed date; time: 1/100 s */
	VALUE_RAWSTAMP,	/* the same, to be shown as the two numbers */
	VALUE_PRINTED,	/* bytes: characters as the format prints them */
	VALUE_STRING,	/* bytes: UTF-8, not the input's */
	VALUE_SECTIONS	/* the sections that no layout describes */
};

struct value {
	enum value_kind kind;
	uint32_t time;
	uint64_t number;
	const struct code *code;
	struct span bytes;	/* within the record; valid as long as it is */
};

#endif
