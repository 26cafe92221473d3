/* emit - what every format starts with. */
#include "emit/emit.h"

#include <string.h>

void
emit_open(struct emit *e, const struct format *f, struct out *out,
    const struct codepage *page)
{
	memset(e, 0, sizeof *e);
	e->format = f;
	e->out = out;
	e->page = page;
	text_table_make(&e->text, page, f->text);
	dump_table_make(&e->dump, page);
}

void
emit_for_spreadsheet(struct emit *e)
{
	text_table_guard(&e->text, e->page);
	e->local_day.blank = true;
}
