/* maker - the statements of the notation, one function each. */
#include "maker.h"

#include <string.h>

void
maker_name(struct maker *m, char *out)
{
	struct token t = token_next(&m->text.line);

	if (!token_is_name(&t) || t.n >= NAME_LENGTH)
		text_fail(&m->text, &t, "a name");
	memcpy(out, t.s, t.n);
	out[t.n] = '\0';
}

bool
maker_goes_on(const struct maker *m)
{
	struct line line = m->text.line;

	return token_next(&line).kind != TOKEN_END;
}

void
maker_end(struct maker *m, const struct token *t)
{
	if (m->draft.nhead == 0)
		return;
	fill_end(m, t);
	draft_write(&m->draft, &m->out);
	m->draft.nhead = 0;
}

static void
start_record(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;
	uint64_t subtype;

	maker_end(m, t);
	draft_start(d);
	d->nhead = 18;
	d->head[4] = 0x1e;	/* the bits that name the operating system */
	d->head[5] = (uint8_t)text_number(&m->text, UINT8_MAX);
	memset(d->head + 18, 0, 6);
	if (!maker_goes_on(m))
		return;
	d->nhead = HEAD_SIZE;
	d->head[4] = 0x5e;	/* and with subtypes */
	subtype = text_number(&m->text, UINT16_MAX);
	d->head[22] = (uint8_t)(subtype >> 8);
	d->head[23] = (uint8_t)subtype;
	memset(d->head + 18, 0x40, 4);
}

static void
take_lie(struct maker *m, const struct token *word)
{
	struct draft *d = &m->draft;
	struct token t = token_next(&m->text.line);
	struct lie *lie;

	(void)word;
	if (token_is(&t, "triplets")) {
		d->lie_triplets = text_number(&m->text, UINT16_MAX);
		return;
	}
	if (token_is(&t, "length")) {
		d->lie_length = text_number(&m->text, UINT16_MAX);
		return;
	}
	if (!token_is(&t, "triplet"))
		text_fail(&m->text, &t, "triplets, triplet or length");
	lie = &d->lies[(text_number(&m->text, PARTS_MAX) - 1) % PARTS_MAX];
	while (maker_goes_on(m)) {
		t = token_next(&m->text.line);
		if (token_is(&t, "offset"))
			lie->offset = text_number(&m->text, UINT32_MAX);
		else if (token_is(&t, "length"))
			lie->length = text_number(&m->text, UINT16_MAX);
		else if (token_is(&t, "number"))
			lie->number = text_number(&m->text, UINT16_MAX);
		else
			text_fail(&m->text, &t, "offset, length or number");
	}
}

static void
take_triplets(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;

	while (maker_goes_on(m)) {
		if (d->norder == PARTS_MAX)
			text_fail(&m->text, t, "fewer triplets");
		maker_name(m, d->order[d->norder++]);
	}
}

static void
take_spans(struct maker *m, const struct token *t)
{
	struct draft *d = &m->draft;

	while (maker_goes_on(m)) {
		if (d->nspans == SPANS_MAX)
			text_fail(&m->text, t, "fewer segments");
		d->spans[d->nspans++] =
		    (size_t)text_number(&m->text, UINT16_MAX);
	}
}

static void
take_bytes(struct maker *m, const struct token *t)
{
	(void)t;
	text_bytes(&m->text, &m->draft.body);
}

static void
take_file_bytes(struct maker *m, const struct token *t)
{
	maker_end(m, t);
	text_bytes(&m->text, &m->out);
}

static const struct statement {
	const char *word;
	void (*take)(struct maker *m, const struct token *t);
} statements[] = {
	{ "record", start_record },
	{ "section", fill_section },
	{ "same", fill_same },
	{ "again", fill_again },
	{ "bytes", take_bytes },
	{ "gap", fill_gap },
	{ "triplets", take_triplets },
	{ "span", take_spans },
	{ "lie", take_lie },
	{ "file", take_file_bytes },
};

void
maker_statement(struct maker *m, const struct token *t)
{
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
		if (!token_is(t, statements[i].word))
			continue;
		if (m->draft.nhead == 0 && statements[i].take != start_record &&
		    statements[i].take != take_file_bytes)
			text_fail(&m->text, t, "record or file");
		statements[i].take(m, t);
		if (maker_goes_on(m))
			text_fail(&m->text, t, "nothing more on this line");
		return;
	}
	fill_field(m, t);
}
