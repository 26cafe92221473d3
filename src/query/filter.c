/* filter - tests compiled for a layout, and run on a record. */
#include "query/filter.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "query/name.h"

/* FIELD, then one of these, then VALUE; the longer ones first. */
static const struct {
	const char *text;
	enum test_operator operator;
} operators[] = {
	{ "!=", TEST_NOT_EQUAL }, { "!~", TEST_NOT_GLOB },
	{ "<=", TEST_LESS_EQUAL }, { ">=", TEST_GREATER_EQUAL },
	{ "==", TEST_EQUAL }, { "=", TEST_EQUAL }, { "<", TEST_LESS },
	{ ">", TEST_GREATER }, { "~", TEST_GLOB },
};

/* The characters of word before n, without blanks at their end. */
static const char *
name_before(const struct scope *s, const char *word, size_t n)
{
	while (n > 0 && word[n - 1] == ' ')
		n--;
	return arena_text(&s->catalog->arena, word, n);
}

/* Splits a test at its operator; blanks around it do not count. The name is
 * left in the catalog's memory. */
static bool
test_split(const struct scope *s, const char *word, const char **name,
    const char **operand, struct test *out, struct query_error *error)
{
	size_t n = strcspn(word, "!<>=~");

	for (size_t i = 0; n > 0 && i < sizeof operators / sizeof operators[0];
	    i++) {
		size_t length = strlen(operators[i].text);

		if (strncmp(word + n, operators[i].text, length) != 0)
			continue;
		out->operator = operators[i].operator;
		*operand = word + n + length;
		*operand += strspn(*operand, " ");
		*name = name_before(s, word, n);
		return *name != NULL;
	}
	return query_fail(error, word, "not a test; use FIELD=VALUE, or != < <= > "
	    ">= ~ !~ instead of =");
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
	const char *name = NULL, *operand = NULL;
	const struct field *f;

	if (!test_split(s, word, &name, &operand, out, error) ||
	    (name = name_find(s, name, error)) == NULL)
		return false;
	f = test_field(s, r, name, &out->slot);
	if (f == NULL)	/* reserved in this layout */
		return query_fail(error, name, "unknown field");
	lookup_decoder(s, r, f, false, &out->decoder);
	if (!operand_parse(&s->catalog->arena, f, word, operand, out, error))
		return false;
	if (out->zoned && s->zones != NULL)
		decoder_add_zones(&out->decoder, s->zones);
	return true;
}

bool
filter_make(const struct scope *s, const struct record_layout *r,
    const struct selection *selection, struct filter *out,
    struct query_error *error)
{
	const struct words *tests = &selection->tests;
	struct test *all = arena_take(&s->catalog->arena,
	    (tests->n + 1) * sizeof *all);

	if (all == NULL)
		return false;
	*out = (struct filter){ all, tests->n, false };
	for (size_t i = 0; i < tests->n; i++) {
		if (!test_make(s, r, tests->items[i], &all[i], error)) {
			if (error->word == tests->items[i])
				error->word = selection->shown.items[i];
			return false;
		}
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

/* Of several operands, which there can be for = and != alone, any may be
 * equal. */
static inline bool
number_passes(const struct test *t, uint64_t n)
{
	const struct operand *o = t->operands;

	if (t->n == 1)
		return order_passes(t->operator, n < o->low, n > o->high);
	for (size_t i = 0; i < t->n; i++)
		if (n >= o[i].low && n <= o[i].high)
			return t->operator == TEST_EQUAL;
	return t->operator == TEST_NOT_EQUAL;
}

/* Times with a zone are compared in UTC where both have one. */
static bool
zoned_passes(const struct test *t, const struct value *v)
{
	const int64_t local = (int64_t)value_number(v);
	int64_t zone = 0, time;

	if (v->kind == VALUE_ZONESTAMP)
		zone = zone_hundredths(v->bytes.p);
	for (const struct operand *o = t->operands; o < t->operands + t->n;
	    o++) {
		time = local;
		if (o->zoned && v->kind == VALUE_ZONESTAMP)
			time += o->zone - zone;
		if (t->n == 1)
			return order_passes(t->operator,
			    time < (int64_t)o->low, time > (int64_t)o->high);
		if (time >= (int64_t)o->low && time <= (int64_t)o->high)
			return t->operator == TEST_EQUAL;
	}
	return t->operator == TEST_NOT_EQUAL;
}

static bool
is_glob(const struct test *t)
{
	return t->operator == TEST_GLOB || t->operator == TEST_NOT_GLOB;
}

static bool
glob_passes(const struct test *t, struct span text)
{
	return patterns_match(&t->patterns, text) == (t->operator == TEST_GLOB);
}

static bool
bytes_pass(const struct test *t, struct span s)
{
	const int order = span_compare(s, t->operands->bytes);

	return order_passes(t->operator, order < 0, order > 0);
}

static bool
text_passes(const struct test *t, struct span s)
{
	return is_glob(t) ? glob_passes(t, s) : bytes_pass(t, s);
}

/* An address of the other family is not in the network. */
static bool
address_equals(const struct operand *o, struct span s)
{
	unsigned whole = o->bits / 8, rest = o->bits % 8;
	uint64_t a = 0, b = 0;
	bool same = s.n == o->bytes.n && memcmp(s.p, o->bytes.p, whole) == 0;

	if (same && rest > 0) {
		span_uint(s, whole, 1, &a);
		span_uint(o->bytes, whole, 1, &b);
		same = (a ^ b) >> (8 - rest) == 0;
	}
	return same;
}

static bool
address_passes(const struct test *t, struct span s)
{
	for (size_t i = 0; i < t->n; i++)
		if (address_equals(&t->operands[i], s))
			return t->operator == TEST_EQUAL;
	return t->operator == TEST_NOT_EQUAL;
}

static bool
code_passes(const struct test *t, const struct value *v)
{
	char number[24];
	struct span text = { (const uint8_t *)number, 0 };

	if (!is_glob(t))
		return number_passes(t, v->number);
	if (v->code != NULL)
		return patterns_match_code(&t->patterns, v->code) ==
		    (t->operator == TEST_GLOB);
	text.n = (size_t)snprintf(number, sizeof number, "%" PRIu64,
	    v->number);
	return glob_passes(t, text);
}

static bool
value_passes(const struct test *t, const struct value *v,
    const struct codepage *page, char *text)
{
	size_t n;

	if (v->kind == VALUE_UINT)	/* spares most tests the look-up */
		return number_passes(t, v->number);
	switch (value_order(v->kind)) {
	case ORDER_TEXT:
		n = codepage_text(page, v->bytes, text);
		return text_passes(t, (struct span){ (const uint8_t *)text,
		    n });
	case ORDER_STRING:
		return text_passes(t, v->bytes);
	case ORDER_BYTES:
		return t->decoder.kind == FIELD_HEX && bytes_pass(t, v->bytes);
	case ORDER_ADDRESS:
		return address_passes(t, v->bytes);
	case ORDER_CODE:
		return code_passes(t, v);
	case ORDER_NUMBER:
		return t->zoned ? zoned_passes(t, v) :
		    number_passes(t, value_number(v));
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
