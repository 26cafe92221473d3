/* field - one row of a section: name, offset, kind, label, attributes. */
#include "layout/field.h"

#include <stdio.h>
#include <string.h>

/* BYTE or BYTE.BIT, as a number of bits. */
static bool
token_offset(const struct token *t, long *out)
{
	struct token byte = *t, bit = *t;
	const char *dot = t->n > 0 ? memchr(t->s, '.', t->n) : NULL;
	uint64_t bytes, bits = 0;

	if (dot != NULL) {
		byte.n = (size_t)(dot - t->s);
		bit.s = dot + 1;
		bit.n = t->n - byte.n - 1;
		if (bit.n == 0 || !token_number(&bit, 7, &bits))
			return false;
	}
	if (byte.n == 0 || !token_number(&byte, LAYOUT_MAX, &bytes))
		return false;
	*out = (long)(bytes * 8 + bits);
	return true;
}

void
field_offset_text(long bits, char *out, size_t n)
{
	if (bits % 8 == 0)
		snprintf(out, n, "offset %ld", bits / 8);
	else
		snprintf(out, n, "offset %ld.%ld", bits / 8, bits % 8);
}

/* Rows tile the section: this one begins where the one before ends. */
static bool
parse_offset(struct parser *p, const struct field *before, size_t n,
    struct field *f)
{
	struct token t = token_next(&p->line);
	long next = 0;
	char want[48];

	if (n > 0 && before[n - 1].length == LAYOUT_OPEN)
		return parser_fail(p, &t, "no row after a row of length *");
	if (n > 0)
		next = before[n - 1].offset + before[n - 1].length;
	field_offset_text(next, want, sizeof want);
	if (!token_offset(&t, &f->offset) || f->offset != next)
		return parser_fail(p, &t, want);
	return true;
}

static bool
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

/* SECTION.FLAG: a flag of another section, which was given before. */
static bool
parse_flag_elsewhere(struct parser *p, const struct token *t, size_t dot,
    struct field *f)
{
	const struct section *s = p->catalog->sections;
	const struct field *flag;
	char name[64] = "";

	while (s != NULL && (strlen(s->name) != dot ||
	    memcmp(s->name, t->s, dot) != 0))
		s = s->next;
	if (t->n - dot - 1 < sizeof name)
		memcpy(name, t->s + dot + 1, t->n - dot - 1);
	flag = s != NULL ? section_field(s, name) : NULL;
	if (flag == NULL || flag->kind != FIELD_FLAG)
		return parser_fail(p, t, "SECTION.FLAG of a section given "
		    "before");
	f->flag = flag->name;
	f->ipv6 = flag->offset;
	f->flag_section = s;
	return true;
}

/* A flag of the same section is looked up when the section is complete. */
static bool
parse_flag(struct parser *p, struct field *f)
{
	struct token t;
	const char *dot;

	if (!parse_optional_word(p, &t))
		return true;
	dot = memchr(t.s, '.', t.n);
	if (dot != NULL)
		return parse_flag_elsewhere(p, &t, (size_t)(dot - t.s), f);
	if (!token_is_name(&t))
		return parser_fail(p, &t, "the name of a flag");
	f->flag = arena_text(&p->catalog->arena, t.s, t.n);
	return f->flag != NULL || parser_no_memory(p);
}

static bool
parse_utc(struct parser *p, struct field *f)
{
	struct token t;

	if (!parse_optional_word(p, &t))
		return true;
	if (!token_is(&t, "utc"))
		return parser_fail(p, &t, "utc, or a label");
	f->utc = true;
	return true;
}

/* Durations have the unit of their kind, in memory of the arena, from which it
 * is copied in steps. */
static bool
set_unit(struct parser *p, struct field *f)
{
	const char *unit = f->kind == FIELD_HUNDREDTHS ? "1/100 s" :
	    "microseconds";

	if (f->kind != FIELD_HUNDREDTHS && f->kind != FIELD_MICROS)
		return true;
	f->nunit = strlen(unit);
	f->unit = arena_text(&p->catalog->arena, unit, f->nunit);
	return f->unit != NULL || parser_no_memory(p);
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
	case ARGS_UNIT:
		return parse_bytes(p, k, &f->length) && parse_unit(p, f);
	case ARGS_CODE:
		return parse_bytes(p, k, &f->length) && parse_values_name(p, f);
	case ARGS_OPEN:
		return parse_open(p, k, f);
	case ARGS_UTC:
		return parse_bytes(p, k, &f->length) && parse_utc(p, f);
	case ARGS_FLAG:
		f->length = k->min;
		return parse_flag(p, f);
	case ARGS_NONE:
		f->length = k->min;
		return true;
	case ARGS_OUTSIDE:
		break;
	}
	return false;
}

/* A wrong kind is answered with the kinds that there are. */
static bool
fail_kind(struct parser *p, const struct token *t)
{
	char want[sizeof p->error->want];

	kind_names(want, sizeof want);
	return parser_fail(p, t, want);
}

/* The kind of a field, whose offset is known, with its arguments. */
static bool
parse_kind(struct parser *p, struct field *f)
{
	struct token t = token_next(&p->line);

	if (t.kind != TOKEN_WORD || !kind_find(t.s, t.n, &f->kind))
		return fail_kind(p, &t);
	if (f->offset % 8 != 0 && !kind_has_bits(f->kind))
		return parser_fail(p, &t, "a flag, bits or reserved row, as "
		    "the offset names a bit");
	return set_unit(p, f) && parse_arguments(p, kind_row(f->kind), f);
}

static bool
parse_attributes(struct parser *p, struct field *f)
{
	struct line before = p->line;
	struct token t = token_next(&p->line);

	while (token_is_attribute(&t)) {
		if (token_is(&t, "hidden"))
			f->hidden = true;
		else if (!kind_row(f->kind)->optional)
			return parser_fail(p, &t, "optional only for uint, "
			    "code and text");
		else
			f->optional = true;
		before = p->line;
		t = token_next(&p->line);
	}
	p->line = before;
	return parse_end(p);
}

static bool
parse_label(struct parser *p, struct field *f)
{
	struct line before = p->line;
	struct token t = token_next(&p->line);

	p->line = before;
	f->label = f->name;
	if (t.kind != TOKEN_STRING && t.kind != TOKEN_OPEN)
		return true;
	return parse_string(p, "a label", &f->label);
}

static uint32_t
name_hash(const struct token *t)
{
	uint32_t hash = 2166136261;	/* FNV-1a */

	for (size_t i = 0; i < t->n; i++)
		hash = (hash ^ (unsigned char)t->s[i]) * 16777619;
	return hash;
}

bool
parse_field(struct parser *p, const struct field *before, size_t n,
    struct field *out)
{
	struct line start = p->line;
	struct token t = token_next(&p->line);

	out->line = p->line.number;
	out->hash = name_hash(&t);
	for (size_t i = 0; i < n; i++)
		if (before[i].hash == out->hash &&
		    token_is(&t, before[i].name))
			return parser_fail(p, &t,
			    "a name not yet used in this section");
	p->line = start;
	return parse_name(p, "the name of a field", &out->name) &&
	    parse_offset(p, before, n, out) &&
	    parse_kind(p, out) && parse_label(p, out) &&
	    parse_attributes(p, out);
}
