/* rows - parses csv, tsv, kv and json into one form, to be compared.
 *
 * A row has KEY and VALUE of each value, in order; absent values are left out.
 * Escapes are undone, true and false are 1 and 0. The separators are bytes that
 * UTF-8 does not have. Text that breaks the rules of its format fails the
 * test. */
#ifndef SMF119_TEST_ROWS_H
#define SMF119_TEST_ROWS_H

#include <stdbool.h>

#include "support/support.h"

/* With full, values that are empty are kept, which csv and tsv cannot tell from
 * absent ones. Free with blob_free. */
struct blob rows_of_csv(struct blob text);
struct blob rows_of_tsv(struct blob text);
struct blob rows_of_kv(struct blob text, bool full);
struct blob rows_of_json(struct blob text, bool full);

/* The value of that key in the first row that has it; n bytes at p, which
 * stay the rows'. */
struct blob rows_value(struct blob rows, const char *key);

#endif
