/* table - one line per row under one heading line, in aligned columns. */
#include "emit/align.h"

static const struct row_syntax syntax = ALIGN_SYNTAX;

static void
table_record(struct emit *e, struct view *v)
{
	row_print(e, v, &syntax);
}

const struct format format_table = {
	.name = "table",
	.text = TEXT_PLAIN,
	.usual = USUAL_TABLE,
	.prepare = align_prepare,
	.prepare_table = align_prepare_table,
	.head = align_head,
	.table_head = align_table_head,
	.record = table_record,
	.table_row = align_table_row,
};
