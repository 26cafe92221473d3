/* filter - tests compiled for a layout, and run on a record. */
#include "query/filter.h"

#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "query/suggest.h"

/* FIELD, then one of these, then VALUE; the longer ones first. */
static const struct {
	const char *text;
	enum test_operator operator;
} operators[] = {
	{ "!=", TEST_NOT_EQUAL }, { "<=", TEST_LESS_EQUAL },
	{ ">=", TEST_GREATER_EQUAL }, { "=", TEST_EQUAL },
	{ "<", TEST_LESS }, { ">", TEST_GREATER }, { "~", TEST_GLOB },
};

/* Splits a test at its operator; the name is left in the catalog's memory. */
static bool
test_split(const struct scope *s, const char *word, const char **name,
    struct test *out, struct query_error *error)
{
	size_t n = strcspn(word, "!<>=~");

	for (size_t i = 0; n > 0 && i < sizeof operators / sizeof operators[0];
	    i++) {
		size_t length = strlen(operators[i].text);

		if (strncmp(word + n, operators[i].text, length) != 0)
			continue;
		out->operator = operators[i].operator;
		out->text = word + n + length;
		*name = arena_text(&s->catalog->arena, word, n);
		return *name != NULL;
	}
	return query_fail(error, word, "a test is FIELD=VALUE, or has one of "
	    "!= < <= > >= ~ instead of =");
}

/* The field in this layout or, to check what the user wrote, anywhere. */
static const struct field *
test_field(const struct scope *s, const struct record_layout *r,
    const char *name, int *slot)
{
	const struct field *f = lookup_in_layout(s, r, name, slot);

	if (f != NULL && f->kind != FIELD_RESERVED)
		return f;
	*slot = SLOT_UNDECODED;
	return lookup_anywhere(s, name);
}

static bool
test_make(const struct scope *s, const struct record_layout *r,
    const char *word, struct test *out, struct query_error *error)
{
	const char *name = NULL, *what;
	const struct field *f;

	if (!test_split(s, word, &name, out, error))
		return false;
	f = test_field(s, r, name, &out->slot);
	if (f == NULL) {
		suggest_fields(s, name, error);
		return query_fail(error, name, "there is no such field");
	}
	lookup_decoder(r, f, false, &out->decoder);
	what = operand_parse(&s->catalog->arena, f, out->text, out);
	return what == NULL || query_fail(error, word, what);
}

bool
filter_make(const struct scope *s, const struct record_layout *r,
    const struct words *tests, struct filter *out, struct query_error *error)
{
	struct test *all = arena_take(&s->catalog->arena,
	    (tests->n + 1) * sizeof *all);

	if (all == NULL)
		return false;
	*out = (struct filter){ all, tests->n, false };
	for (size_t i = 0; i < tests->n; i++) {
		if (!test_make(s, r, tests->items[i], &all[i], error))
			return false;
		out->none |= all[i].slot == SLOT_UNDECODED;
	}
	return true;
}

/* Does the operator accept this order of two values? */
static inline bool
order_passes(enum test_operator operator, bool below, bool above)
{
	return operator >> (1 + above - below) & 1;
}

static bool
number_passes(const struct test *t, uint64_t n)
{
	return order_passes(t->operator, n < t->low, n > t->high);
}

static bool
text_passes(const struct test *t, const char *text)
{
	int order;

	if (t->operator == TEST_GLOB)
		return fnmatch(t->text, text, 0) == 0;
	order = strcmp(text, t->text);
	return order_passes(t->operator, order < 0, order > 0);
}

static bool
bytes_pass(const struct test *t, struct span s)
{
	size_t n = s.n < t->bytes.n ? s.n : t->bytes.n;
	int order = n > 0 ? memcmp(s.p, t->bytes.p, n) : 0;

	if (order == 0)
		order = (s.n > n) - (t->bytes.n > n);
	return order_passes(t->operator, order < 0, order > 0);
}

/* An address of the other family is not in the network. */
static bool
address_passes(const struct test *t, struct span s)
{
	unsigned whole = t->bits / 8, rest = t->bits % 8;
	uint64_t a = 0, b = 0;
	bool same = s.n == t->bytes.n && memcmp(s.p, t->bytes.p, whole) == 0;

	if (same && rest > 0) {
		span_uint(s, whole, 1, &a);
		span_uint(t->bytes, whole, 1, &b);
		same = (a ^ b) >> (8 - rest) == 0;
	}
	return same == (t->operator == TEST_EQUAL);
}

static bool
code_passes(const struct test *t, const struct value *v)
{
	char number[24];

	if (t->operator != TEST_GLOB)
		return number_passes(t, v->number);
	if (v->code != NULL)
		return text_passes(t, v->code->token);
	snprintf(number, sizeof number, "%" PRIu64, v->number);
	return text_passes(t, number);
}

static bool
value_passes(const struct test *t, const struct value *v,
    const struct codepage *page, char *text)
{
	switch (value_order(v->kind)) {
	case ORDER_TEXT:
		codepage_text(page, v->bytes, text);
		return text_passes(t, text);
	case ORDER_STRING:
		return text_passes(t, (const char *)v->bytes.p);
	case ORDER_BYTES:
		return t->decoder.kind == FIELD_HEX && bytes_pass(t, v->bytes);
	case ORDER_ADDRESS:
		return address_passes(t, v->bytes);
	case ORDER_CODE:
		return code_passes(t, v);
	case ORDER_NUMBER:
		return number_passes(t, value_number(v));
	case ORDER_NONE:
		break;
	}
	return false;
}

static bool
row_passes(const struct filter *f, const struct view *v,
    const struct codepage *page, char *text)
{
	struct value value;

	for (const struct test *t = f->tests; t < f->tests + f->n; t++) {
		view_value(v, &t->decoder, t->slot, &value);
		if (!value_passes(t, &value, page, text))
			return false;
	}
	return true;
}

bool
filter_passes(const struct filter *f, struct view *v,
    const struct codepage *page, char *text)
{
	for (unsigned i = 0; i < v->rows && !f->none; i++) {
		view_row(v, i);
		if (row_passes(f, v, page, text))
			return true;
	}
	return false;
}
