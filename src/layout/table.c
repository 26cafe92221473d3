/* table - a block of columns: field, width and heading. */
#include "layout/table.h"

#include <string.h>

static bool
parse_column(struct parser *p, struct table_column *out)
{
	struct token t;
	uint64_t width;

	if (!parse_name(p, "the name of a field", &out->field))
		return false;
	t = token_next(&p->line);
	if (!token_number(&t, TABLE_WIDTH_MAX, &width) || width == 0)
		return parser_fail(p, &t, "a width of 1 to 100 characters");
	out->width = (int)width;
	return parse_string(p, "the heading of the column", &out->heading) &&
	    parse_end(p);
}

/* The table of that name, which is replaced, or a place behind the last. */
static struct table *
table_place(struct parser *p, const char *name)
{
	struct table **at = &p->catalog->tables;

	while (*at != NULL && strcmp((*at)->name, name) != 0)
		at = &(*at)->next;
	if (*at == NULL)
		*at = arena_take(&p->catalog->arena, sizeof **at);
	return *at;
}

bool
parse_table(struct parser *p)
{
	struct table t = { 0 }, *place;
	struct table_column *row;

	if (!parse_name(p, "the name of the table", &t.name) ||
	    !rows_start(p))
		return false;
	while (block_row(p)) {
		if ((row = rows_add(&p->rows, sizeof *row)) == NULL)
			return parser_no_memory(p);
		if (!parse_column(p, row))
			return false;
	}
	t.n = p->rows.n;
	if ((t.columns = rows_settle(p, sizeof *row)) == NULL)
		return false;
	if ((place = table_place(p, t.name)) == NULL)
		return parser_no_memory(p);
	t.next = place->next;
	*place = t;
	return true;
}
