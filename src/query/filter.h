/* filter - the tests of --where, compiled, and whether a record passes them. */
#ifndef SMF119_FILTER_H
#define SMF119_FILTER_H

#include "decode/codepage.h"
#include "query/lookup.h"
#include "query/operand.h"
#include "query/selection.h"
#include "record/view.h"

enum { FILTER_TEXT_MAX = 3 * LAYOUT_MAX + 1 };	/* a text as UTF-8 */

/* The tests for records of one layout. */
struct filter {
	const struct test *tests;	/* a record must pass all of them */
	size_t n;
	bool none;	/* a test is of a field that the records do not have */
};

/* Compiles the user's tests for a layout. False: *error says why. */
bool filter_make(const struct scope *s, const struct record_layout *r,
    const struct selection *selection, struct filter *out,
    struct query_error *error);

/* Does the record pass all tests in one of its rows? text is a place for
 * FILTER_TEXT_MAX characters. */
bool filter_passes(const struct filter *f, struct view *v,
    const struct codepage *page, char *text);

#endif
