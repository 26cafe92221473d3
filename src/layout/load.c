/* load - layout files into the catalog, block by block. */
#include "layout/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/catalog.h"
#include "layout/field.h"
#include "layout/table.h"
#include "layout/values.h"

static struct section *
section_place(struct parser *p, const char *name)
{
	struct section **at = &p->catalog->sections;

	while (*at != NULL && strcmp((*at)->name, name) != 0)
		at = &(*at)->next;
	if (*at == NULL)
		*at = arena_take(&p->catalog->arena, sizeof **at);
	return *at;
}

static bool
parse_section_size(struct parser *p, long *out)
{
	struct token t = token_next(&p->line);
	uint64_t n;

	if (token_is(&t, "*")) {
		*out = LAYOUT_OPEN;
		return true;
	}
	if (!token_number(&t, LAYOUT_MAX, &n) || n == 0)
		return parser_fail(p, &t, "the size of the section, or *");
	*out = (long)n;
	return true;
}

/* Rows must fill the documented size to the byte. */
static bool
section_check_end(struct parser *p, const struct section *s,
    const struct token *name)
{
	const struct field *last = p->rows.items;
	char want[64], at[40], have[64];
	long end;

	if (p->rows.n == 0)
		return parser_fail_block(p, name, "a section with rows",
		    "none");
	last += p->rows.n - 1;
	end = last->offset + last->length;
	if (last->length == LAYOUT_OPEN && s->size == LAYOUT_OPEN)
		return true;
	if (last->length != LAYOUT_OPEN && end % 8 == 0 &&
	    (s->size == LAYOUT_OPEN || s->size * 8 == end))
		return true;
	if (s->size == LAYOUT_OPEN)
		snprintf(want, sizeof want, "rows that end at a byte");
	else
		snprintf(want, sizeof want, "rows up to offset %ld", s->size);
	field_offset_text(end, at, sizeof at);
	if (last->length == LAYOUT_OPEN)
		snprintf(have, sizeof have, "a row of length *");
	else
		snprintf(have, sizeof have, "rows up to %s", at);
	return parser_fail_block(p, name, want, have);
}

/* Finds the flags that addresses of the section name. */
static bool
section_check_flags(struct parser *p)
{
	struct field *rows = p->rows.items, *flag;

	for (size_t i = 0; i < p->rows.n; i++) {
		if (rows[i].flag == NULL || rows[i].flag_section != NULL)
			continue;
		for (flag = rows; flag < rows + p->rows.n; flag++)
			if (flag->kind == FIELD_FLAG &&
			    strcmp(flag->name, rows[i].flag) == 0)
				break;
		if (flag == rows + p->rows.n)
			return parser_fail_line(p, rows[i].line,
			    "the name of a flag of this section",
			    rows[i].flag);
		rows[i].ipv6 = flag->offset;
	}
	return true;
}

static size_t
rows_fixed(const struct field *rows, size_t n)
{
	const struct field *last = &rows[n - 1];

	if (last->length == LAYOUT_OPEN)
		return (size_t)last->offset / 8;
	return (size_t)(last->offset + last->length) / 8;
}

static bool
section_settle(struct parser *p, struct section *s)
{
	struct section *place;

	s->nfields = p->rows.n;
	s->fixed = rows_fixed(p->rows.items, p->rows.n);
	if ((s->fields = rows_settle(p, sizeof *s->fields)) == NULL)
		return false;
	if ((place = section_place(p, s->name)) == NULL)
		return parser_no_memory(p);
	p->replaced |= place->name != NULL;
	s->next = place->next;
	*place = *s;
	return true;
}

static bool
parse_section(struct parser *p)
{
	struct section s = { 0 };
	struct line head = p->line;
	struct token name = token_next(&head);
	struct field *row;

	if (!parse_name(p, "the name of the section", &s.name) ||
	    !parse_section_size(p, &s.size) ||
	    !parse_string(p, "the label of the section", &s.label) ||
	    !rows_start(p))
		return false;
	while (block_row(p)) {
		if ((row = rows_add(&p->rows, sizeof *row)) == NULL)
			return parser_no_memory(p);
		if (!parse_field(p, p->rows.items, p->rows.n - 1, row))
			return false;
	}
	return section_check_end(p, &s, &name) &&
	    section_check_flags(p) && section_settle(p, &s);
}

/* Output names fields, so a record must not have a name twice. */
static bool
section_has_name_of(const struct section *s, const struct field *f)
{
	for (size_t i = 0; i < s->nfields; i++)
		if (s->fields[i].hash == f->hash &&
		    strcmp(s->fields[i].name, f->name) == 0)
			return true;
	return false;
}

static bool
sections_share_a_name(const struct section *a, const struct section *b)
{
	for (size_t i = 0; i < b->nfields; i++)
		if (b->fields[i].kind != FIELD_RESERVED &&
		    section_has_name_of(a, &b->fields[i]))
			return true;
	return false;
}

static bool
parse_record_section(struct parser *p, struct record_layout *r)
{
	struct token t = token_next(&p->line);
	const struct section *s, **row, **rows;
	char name[64];

	if (t.kind == TOKEN_WORD && t.n < sizeof name) {
		memcpy(name, t.s, t.n);
		name[t.n] = '\0';
	} else {
		name[0] = '\0';
	}
	if (r->open)
		return parser_fail(p, &t, "no section behind *");
	if (token_is(&t, "*")) {
		r->open = true;
		return parse_end(p);
	}
	if ((s = catalog_section(p->catalog, name)) == NULL)
		return parser_fail(p, &t, "the name of a section given before");
	if ((row = rows_add(&p->rows, sizeof *row)) == NULL)
		return parser_no_memory(p);
	*row = s;
	rows = p->rows.items;
	for (size_t i = 0; i + 1 < p->rows.n; i++)
		if (sections_share_a_name(rows[i], s))
			return parser_fail(p, &t, "a section whose fields the "
			    "record does not have yet");
	return parse_end(p);
}

/* Removes the layouts of the subtype that earlier files gave; those of this
 * file stay, and come first. */
static struct record_layout *
record_place(struct parser *p, unsigned subtype)
{
	struct record_layout **at = &p->catalog->records;

	while (*at != NULL)
		if ((*at)->subtype == subtype && (*at)->load != p->load)
			*at = (*at)->next;
		else
			at = &(*at)->next;
	return *at = arena_take(&p->catalog->arena, sizeof **at);
}

/* The short name that may stand at the end of the first line. */
static bool
parse_short_name(struct parser *p, const char **out)
{
	struct line before = p->line;
	struct token t = token_next(&p->line);

	p->line = before;
	return t.kind == TOKEN_END || parse_name(p, "a short name", out);
}

/* A layout that has no short name takes that of another one of its subtype,
 * which it may replace. */
static const char *
short_name_before(const struct catalog *c, unsigned subtype)
{
	const struct record_layout *r = c->records;

	while (r != NULL && (r->subtype != subtype || r->short_name == NULL))
		r = r->next;
	return r != NULL ? r->short_name : NULL;
}

static bool
parse_record(struct parser *p)
{
	struct record_layout r = { 0 }, *place;
	struct token t = token_next(&p->line);
	uint64_t subtype;

	if (!token_number(&t, UINT16_MAX, &subtype))
		return parser_fail(p, &t, "a subtype, 0 to 65535");
	if (!parse_string(p, "the name of the record", &r.name) ||
	    !parse_short_name(p, &r.short_name) || !rows_start(p))
		return false;
	while (block_row(p))
		if (!parse_record_section(p, &r))
			return false;
	r.nname = strlen(r.name);
	r.subtype = (unsigned)subtype;
	if (r.short_name == NULL)
		r.short_name = short_name_before(p->catalog, r.subtype);
	r.load = p->load;
	r.line = p->head;
	r.nsections = p->rows.n;
	r.sections = rows_settle(p, sizeof *r.sections);
	if (r.sections == NULL)
		return false;
	if ((place = record_place(p, r.subtype)) == NULL)
		return parser_no_memory(p);
	*place = r;
	return true;
}

static bool
parse_block(struct parser *p)
{
	struct token t = token_next(&p->line);

	p->head = p->line.number;
	if (t.kind == TOKEN_END)
		return true;
	if (!line_is_indented(&p->line)) {
		if (token_is(&t, "values"))
			return parse_values(p);
		if (token_is(&t, "section"))
			return parse_section(p);
		if (token_is(&t, "record"))
			return parse_record(p);
		if (token_is(&t, "table"))
			return parse_table(p);
	}
	return parser_fail(p, &t, "values, section, record or table in "
	    "column 1");
}

static bool
record_has_section(const struct record_layout *r, const struct section *s)
{
	for (size_t i = 0; i < r->nsections; i++)
		if (r->sections[i] == s)
			return true;
	return false;
}

/* The flag of an address can be in another section, which the record has. */
static bool
record_check_flags(struct parser *p, const struct record_layout *r)
{
	for (size_t i = 0; i < r->nsections; i++) {
		const struct section *s = r->sections[i];

		for (size_t k = 0; k < s->nfields; k++) {
			const struct section *other =
			    s->fields[k].flag_section;

			if (other != NULL && !record_has_section(r, other))
				return parser_fail_line(p, r->line,
				    "a record with the section of the flag of "
				    "each address", other->name);
		}
	}
	return true;
}

static bool
record_check_names(struct parser *p, const struct record_layout *r)
{
	for (size_t i = 0; i < r->nsections; i++)
		for (size_t k = 0; k < i; k++)
			if (sections_share_a_name(r->sections[k],
			    r->sections[i]))
				return parser_fail_line(p, p->line.number,
				    "sections of a record without a field of "
				    "the same name", r->sections[i]->name);
	return true;
}

/* A section that was replaced can clash with its neighbours of before. */
static bool
records_check(struct parser *p)
{
	const struct record_layout *r;

	for (r = p->catalog->records; r != NULL; r = r->next) {
		if (!p->replaced && r->load != p->load)
			continue;
		if (!record_check_flags(p, r))
			return false;
		if (p->replaced && !record_check_names(p, r))
			return false;
	}
	return true;
}

bool
layout_load(struct catalog *c, const char *text, size_t n,
    struct layout_error *error)
{
	struct parser p = { .catalog = c, .error = error, .text = text,
		.end = text + n, .load = ++c->loads };
	bool ok = true;

	while (ok && line_next(&p.text, p.end, &p.line))
		ok = parse_block(&p);
	free(p.rows.items);
	catalog_index(c);
	return ok && records_check(&p);
}
