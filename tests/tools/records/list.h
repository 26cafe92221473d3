/* list - lists of logical records, and one made up for tests. */
#ifndef SMF119_TEST_LIST_H
#define SMF119_TEST_LIST_H

#include <stdbool.h>

#include "bytes.h"

/* Logical records, each with its RDW (length 0: too long for one). */
struct list {
	struct bytes *records;
	size_t n;
};

void list_add(struct list *l, const void *record, size_t n);

/* Adds the records of an RDW dump, segments joined. Returns false when it is
 * not an RDW dump. */
bool list_read(struct list *l, const uint8_t *dump, size_t n);

/* Adds n records of many kinds with made-up data, as a dump has them: the
 * first of type 2, the last of type 3. Always the same. */
void list_sample(struct list *l, size_t n);
void list_free(struct list *l);

#endif
