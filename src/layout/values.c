/* values - a block of codes with their tokens and words. */
#include "layout/values.h"

#include <stdlib.h>
#include <string.h>

static bool
parse_code(struct parser *p, struct code *out)
{
	struct token t = token_next(&p->line);
	const struct code *before = (const struct code *)p->rows.items;

	if (!token_number(&t, UINT64_MAX, &out->number))
		return parser_fail(p, &t, "a code: a number");
	for (size_t i = 0; i + 1 < p->rows.n; i++)
		if (before[i].number == out->number)
			return parser_fail(p, &t, "a code not given before");
	if (!parse_name(p, "a token: letters, digits, _ and -",
	    &out->token) ||
	    !parse_string(p, "the words for this code", &out->words))
		return false;
	out->ntoken = strlen(out->token);
	out->nwords = strlen(out->words);
	return parse_end(p);
}

static int
code_order(const void *a, const void *b)
{
	uint64_t x = ((const struct code *)a)->number;
	uint64_t y = ((const struct code *)b)->number;

	return (x > y) - (x < y);
}

/* The block of that name in the list, or a new one at its end. A block that is
 * replaced keeps its place, so that pointers to it stay valid. */
static struct values *
values_place(struct parser *p, const char *name)
{
	struct values **at = &p->catalog->values;

	while (*at != NULL && strcmp((*at)->name, name) != 0)
		at = &(*at)->next;
	if (*at == NULL)
		*at = arena_take(&p->catalog->arena, sizeof **at);
	return *at;
}

bool
parse_values(struct parser *p)
{
	struct values v = { 0 }, *place;
	struct code *row;

	if (!parse_name(p, "the name of the values", &v.name) ||
	    !rows_start(p))
		return false;
	while (block_row(p)) {
		if ((row = rows_add(&p->rows, sizeof *row)) == NULL)
			return parser_no_memory(p);
		if (!parse_code(p, row))
			return false;
	}
	if (p->rows.n > 0)
		qsort(p->rows.items, p->rows.n, sizeof *row, code_order);
	v.ncodes = p->rows.n;
	if ((v.codes = rows_settle(p, sizeof *row)) == NULL ||
	    (place = values_place(p, v.name)) == NULL)
		return parser_no_memory(p);
	for (size_t i = 0; i < v.ncodes && v.codes[i].number < 256; i++)
		v.byte[v.codes[i].number] = &v.codes[i];
	v.next = place->next;
	*place = v;
	return true;
}
