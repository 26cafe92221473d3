/* summary - counts of records by system, stack, type and subtype. */
#ifndef SMF119_SUMMARY_H
#define SMF119_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode/decode.h"
#include "layout/catalog.h"

enum { SUMMARY_ROWS = 4096 };	/* more than that are counted together */

/* System and stack are in the input's code page, padded. */
struct summary_row {
	uint8_t system[4];
	uint8_t stack[8];
	int type;	/* -1: the row of all keys without a row of their own */
	int subtype;	/* -1: the record has none */
	uint64_t records;
	uint64_t bytes;
	uint64_t min;
	uint64_t max;
	uint64_t damaged;
	struct value first;	/* the earliest and the latest timestamp */
	struct value last;
};

struct summary {
	struct summary_row *rows;
	size_t nrows;
	uint64_t records;
	uint16_t *index;	/* hash to row plus 1 */
	const struct field *system;	/* in the header */
	struct decoder timestamp;
	const struct field *stack;	/* in the identification section */
};

/* Memory comes from the catalog; zones, or NULL, are those of first and last
 * times. False: none left. */
bool summary_make(struct summary *s, struct catalog *c, struct zones *zones);

/* Counts a record. identification is that section, or empty. */
void summary_add(struct summary *s, struct span record,
    struct span identification, bool damaged);

#endif
