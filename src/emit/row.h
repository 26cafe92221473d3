/* row - the loop of the formats that print a row of values per record.
 *
 * It is in a header so that each format's own functions become part of it:
 * this is where the time goes. */
#ifndef SMF119_ROW_H
#define SMF119_ROW_H

#include "emit/emit.h"
#include "lib/inline.h"

/* Prints a value, absent ones too, at p, where there is EMIT_ROOM; returns
 * the end. The value is no pointer, so that it need not be in memory. */
typedef char *rows_value(struct emit *e, const struct op *op, struct value v,
    char *p);

/* Ends a row in the same way. */
typedef char *rows_end(struct emit *e, const struct program *p, char *at);

/* emit_plain, with what is most frequent made part of the loop. */
ALWAYS_INLINE char *
rows_plain(struct emit *e, struct value v, char *p)
{
	if (v.kind == VALUE_UINT)
		return print_uint(p, v.number);
	if (v.kind == VALUE_UNIXTIME)
		return print_unixtime(p, (uint32_t)v.number, &e->utc_days);
	if (v.kind == VALUE_PRINTED)
		return print_short(p, (const char *)v.bytes.p, v.bytes.n);
	if (v.kind == VALUE_TEXT && v.bytes.n <= TEXT_SHORT)
		return text_print(&e->text, v.bytes, p);
	return emit_plain(e, v, p);
}

/* Names of systems, stacks and jobs are the same in record after record: where
 * the bytes are those of the last time, so are the characters. */
ALWAYS_INLINE bool
rows_remember(const struct op *op, struct span section, struct value *v)
{
	const struct memo *m = op->memo;
	uint64_t key;

	if (!decode_number(&op->decoder, section, &key) || key != m->key ||
	    m->n == 0)
		return false;
	v->bytes.p = (const uint8_t *)m->text;
	v->bytes.n = m->n;
	return true;
}

/* One value, the kind of which is known where this is made part of the loop:
 * the compiler then leaves out what is for other kinds. */
ALWAYS_INLINE char *
rows_step(struct emit *e, const struct view *r, const struct op *op,
    enum field_kind kind, enum value_kind gives, rows_value *value, char *p)
{
	static const struct value absent;
	struct value v;

	decode_as(kind, &op->decoder, r->sections[op->slot], &v);
	if (v.kind == VALUE_ABSENT)
		return value(e, op, absent, p);
	v.kind = gives;
	return value(e, op, v, p);
}

ALWAYS_INLINE char *
rows_name(struct emit *e, const struct view *r, const struct op *op,
    rows_value *value, char *p)
{
	const struct span section = r->sections[op->slot];
	struct value v;

	if (rows_remember(op, section, &v)) {
		v.kind = VALUE_PRINTED;
		return value(e, op, v, p);
	}
	v.kind = VALUE_ABSENT;
	emit_memo(e, op, section, &v);
	return value(e, op, v, p);
}

ALWAYS_INLINE char *
rows_any(struct emit *e, const struct view *r, const struct op *op,
    rows_value *value, char *p)
{
	struct value v = { .kind = VALUE_ABSENT };

	view_value(r, &op->decoder, op->slot, &v);
	return value(e, op, v, p);
}

ALWAYS_INLINE char *
rows_choose(struct emit *e, const struct view *r, const struct op *op,
    rows_value *value, char *p)
{
	switch (op->step) {
	case STEP_FLAG:
		return rows_step(e, r, op, FIELD_FLAG, VALUE_FLAG, value, p);
	case STEP_UINT:
		return rows_step(e, r, op, FIELD_UINT, VALUE_UINT, value, p);
	case STEP_CODE:
		return rows_step(e, r, op, FIELD_CODE, VALUE_CODE, value, p);
	case STEP_UNIXTIME:
		return rows_step(e, r, op, FIELD_UNIXTIME, VALUE_UNIXTIME,
		    value, p);
	case STEP_NAME:
		return rows_name(e, r, op, value, p);
	case STEP_TEXT:
		return rows_step(e, r, op, FIELD_TEXT, VALUE_TEXT, value, p);
	case STEP_OTHER:
		break;
	}
	return rows_any(e, r, op, value, p);
}

ALWAYS_INLINE void
rows_print(struct emit *e, struct view *r, rows_value *value, rows_end *end)
{
	const struct program *program = r->program;
	const struct op *last = program->ops + program->nops;
	const char *const limit = e->out->buf + OUT_SIZE - EMIT_ROOM;
	char *p = out_room(e->out, EMIT_ROOM);

	e->reading = r;
	for (unsigned row = 0; row < r->rows; row++) {
		view_row(r, row);
		e->printed = 0;
		for (const struct op *op = program->ops; op < last; op++) {
			if (p > limit)
				p = emit_more(e, p);
			p = rows_choose(e, r, op, value, p);
		}
		p = end(e, program, emit_more(e, p));
	}
	out_done(e->out, p);
}

#endif
