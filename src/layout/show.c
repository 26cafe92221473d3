/* show - the blocks of layout files, as they were written. */
#include "layout/show.h"

#include <stdio.h>
#include <string.h>

#include "layout/lex.h"

static bool
line_is_comment(const struct line *line)
{
	return line->n > 0 && line->s[0] == '#';
}

static bool
head_is(struct line line, const char *keyword, const char *name)
{
	struct token t;

	if (line_is_indented(&line))
		return false;
	t = token_next(&line);
	if (!token_is(&t, keyword))
		return false;
	t = token_next(&line);
	return token_is(&t, name);
}

/* Prints the blocks of that name in one file, each with the comment right
 * before it. False: there are none. */
static bool
print_blocks_of(const struct layout_text *file, const char *keyword,
    const char *name, FILE *out)
{
	const char *text = file->text, *end = text + file->n;
	const char *from = NULL;	/* where the comment begins */
	struct line line = { 0 };
	bool inside = false, any = false;

	while (line_next(&text, end, &line)) {
		inside = head_is(line, keyword, name) ||
		    (inside && line_is_indented(&line));
		any |= inside;
		if (from == NULL)
			from = line.s;
		if (inside)
			fprintf(out, "%.*s\n", (int)(line.s + line.n - from),
			    from);
		if (inside || !line_is_comment(&line))
			from = NULL;
	}
	return any;
}

/* A block of a newer file has replaced those of older ones. */
static void
print_blocks(const struct catalog *c, const char *keyword, const char *name,
    FILE *out)
{
	const struct layout_text *file = c->texts;

	while (file != NULL && !print_blocks_of(file, keyword, name, out))
		file = file->next;
	putc('\n', out);
}

static bool
record_is_named(const struct record_layout *r, const char *name)
{
	char number[16];

	snprintf(number, sizeof number, "%u", r->subtype);
	return strcmp(name, number) == 0;
}

/* Is it the section of that name, or one of a record of that number? */
static bool
section_is_shown(const struct catalog *c, const struct section *s,
    const char *name)
{
	const struct record_layout *r;

	if (strcmp(s->name, name) == 0)
		return true;
	for (r = c->records; r != NULL; r = r->next)
		for (size_t i = 0; i < r->nsections; i++)
			if (r->sections[i] == s && record_is_named(r, name))
				return true;
	return false;
}

static bool
values_are_shown(const struct catalog *c, const struct values *v,
    const char *name)
{
	const struct section *s;

	if (strcmp(v->name, name) == 0)
		return true;
	for (s = c->sections; s != NULL; s = s->next)
		for (size_t i = 0; i < s->nfields; i++)
			if (s->fields[i].values == v &&
			    section_is_shown(c, s, name))
				return true;
	return false;
}

bool
show_layout(const struct catalog *c, const char *name, FILE *out)
{
	const struct record_layout *r;
	const struct section *s;
	const struct values *v;
	bool any = false;

	for (v = c->values; v != NULL; v = v->next)
		if (values_are_shown(c, v, name)) {
			print_blocks(c, "values", v->name, out);
			any = true;
		}
	for (s = c->sections; s != NULL; s = s->next)
		if (section_is_shown(c, s, name)) {
			print_blocks(c, "section", s->name, out);
			any = true;
		}
	for (r = c->records; r != NULL; r = r->next)
		if (record_is_named(r, name)) {
			print_blocks(c, "record", name, out);
			return true;
		}
	return any;
}
