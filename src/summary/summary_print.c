/* summary_print - the table of counts: columns for people, or rows. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/date.h"
#include "summary/summary.h"

static const struct cell heads[] = {
	{ "system", -6, "" }, { "stack", -8, "" }, { "type", 4, "" },
	{ "subtype", 7, "" }, { "records", 10, "" }, { "share", 6, "" },
	{ "bytes", 14, "" }, { "min", 6, "" }, { "avg", 6, "" },
	{ "max", 6, "" }, { "first", -22, "" }, { "last", -22, "" },
	{ "damaged", 7, "" },
};

enum { CELLS = sizeof heads / sizeof heads[0] };

static int
row_order(const void *a, const void *b)
{
	const struct summary_row *x = a, *y = b;
	int order = memcmp(x->system, y->system, sizeof x->system);

	if (order == 0)
		order = memcmp(x->stack, y->stack, sizeof x->stack);
	if (order == 0)
		order = (x->type > y->type) - (x->type < y->type);
	if (order == 0)
		order = (x->subtype > y->subtype) - (x->subtype < y->subtype);
	return order;
}

/* Names of systems and stacks: what is not printable ASCII becomes '?'. */
static void
name_cell(struct cell *cell, const struct codepage *page, const uint8_t *s,
    size_t n)
{
	unsigned ch;

	for (size_t i = 0; i < n && s[i] != 0; i++) {
		ch = page->chars[s[i]];
		cell->text[i] = ch >= 0x20 && ch < 0x7f ? (char)ch : '?';
		cell->text[i + 1] = '\0';
	}
}

static void
number_cell(struct cell *cell, uint64_t n)
{
	snprintf(cell->text, sizeof cell->text, "%" PRIu64, n);
}

/* In percent, rounded to two places. */
static void
share_cell(struct cell *cell, uint64_t part, uint64_t all)
{
	uint64_t share = (uint64_t)((double)part * 10000.0 / (double)all + 0.5);

	snprintf(cell->text, sizeof cell->text, "%" PRIu64 ".%02" PRIu64,
	    share / 100, share % 100);
}

static void
time_cell(struct cell *cell, uint64_t t)
{
	unsigned clock = (unsigned)(t % DAY_HUNDREDTHS);
	struct date d = date_of_day((uint32_t)(t / DAY_HUNDREDTHS));

	if (t != 0)
		snprintf(cell->text, sizeof cell->text,
		    "%04u-%02u-%02uT%02u:%02u:%02u.%02u", d.year % 10000u,
		    d.month % 100u, d.day % 100u, clock / 360000u,
		    clock / 6000 % 60, clock / 100 % 60, clock % 100);
}

static void
cells_make(const struct summary *s, const struct summary_row *r,
    const struct codepage *page, struct cell *c)
{
	memcpy(c, heads, sizeof heads);
	name_cell(&c[0], page, r->system, sizeof r->system);
	name_cell(&c[1], page, r->stack, sizeof r->stack);
	if (r->type >= 0)
		number_cell(&c[2], (uint64_t)r->type);
	if (r->subtype >= 0)
		number_cell(&c[3], (uint64_t)r->subtype);
	number_cell(&c[4], r->records);
	share_cell(&c[5], r->records, s->records);
	number_cell(&c[6], r->bytes);
	number_cell(&c[7], r->min);
	number_cell(&c[8], r->bytes / r->records);
	number_cell(&c[9], r->max);
	time_cell(&c[10], r->first);
	time_cell(&c[11], r->last);
	number_cell(&c[12], r->damaged);
}

void
summary_print(struct summary *s, struct emit *e, bool header)
{
	struct cell cells[CELLS];

	qsort(s->rows, s->nrows, sizeof *s->rows, row_order);
	if (header && e->format->cells_head != NULL)
		e->format->cells_head(e, heads, CELLS);
	for (size_t i = 0; i < s->nrows; i++) {
		cells_make(s, &s->rows[i], e->page, cells);
		e->format->cells(e, cells, CELLS);
	}
}
