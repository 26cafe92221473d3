/* fill - a section as its text describes it: its size, and its fields by
 * name. */
#include <string.h>

#include "maker.h"

static struct memory *
memory_find(struct maker *m, const char *name)
{
	size_t i = 0;

	while (i < m->nmemories && strcmp(m->memories[i].name, name) != 0)
		i++;
	return i < m->nmemories ? &m->memories[i] : NULL;
}

static void
remember(struct maker *m, const struct part *part)
{
	struct memory *memory = memory_find(m, part->name);

	if (memory == NULL && m->nmemories < PARTS_MAX)
		memory = &m->memories[m->nmemories++];
	if (memory == NULL)
		return;
	memcpy(memory->name, part->name, NAME_LENGTH);
	memory->bytes.n = 0;
	bytes_add(&memory->bytes, m->draft.body.p + m->draft.start,
	    m->draft.body.n - m->draft.start);
}

void
fill_end(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;

	if (d->nparts > 0 && d->start != SIZE_MAX)
		remember(m, &d->parts[d->nparts - 1]);
	if (!draft_end_occurrence(d))
		text_fail(&m->text, t, "occurrences of the same length");
}

static void
start_occurrence(struct maker *m, size_t size)
{
	struct draft *d = &m->draft;
	const struct section *s = d->parts[d->nparts - 1].layout;

	d->start = d->body.n;
	bytes_fill(&d->body, 0, size);
	for (size_t i = 0; s != NULL && i < s->nfields; i++)
		for (size_t at = 0; s->fields[i].kind == FIELD_TEXT &&
		    (s->fields[i].length == LAYOUT_OPEN ||
		    at < (size_t)s->fields[i].length / 8); at++) {
			if ((size_t)s->fields[i].offset / 8 + at >= size)
				break;
			d->body.p[d->start + (size_t)s->fields[i].offset / 8 +
			    at] = 0x40;
		}
}

static size_t
documented_size(const struct section *s)
{
	const struct field *last = &s->fields[s->nfields - 1];

	if (last->length == LAYOUT_OPEN)
		return (size_t)last->offset / 8;
	return (size_t)(last->offset + last->length) / 8;
}

void
fill_section(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;
	struct part *part = &d->parts[d->nparts];
	size_t size = 0;

	fill_end(m, t);
	if (d->nparts == PARTS_MAX)
		text_fail(&m->text, t, "fewer sections");
	maker_name(m, part->name);
	part->layout = catalog_section(&m->catalog, part->name);
	if (part->layout != NULL)
		size = documented_size(part->layout);
	else if (strncmp(part->name, "raw", 3) != 0)
		text_fail(&m->text, t, "a section of the layouts, or raw...");
	d->sized = maker_goes_on(m);
	if (d->sized)
		size = (size_t)text_number(&m->text, UINT16_MAX);
	part->at = d->body.n;
	d->nparts++;
	start_occurrence(m, size);
}

void
fill_again(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;
	struct part *part;

	if (d->nparts == 0 || d->start == SIZE_MAX)
		text_fail(&m->text, t, "a section before this");
	fill_end(m, t);
	part = &d->parts[d->nparts - 1];
	if (d->sized)
		start_occurrence(m, part->len);
	else
		start_occurrence(m, part->layout == NULL ? 0 :
		    documented_size(part->layout));
}

void
fill_same(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;
	struct memory *memory = d->nparts == 0 ? NULL :
	    memory_find(m, d->parts[d->nparts - 1].name);
	size_t n;

	if (memory == NULL)
		text_fail(&m->text, t, "a section that was there before");
	n = d->body.n - d->start;
	if (!d->sized) {
		if (n < memory->bytes.n)
			bytes_fill(&d->body, 0, memory->bytes.n - n);
		n = memory->bytes.n;
		d->body.n = d->start + n;
	}
	memcpy(d->body.p + d->start, memory->bytes.p,
	    n < memory->bytes.n ? n : memory->bytes.n);
}

void
fill_gap(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;
	size_t n = (size_t)text_number(&m->text, UINT16_MAX);

	fill_end(m, t);
	bytes_fill(&d->body, 0xee, n);
}

static void
take_open_field(struct maker *m, const struct field *f)
{
	struct draft *d = &m->draft;
	struct bytes bytes = { 0 };
	struct token t = { TOKEN_WORD, f->name, strlen(f->name), 1 };
	size_t at = d->start + (size_t)f->offset / 8;

	text_bytes(&m->text, &bytes);
	if (!d->sized)
		bytes_add(&d->body, bytes.p, bytes.n);
	else if (at + bytes.n > d->body.n)
		text_fail(&m->text, &t, "no more bytes than the section has");
	else
		memcpy(d->body.p + at, bytes.p, bytes.n);
	bytes_free(&bytes);
}

void
fill_field(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;
	const struct section *s = m->header;
	uint8_t *p = d->head;
	size_t size = d->nhead;

	if (d->nparts > 0 && d->start == SIZE_MAX)
		text_fail(&m->text, t, "section or again behind a gap");
	if (d->nparts > 0) {
		s = d->parts[d->nparts - 1].layout;
		p = d->body.p + d->start;
		size = d->body.n - d->start;
	}
	for (size_t i = 0; s != NULL && i < s->nfields; i++) {
		if (!token_is(t, s->fields[i].name))
			continue;
		if (s->fields[i].length == LAYOUT_OPEN)
			take_open_field(m, &s->fields[i]);
		else
			text_field(&m->text, &s->fields[i], p, size);
		return;
	}
	text_fail(&m->text, t, "a statement or a field of the section");
}
