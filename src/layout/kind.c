/* kind - the kinds of fields and what each takes behind its name. */
#include <stdio.h>

#include "layout/parser.h"

/* What stands between the name of a kind and the label. */
enum arguments {
	ARGS_NONE,
	ARGS_BITS,	/* a number of bits within a byte */
	ARGS_SIZE,	/* bytes, or bits with a "b" behind: 25b */
	ARGS_BYTES,	/* bytes */
	ARGS_UINT,	/* bytes and perhaps a unit */
	ARGS_CODE,	/* bytes and the name of the values */
	ARGS_OPEN,	/* bytes, or * to the end of the section */
	ARGS_FLAG	/* perhaps the flag that tells IPv6 */
};

struct kind {
	const char *name;
	enum field_kind kind;
	enum arguments arguments;
	long min;	/* bytes; for ARGS_NONE and ARGS_FLAG the length in bits */
	long max;
};

static const struct kind kinds[] = {
	{ "reserved", FIELD_RESERVED, ARGS_SIZE, 1, LAYOUT_MAX },
	{ "flag", FIELD_FLAG, ARGS_NONE, 1, 0 },
	{ "bits", FIELD_BITS, ARGS_BITS, 1, 8 },
	{ "uint", FIELD_UINT, ARGS_UINT, 1, 8 },
	{ "code", FIELD_CODE, ARGS_CODE, 1, 8 },
	{ "hex", FIELD_HEX, ARGS_OPEN, 1, LAYOUT_MAX },
	{ "text", FIELD_TEXT, ARGS_OPEN, 1, LAYOUT_MAX },
	{ "address", FIELD_ADDRESS, ARGS_FLAG, 128, 0 },
	{ "unixtime", FIELD_UNIXTIME, ARGS_BYTES, 4, 4 },
	{ "timestamp", FIELD_TIMESTAMP, ARGS_BYTES, 8, 8 },
};

bool
token_is_attribute(const struct token *t)
{
	return token_is(t, "hidden") || token_is(t, "optional");
}

/* Takes the next token back when it is not an argument but what follows. */
static bool
parse_optional_word(struct parser *p, struct token *out)
{
	size_t at = p->line.at;

	*out = token_next(&p->line);
	if (out->kind == TOKEN_WORD && !token_is_attribute(out))
		return true;
	p->line.at = at;
	return false;
}

static bool
parse_bytes(struct parser *p, const struct kind *k, long *bits)
{
	struct token t = token_next(&p->line);
	char want[48];
	uint64_t n;

	if (token_number(&t, (uint64_t)k->max, &n) && n >= (uint64_t)k->min) {
		*bits = (long)n * 8;
		return true;
	}
	snprintf(want, sizeof want, "a length of %ld to %ld bytes%s", k->min,
	    k->max, k->arguments == ARGS_OPEN ? ", or *" : "");
	return parser_fail(p, &t, want);
}

static bool
parse_bits(struct parser *p, struct field *f)
{
	struct token t = token_next(&p->line);
	uint64_t n;

	if (!token_number(&t, 8, &n) || n == 0 || f->offset % 8 + (long)n > 8)
		return parser_fail(p, &t, "a number of bits inside one byte");
	f->length = (long)n;
	return true;
}

static bool
parse_size(struct parser *p, const struct kind *k, struct field *f)
{
	struct line before = p->line;
	struct token t = token_next(&p->line);
	uint64_t n;

	if (t.kind != TOKEN_WORD || t.n < 2 || t.s[t.n - 1] != 'b') {
		p->line = before;
		return parse_bytes(p, k, &f->length);
	}
	t.n--;
	if (!token_number(&t, LAYOUT_MAX, &n) || n == 0)
		return parser_fail(p, &t, "a number of bits, such as 25b");
	f->length = (long)n;
	return true;
}

static bool
parse_open(struct parser *p, const struct kind *k, struct field *f)
{
	struct line before = p->line;
	struct token t = token_next(&p->line);

	if (token_is(&t, "*")) {
		f->length = LAYOUT_OPEN;
		return true;
	}
	p->line = before;
	return parse_bytes(p, k, &f->length);
}

static bool
parse_unit(struct parser *p, struct field *f)
{
	struct token t;

	if (!parse_optional_word(p, &t))
		return true;
	if (!token_is_name(&t))
		return parser_fail(p, &t, "a unit");
	f->unit = arena_text(&p->catalog->arena, t.s, t.n);
	f->nunit = t.n;
	return f->unit != NULL || parser_no_memory(p);
}

static bool
parse_values_name(struct parser *p, struct field *f)
{
	struct token t = token_next(&p->line);

	for (struct values *v = p->catalog->values; v != NULL; v = v->next)
		if (token_is(&t, v->name))
			f->values = v;
	if (f->values == NULL)
		return parser_fail(p, &t, "the name of values given before");
	return true;
}

/* Which flag it is, is looked up when the section is complete. */
static bool
parse_flag(struct parser *p, struct field *f)
{
	struct token t;

	if (!parse_optional_word(p, &t))
		return true;
	if (!token_is_name(&t))
		return parser_fail(p, &t, "the name of a flag");
	f->flag = arena_text(&p->catalog->arena, t.s, t.n);
	return f->flag != NULL || parser_no_memory(p);
}

static bool
parse_arguments(struct parser *p, const struct kind *k, struct field *f)
{
	switch (k->arguments) {
	case ARGS_BITS:
		return parse_bits(p, f);
	case ARGS_SIZE:
		return parse_size(p, k, f);
	case ARGS_BYTES:
		return parse_bytes(p, k, &f->length);
	case ARGS_UINT:
		return parse_bytes(p, k, &f->length) && parse_unit(p, f);
	case ARGS_CODE:
		return parse_bytes(p, k, &f->length) && parse_values_name(p, f);
	case ARGS_OPEN:
		return parse_open(p, k, f);
	case ARGS_FLAG:
		f->length = k->min;
		return parse_flag(p, f);
	case ARGS_NONE:
	default:
		f->length = k->min;
		return true;
	}
}

bool
parse_kind(struct parser *p, struct field *f)
{
	struct token t = token_next(&p->line);

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (!token_is(&t, kinds[i].name))
			continue;
		f->kind = kinds[i].kind;
		if (f->offset % 8 != 0 && f->kind != FIELD_FLAG &&
		    f->kind != FIELD_BITS && f->kind != FIELD_RESERVED)
			return parser_fail(p, &t, "a flag, bits or reserved "
			    "row, as the offset names a bit");
		return parse_arguments(p, &kinds[i], f);
	}
	return parser_fail(p, &t, "a kind of field");
}
