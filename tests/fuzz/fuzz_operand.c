/* fuzz_operand - any text as the value in a test, or as a list of subtypes.
 *
 * Input: the kind of the field, the operator, and the text. What must hold: a
 * range in order, a valid number of bits of an address, or a message. */
#include <string.h>

#include "lib/date.h"
#include "fuzz.h"
#include "query/filter.h"

enum { HEAD = 2, TEXT_MAX = 256, KINDS = FIELD_SECTIONS + 1 };

const size_t fuzz_head = 0;

static const struct code codes[] = {
	{ .number = 1, .token = "ONE", .ntoken = 3, .words = "one",
	    .nwords = 3 },
	{ .number = 300, .token = "MANY", .ntoken = 4, .words = "many, or more",
	    .nwords = 13 },
};

static const struct values values = { .name = "v", .codes = codes,
	.ncodes = 2 };

static struct arena arena;

static void
check_operand(const struct field *f, const struct operand *o)
{
	FUZZ_CHECK(o->low <= o->high);
	if (f->kind == FIELD_FLAG)
		FUZZ_CHECK(o->high <= 1);
	if (f->kind == FIELD_TIMESTAMP)
		FUZZ_CHECK(o->high < (uint64_t)10000 * 366 * 8640000);
	if (f->kind == FIELD_ADDRESS)
		FUZZ_CHECK((o->bytes.n == 4 || o->bytes.n == 16) &&
		    o->bits <= 8 * o->bytes.n);
	if (f->kind == FIELD_HEX)
		FUZZ_CHECK(o->bytes.n <= TEXT_MAX / 2);
}

static void
check(const struct field *f, const struct test *t)
{
	if (t->operator == TEST_GLOB || t->operator == TEST_NOT_GLOB) {
		FUZZ_CHECK(t->patterns.items[0] != NULL);
		return;
	}
	FUZZ_CHECK(t->n >= 1);
	for (size_t i = 0; i < t->n; i++)
		check_operand(f, &t->operands[i]);
}

static void
parse_subtypes(const char *text)
{
	static struct selection s;

	if (selection_parse(&s, text))
		FUZZ_CHECK(!selection_is_empty(&s));
	memset(&s, 0, sizeof s);
}

/* One block of memory serves many; then it is given back. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static unsigned runs;
	char text[TEXT_MAX + 1];
	struct field f = { .name = "f", .values = &values };
	struct test t = { .n = 0 };
	struct query_error error = { .word = NULL };

	if (size < HEAD || size - HEAD > TEXT_MAX)
		return 0;
	f.kind = (enum field_kind)(data[0] % KINDS);
	t.operator = (enum test_operator)(data[1] % (TEST_NOT_GLOB + 1));
	memcpy(text, data + HEAD, size - HEAD);
	text[size - HEAD] = '\0';
	if (f.kind == FIELD_SECTIONS)
		parse_subtypes(text);
	if (operand_parse(&arena, &f, "f", text, &t, &error))
		check(&f, &t);
	else
		FUZZ_CHECK(error.what[0] != '\0');
	if (++runs % 64 == 0)
		arena_free(&arena);
	return 0;
}
