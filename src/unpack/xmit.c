/* xmit - a sequential data set that TSO TRANSMIT (XMIT) has sent.
 *
 * A stream of segments: length, flags, up to 253 bytes of a record. Records
 * are control records, whose text units describe what comes, or data. z/OS
 * TSO/E Customization (SA32-0976), "Format of transmitted data". */
#include <stdlib.h>

#include "unpack/container.h"
#include "unpack/supply.h"
#include "unpack/records.h"

enum {
	SEGMENT_HEAD = 2,
	FLAG_FIRST = 0x80,
	FLAG_LAST = 0x40,
	FLAG_CONTROL = 0x20,
	FLAG_NUMBER = 0x10,	/* a record number, of no use here */
	BEHIND_MOST = 1023,	/* bytes that may fill up the last block */
	CONTROL_MAX = 32 * 1024,
	NAME = 6,		/* of a control record: INMR01 */
	FILES_MAX = 16,
	KEY_UTILITY = 0x1028,
	KEY_RECFM = 0x0049,
	KEY_TERMINAL = 0x0028,
	RECFM_FORM = 0xc0,	/* both: undefined length */
	RECFM_VARY = 0x40,
	RECFM_NO_RDW = 0x02,	/* in the second byte, as those below */
	RECFM_PACKED = 0x04,
	RECFM_COMPRESSED = 0x08
};

/* A file as its control records INMR02 describe it. */
struct file {
	unsigned steps;		/* programs that have made the data, in turn */
	bool copied;		/* by INMCOPY: a sequential data set */
	bool encrypted;
	bool message;		/* for the terminal, not data */
	unsigned form;		/* of its records: RECFM, first byte */
	unsigned how;		/* and second byte */
};

enum state { STATE_RECORDS, STATE_END, STATE_BROKEN };

struct xmit {
	struct stream stream;	/* first */
	struct supply in;
	struct records out;
	struct file files[FILES_MAX];
	size_t file;		/* in hand, from 1; 0: none has begun */
	bool inside;		/* a record has begun */
	bool control;		/* it is a control record */
	enum state state;
	uint64_t at;		/* of the segment in hand */
	uint64_t behind;	/* bytes behind the end that were not zeros */
	struct fault fault;
	size_t ncontrol;
	uint8_t bytes[CONTROL_MAX];
};

_Static_assert(sizeof(struct xmit) <= 200 * 1024,
    "SECURITY.md says how much memory a layer takes");

static bool
set_broken(struct xmit *x, enum fault_kind kind, uint64_t want, uint64_t have)
{
	x->state = STATE_BROKEN;
	x->fault = fault_make(kind, want, have);
	if (fault_text(kind)->weight < FAULT_FATAL)
		x->fault.offset = kind == FAULT_XMIT_CUT ? x->in.end : x->at;
	return false;
}

static void
utility_read(struct file *f, struct span name)
{
	f->copied |= span_equal(name, 0, "\xc9\xd5\xd4\xc3\xd6\xd7\xe8", 7);
	f->encrypted |= span_equal(name, 0, "\xc1\xd4\xe2\xc3\xc9\xd7\xc8\xd9",
	    8);
	f->steps++;
}

/* The values of a text unit, n of them; what is not known is left alone. */
static bool
unit_read(struct file *f, uint64_t key, uint64_t n, struct span *units)
{
	struct span value;
	uint64_t size;

	f->message |= key == KEY_TERMINAL && n == 0;
	for (; n > 0; n--) {
		if (!span_uint(*units, 0, 2, &size) ||
		    !span_sub(*units, 2, (size_t)size, &value))
			return false;
		*units = span_from(*units, 2 + (size_t)size);
		if (key == KEY_UTILITY)
			utility_read(f, value);
		if (key == KEY_RECFM) {
			f->form = span_byte(value, 0);
			f->how = span_byte(value, 1);
		}
	}
	return true;
}

/* The RECFM of the data is in the record of INMCOPY: of others, what was there
 * before stays. */
static bool
units_read(struct file *f, struct span units)
{
	struct file step = { 0 };
	uint64_t key, n;

	while (units.n > 0) {
		if (!span_uint(units, 0, 2, &key) ||
		    !span_uint(units, 2, 2, &n))
			return false;
		units = span_from(units, 4);
		if (!unit_read(&step, key, n, &units))
			return false;
	}
	if (step.copied || f->steps == 0) {
		f->form = step.form;
		f->how = step.how;
	}
	f->steps += step.steps;
	f->copied |= step.copied;
	f->encrypted |= step.encrypted;
	f->message |= step.message;
	return true;
}

/* INMR02: the number of the file, and text units. */
static bool
describe_file(struct xmit *x, struct span rest)
{
	uint64_t number;

	if (!span_uint(rest, 0, 4, &number))
		return set_broken(x, FAULT_XMIT_CONTROL, 0, 0);
	if (number == 0 || number > FILES_MAX)
		return set_broken(x, FAULT_XMIT_CONTROL, 0, 0);
	return units_read(&x->files[number - 1], span_from(rest, 4)) ||
	    set_broken(x, FAULT_XMIT_CONTROL, 0, 0);
}

/* INMR03: the data of the next file follow. */
static bool
begin_file(struct xmit *x)
{
	const struct file *f;

	if (x->file == FILES_MAX)
		return set_broken(x, FAULT_XMIT_CONTROL, 0, 0);
	f = &x->files[x->file++];
	if (f->message)
		return true;
	if (f->encrypted || (f->how & (RECFM_PACKED | RECFM_COMPRESSED)) != 0)
		return set_broken(x, FAULT_XMIT_ENCRYPTED, 0, 0);
	if (!f->copied || f->steps != 1)
		return set_broken(x, FAULT_XMIT_LIBRARY, 0, 0);
	records_form(&x->out, (f->form & RECFM_FORM) != RECFM_VARY);
	return true;
}

static bool
end_control(struct xmit *x)
{
	static const char name[] = "\xc9\xd5\xd4\xd9\xf0";	/* INMR0 */
	struct span record = { x->bytes, x->ncontrol };

	if (!span_equal(record, 0, name, NAME - 1))
		return set_broken(x, FAULT_XMIT_CONTROL, 0, 0);
	switch (span_byte(record, NAME - 1)) {
	case 0xf2:
		return describe_file(x, span_from(record, NAME));
	case 0xf3:
		return begin_file(x);
	case 0xf6:
		x->behind = supply_rest(&x->in);
		x->state = STATE_END;
		return true;
	case 0xf7:
		return set_broken(x, FAULT_XMIT_NOTICE, 0, 0);
	}
	return true;
}

static bool
add_control(struct xmit *x, struct span bytes)
{
	if (bytes.n > CONTROL_MAX - x->ncontrol)
		return set_broken(x, FAULT_XMIT_CONTROL, 0, 0);
	for (size_t i = 0; i < bytes.n; i++)
		x->bytes[x->ncontrol++] = span_byte(bytes, i);
	return true;
}

static bool
add_data(struct xmit *x, struct span bytes, bool last)
{
	const struct file *f;

	if (x->file == 0)
		return set_broken(x, FAULT_XMIT_ORDER, 0, 0);
	f = &x->files[x->file - 1];
	if (f->message)
		return true;
	records_add(&x->out, bytes);
	if (!last || x->out.plain)
		return true;
	if ((f->how & RECFM_NO_RDW) == 0)
		records_use_own_rdw(&x->out);
	records_mark(&x->out);
	return true;
}

static bool
take_segment(struct xmit *x, unsigned flags, struct span bytes)
{
	bool first = (flags & FLAG_FIRST) != 0;
	bool last = (flags & FLAG_LAST) != 0;

	if (first == x->inside)
		return set_broken(x, FAULT_XMIT_ORDER, 0, 0);
	if (first) {
		x->control = (flags & FLAG_CONTROL) != 0;
		x->ncontrol = 0;
	}
	x->inside = !last;
	if (!x->control)
		return add_data(x, bytes, last);
	return add_control(x, bytes) && (!last || end_control(x));
}

static void
read_segment(struct xmit *x)
{
	unsigned length, flags;
	struct span segment;

	x->at = supply_offset(&x->in);
	if (!supply_fill(&x->in, SEGMENT_HEAD)) {
		set_broken(x, FAULT_XMIT_CUT, 0, 0);
		return;
	}
	length = span_byte(x->in.ahead, 0);
	flags = span_byte(x->in.ahead, 1);
	if (length < SEGMENT_HEAD) {
		set_broken(x, FAULT_XMIT_LENGTH, 0, length);
		return;
	}
	if (!supply_fill(&x->in, length)) {
		set_broken(x, FAULT_XMIT_CUT, 0, 0);
		return;
	}
	segment = span_cut(&x->in.ahead, length);
	if ((flags & FLAG_NUMBER) == 0)
		take_segment(x, flags, span_from(segment, SEGMENT_HEAD));
}

static void
read_segments(struct xmit *x)
{
	while (x->state == STATE_RECORDS && records_have_room(&x->out))
		read_segment(x);
	if (x->out.too_long && x->state != STATE_BROKEN)
		set_broken(x, FAULT_XMIT_RECORD, RECORDS_LONGEST, 0);
}

static ssize_t
xmit_end(struct xmit *x)
{
	if (supply_failed(&x->in))
		return stream_fail_below(&x->stream);
	if (x->state == STATE_BROKEN)
		return stream_fail(&x->stream, &x->fault);
	if (x->behind <= BEHIND_MOST)
		return 0;
	x->fault = fault_make(FAULT_XMIT_BEHIND, 0, x->behind);
	x->fault.offset = x->in.end - x->behind;
	return stream_fail(&x->stream, &x->fault);
}

static ssize_t
xmit_read(struct stream *s, uint8_t *p, size_t n)
{
	struct xmit *x = (struct xmit *)s;
	size_t got;

	while ((got = records_give(&x->out, p, n)) == 0) {
		if (x->state != STATE_RECORDS)
			return xmit_end(x);
		read_segments(x);
	}
	return (ssize_t)got;
}

static void
xmit_close(struct stream *s)
{
	free(s);
}

struct stream *
xmit_open(struct stream *below, const struct container *c)
{
	struct xmit *x = calloc(1, sizeof *x);

	if (x == NULL)
		return NULL;
	x->stream.read = xmit_read;
	x->stream.close = xmit_close;
	x->stream.words = c->name;
	x->stream.below = below;
	supply_start(&x->in, below);
	records_start(&x->out, false);
	return &x->stream;
}
