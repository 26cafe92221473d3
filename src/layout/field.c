/* field - one row of a section: name, offset, kind, label, attributes. */
#include <stdio.h>
#include <string.h>

#include "layout/parser.h"

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

static void
offset_text(long bits, char *out, size_t n)
{
	if (bits % 8 == 0)
		snprintf(out, n, "offset %ld", bits / 8);
	else
		snprintf(out, n, "offset %ld.%ld", bits / 8, bits % 8);
}

/* Rows tile the section: this one begins where the one before ends. */
static bool
parse_offset(struct parser *p, const struct field *so_far, size_t n,
    struct field *f)
{
	struct token t = token_next(&p->line);
	long next = 0;
	char want[48];

	if (n > 0 && so_far[n - 1].length == LAYOUT_OPEN)
		return parser_fail(p, &t, "no row after a row of length *");
	if (n > 0)
		next = so_far[n - 1].offset + so_far[n - 1].length;
	offset_text(next, want, sizeof want);
	if (!token_offset(&t, &f->offset) || f->offset != next)
		return parser_fail(p, &t, want);
	return true;
}

static bool
kind_can_be_optional(enum field_kind kind)
{
	return kind == FIELD_UINT || kind == FIELD_CODE || kind == FIELD_TEXT;
}

static bool
parse_attributes(struct parser *p, struct field *f)
{
	struct line before = p->line;
	struct token t = token_next(&p->line);

	while (token_is_attribute(&t)) {
		if (token_is(&t, "hidden"))
			f->hidden = true;
		else if (!kind_can_be_optional(f->kind))
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

bool
parse_field(struct parser *p, const struct field *so_far, size_t n,
    struct field *out)
{
	struct line before = p->line;
	struct token t = token_next(&p->line);

	for (size_t i = 0; i < n; i++)
		if (token_is(&t, so_far[i].name))
			return parser_fail(p, &t,
			    "a name not yet used in this section");
	p->line = before;
	return parse_name(p, "the name of a field", &out->name) &&
	    parse_offset(p, so_far, n, out) &&
	    parse_kind(p, out) && parse_label(p, out) &&
	    parse_attributes(p, out);
}
