/* parser - errors, names, strings and rows, for all blocks alike. */
#include "layout/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
parser_fail_have(struct parser *p, const struct token *t, const char *want,
    const char *have)
{
	p->error->line = p->line.number;
	p->error->column = t->column;
	snprintf(p->error->want, sizeof p->error->want, "%s", want);
	snprintf(p->error->have, sizeof p->error->have, "%s", have);
	return false;
}

bool
parser_fail(struct parser *p, const struct token *t, const char *want)
{
	char have[sizeof p->error->have];
	int shown = t->n < 60 ? (int)t->n : 60;

	if (t->kind == TOKEN_END)
		return parser_fail_have(p, t, want, "the end of the line");
	if (t->kind == TOKEN_OPEN)
		return parser_fail_have(p, t, want, "a string that has no end");
	snprintf(have, sizeof have, "\"%.*s\"", shown, t->s);
	return parser_fail_have(p, t, want, have);
}

bool
parser_fail_block(struct parser *p, const struct token *name, const char *want,
    const char *have)
{
	parser_fail_have(p, name, want, have);
	p->error->line = p->head;
	return false;
}

bool
parser_fail_line(struct parser *p, unsigned line, const char *want,
    const char *have)
{
	const struct token start = { TOKEN_END, NULL, 0, 1 };

	parser_fail_have(p, &start, want, have);
	p->error->line = line;
	return false;
}

bool
parser_no_memory(struct parser *p)
{
	const struct token here = { TOKEN_END, NULL, 0, 1 };

	return parser_fail_have(p, &here, "memory", "none left");
}

bool
parse_name(struct parser *p, const char *want, const char **out)
{
	struct token t = token_next(&p->line);

	if (!token_is_name(&t))
		return parser_fail(p, &t, want);
	*out = arena_text(&p->catalog->arena, t.s, t.n);
	return *out != NULL || parser_no_memory(p);
}

bool
parse_string(struct parser *p, const char *want, const char **out)
{
	struct token t = token_next(&p->line);

	if (t.kind != TOKEN_STRING)
		return parser_fail(p, &t, want);
	for (size_t i = 0; i < t.n; i++)
		if ((unsigned char)t.s[i] < 0x20 || t.s[i] == 0x7f)
			return parser_fail_have(p, &t, "printable text",
			    "a control character");
	*out = arena_text(&p->catalog->arena, t.s, t.n);
	return *out != NULL || parser_no_memory(p);
}

bool
parse_end(struct parser *p)
{
	struct token t = token_next(&p->line);

	return t.kind == TOKEN_END || parser_fail(p, &t, "the end of the line");
}

void *
rows_add(struct rows *r, size_t size)
{
	size_t room = r->room > 0 ? r->room * 2 : 64;
	void *items;

	if (r->n == r->room) {
		if ((items = realloc(r->items, room * size)) == NULL)
			return NULL;
		r->items = items;
		r->room = room;
	}
	return memset((char *)r->items + r->n++ * size, 0, size);
}

bool
block_row(struct parser *p)
{
	struct line line = p->line;
	const char *text = p->text;
	struct token t;

	while (line_next(&text, p->end, &line)) {
		t = token_next(&line);
		line.at = 0;
		if (t.kind != TOKEN_END && !line_is_indented(&line))
			return false;
		p->line = line;
		p->text = text;
		if (t.kind != TOKEN_END)
			return true;
	}
	return false;
}

void *
rows_settle(struct parser *p, size_t size)
{
	void *copy = arena_take(&p->catalog->arena, p->rows.n * size + 1);

	if (copy == NULL)
		parser_no_memory(p);
	else if (p->rows.n > 0)
		memcpy(copy, p->rows.items, p->rows.n * size);
	return copy;
}

bool
rows_start(struct parser *p)
{
	free(p->rows.items);
	memset(&p->rows, 0, sizeof p->rows);
	return parse_end(p);
}
