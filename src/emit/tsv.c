/* tsv - tabs between; a tab or line end in a text is escaped. */
#include "emit/row.h"
#include "emit/separated.h"

static const char *
tsv_lead(struct arena *a, const struct columns *c, size_t from, size_t to)
{
	return separated_lead(a, c, from, to, '\t');
}

static bool
tsv_prepare(struct emit *e, const struct plan *p, struct arena *a)
{
	return row_prepare(e, p, a, tsv_lead);
}

static bool
tsv_prepare_table(struct emit *e, const struct columns *c, struct arena *a)
{
	return row_prepare_table(e, c, a, tsv_lead);
}

static void
tsv_head(struct emit *e, const struct columns *c)
{
	separated_head(e, c, '\t');
}

ALWAYS_INLINE char *
tsv_before(struct emit *e, const struct row_item *item, const struct value *v,
    char *p)
{
	(void)v;
	return row_separator(e, item, '\t', p);
}

static const struct row_syntax syntax = {
	.before = tsv_before,
	.end = row_line_end,
};

static void
tsv_record(struct emit *e, struct view *v)
{
	row_print(e, v, &syntax);
}

static void
tsv_table_row(struct emit *e, const struct value *values)
{
	row_print_table(e, values, &syntax);
}

const struct format format_tsv = {
	.name = "tsv",
	.text = TEXT_TSV,
	.usual = USUAL_DOCUMENTED,
	.spreadsheet = true,
	.prepare = tsv_prepare,
	.prepare_table = tsv_prepare_table,
	.head = tsv_head,
	.table_head = tsv_head,
	.record = tsv_record,
	.table_row = tsv_table_row,
};
