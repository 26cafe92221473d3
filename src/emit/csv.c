/* csv - commas between, quoted as RFC 4180 says, with LF line ends. */
#include "emit/row.h"
#include "emit/separated.h"

static const char *
csv_lead(struct arena *a, const struct columns *c, size_t from, size_t to)
{
	return separated_lead(a, c, from, to, ',');
}

static bool
csv_prepare(struct emit *e, const struct plan *p, struct arena *a)
{
	return row_prepare(e, p, a, csv_lead);
}

static bool
csv_prepare_table(struct emit *e, const struct columns *c, struct arena *a)
{
	return row_prepare_table(e, c, a, csv_lead);
}

static void
csv_head(struct emit *e, const struct columns *c)
{
	separated_head(e, c, ',');
}

ALWAYS_INLINE char *
csv_before(struct emit *e, const struct row_item *item, const struct value *v,
    char *p)
{
	(void)v;
	return row_separator(e, item, ',', p);
}

static const struct row_syntax syntax = {
	.before = csv_before,
	.end = row_line_end,
};

static void
csv_record(struct emit *e, struct view *v)
{
	row_print(e, v, &syntax);
}

static void
csv_table_row(struct emit *e, const struct value *values)
{
	row_print_table(e, values, &syntax);
}

const struct format format_csv = {
	.name = "csv",
	.text = TEXT_CSV,
	.usual = USUAL_DOCUMENTED,
	.spreadsheet = true,
	.prepare = csv_prepare,
	.prepare_table = csv_prepare_table,
	.head = csv_head,
	.table_head = csv_head,
	.record = csv_record,
	.table_row = csv_table_row,
};
