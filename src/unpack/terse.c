/* terse - tersed data sets (AMATERSE, TRSMAIN) as a stream of records.
 *
 * A header of 12 bytes, then codes of 12 bits, which terse_phrases.h describes.
 * There is no checksum: only codes that no program writes are seen as damage,
 * and what follows them cannot be read. */
#include <stdlib.h>

#include "record/header.h"
#include "unpack/container.h"
#include "unpack/supply.h"
#include "unpack/terse_phrases.h"

enum {
	HEADER = 12,
	METHOD_PACK = 2,
	METHOD_SPACK = 5,
	METHOD_LIBRARY = 7,	/* PACK of a partitioned data set */
	FLAG_MVS = 0x04,
	FLAGS_USUAL = 0x0c,
	LONGEST_RECORD = 65536,	/* the longest that a header can have */
	BLOCK = 1024		/* what the file is filled up to */
};

enum state { STATE_CODES, STATE_END, STATE_BROKEN };

struct terse {
	struct stream stream;	/* first */
	struct supply in;
	bool (*code)(struct phrases *p, unsigned code);
	enum state state;
	bool headed;		/* the header was read */
	unsigned held;		/* the second of two codes that were read, or NONE */
	uint64_t behind;	/* bytes behind the end that were not zeros */
	struct fault fault;
	struct phrases phrases;
};

_Static_assert(sizeof(struct terse) <= 200 * 1024,
    "SECURITY.md says how much memory a layer takes");

/* A header with that method. Behind a BDW and an RDW, a record begins. */
static bool
has_header(struct span look, unsigned method)
{
	uint64_t length, rest, again;
	unsigned vary = span_byte(look, 1);

	if (!span_uint(look, 2, 2, &length) || !span_uint(look, 4, 4, &rest) ||
	    !span_uint(look, 8, 4, &again) ||
	    header_believable(look, 2 * RDW_SIZE))
		return false;
	if (span_byte(look, 0) != method || vary > 1 ||
	    ((span_byte(look, 4) & FLAG_MVS) == 0 && rest != 0))
		return false;
	if (length == 0)
		return again > 0 && again < LONGEST_RECORD;
	return again == 0 || again == length;
}

bool
terse_begins(struct span look)
{
	return has_header(look, METHOD_PACK) || has_header(look, METHOD_SPACK);
}

bool
terse_is_library(struct span look)
{
	return has_header(look, METHOD_LIBRARY);
}

/* EBCDIC to ASCII makes a tab and a DEL of methods 5 and 7, and leaves 2 as it
 * is, and the flags. */
bool
terse_is_text(struct span look)
{
	return (has_header(look, '\t') || has_header(look, 0x7f)) &&
	    span_byte(look, 4) == FLAGS_USUAL;
}

static void
set_broken(struct terse *t, struct fault fault)
{
	/* the code in hand began two or three bytes before what is ahead */
	uint64_t back = t->held == NONE ? 2 : 3;

	t->state = STATE_BROKEN;
	t->fault = fault;
	t->fault.offset = fault.kind == FAULT_TERSE_CUT ? t->in.end :
	    supply_offset(&t->in) - back;
}

static void
set_cut(struct terse *t)
{
	set_broken(t, fault_make(FAULT_TERSE_CUT, 0, 0));
}

/* Two codes come in three bytes. False: the file ends before the next. */
static inline bool
next_code(struct terse *t, unsigned *code)
{
	struct span three;

	if (t->held != NONE) {
		*code = t->held;
		t->held = NONE;
		return true;
	}
	if (!supply_fill(&t->in, 2))
		return false;
	three = span_cut(&t->in.ahead, supply_fill(&t->in, 3) ? 3 : 2);
	*code = (unsigned)span_byte(three, 0) << 4 | span_byte(three, 1) >> 4;
	if (three.n == 3)
		t->held = (span_byte(three, 1) & 0xfU) << 8 |
		    span_byte(three, 2);
	return true;
}

static void
read_end(struct terse *t)
{
	uint64_t rest = supply_rest(&t->in);
	struct records *out = &t->phrases.out;

	if (!out->plain && !records_is_empty(out))
		records_mark(out);
	t->state = STATE_END;
	t->behind = rest >= BLOCK ? rest : 0;
}

/* Reads codes while there is room: to the end, or to one that is wrong. */
static void
read_codes(struct terse *t)
{
	struct phrases *p = &t->phrases;
	unsigned code;

	while (records_have_room(&p->out)) {
		if (p->depth > 0) {
			spack_write(p);
			continue;
		}
		if (!next_code(t, &code)) {
			set_cut(t);
			return;
		}
		if (code == END) {
			read_end(t);
			break;
		}
		if (!t->code(p, code)) {
			set_broken(t, p->fault);
			return;
		}
	}
	if (p->out.too_long)
		set_broken(t, fault_make(FAULT_TERSE_RECORD, RECORDS_LONGEST,
		    0));
}

static void
read_header(struct terse *t)
{
	static const char *const words[2][2] = {
		{ "TERSE (SPACK, fixed-length records)",
		    "TERSE (SPACK, variable-length records)" },
		{ "TERSE (PACK, fixed-length records)",
		    "TERSE (PACK, variable-length records)" },
	};
	bool vary, pack;

	t->headed = true;
	if (!supply_fill(&t->in, HEADER)) {
		set_cut(t);
		return;
	}
	vary = span_byte(t->in.ahead, 1) == 1;
	pack = span_byte(t->in.ahead, 0) == METHOD_PACK;
	t->stream.words = words[pack][vary];
	records_start(&t->phrases.out, !vary);
	if (pack) {
		t->code = pack_code;
		pack_start(&t->phrases);
	} else {
		t->code = spack_code;
		spack_start(&t->phrases);
	}
	span_cut(&t->in.ahead, HEADER);
}

static ssize_t
terse_end(struct terse *t)
{
	if (supply_failed(&t->in))
		return stream_fail_below(&t->stream);
	if (t->state == STATE_BROKEN)
		return stream_fail(&t->stream, &t->fault);
	if (t->behind == 0)
		return 0;
	t->fault = fault_make(FAULT_TERSE_BEHIND, 0, t->behind);
	t->fault.offset = t->in.end - t->behind;
	return stream_fail(&t->stream, &t->fault);
}

static ssize_t
terse_read(struct stream *s, uint8_t *p, size_t n)
{
	struct terse *t = (struct terse *)s;
	size_t got;

	if (!t->headed)
		read_header(t);
	while ((got = records_give(&t->phrases.out, p, n)) == 0) {
		if (t->state != STATE_CODES)
			return terse_end(t);
		read_codes(t);
	}
	return (ssize_t)got;
}

static void
terse_close(struct stream *s)
{
	free(s);
}

struct stream *
terse_open(struct stream *below, const struct container *c)
{
	struct terse *t = calloc(1, sizeof *t);

	(void)c;
	if (t == NULL)
		return NULL;
	t->stream.read = terse_read;
	t->stream.close = terse_close;
	t->stream.below = below;
	t->held = NONE;
	supply_start(&t->in, below);
	return &t->stream;
}
