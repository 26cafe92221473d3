/* terse - tersed data sets (AMATERSE, TRSMAIN): PACK and SPACK to records.
 *
 * A header of 12 bytes, then codes of 12 bits. Codes up to 257 are symbols: 0
 * the end, 1 to 256 a byte, 257 the end of a record. Each other code names a
 * node, which stands for a phrase of symbols. There is no checksum: of damage,
 * only what no program writes can be seen. After it nothing can be trusted. */
#include <stdlib.h>
#include <string.h>

#include "record/header.h"
#include "unpack/container.h"
#include "unpack/supply.h"
#include "unpack/records.h"

enum {
	HEADER = 12,
	METHOD_PACK = 2,
	METHOD_SPACK = 5,
	METHOD_LIBRARY = 7,	/* PACK of a partitioned data set */
	FLAG_MVS = 0x04,
	FLAGS_USUAL = 0x0c,
	LONGEST_RECORD = 65536,	/* that a header may tell of */
	BLOCK = 1024,		/* what the file is filled up to */
	END = 0,		/* in left, right and rest: nothing */
	MARK = 257,
	NODE = 258,		/* the first code that is a node */
	CODES = 4096,
	BLANK = 0x40 + 1,
	NONE = CODES,
	PHRASE_MAX = 32767,	/* symbols; z/OS writes 2,047 at most */
	TEXT = 16		/* bytes of a phrase that are kept as such */
};

/* The phrase of a node is that of left and then that of right, which PACK has
 * as a symbol. Nodes that no other is made of are in a ring that goes through
 * node 0, the one to be given up first behind it. */
struct node {
	uint16_t next, prev;	/* in the ring */
	uint16_t left, right;
	uint16_t uses;		/* by nodes made of it */
	uint16_t length;	/* of the phrase; SPACK, 0: not in use */
	uint16_t root;		/* PACK: the first symbol of the phrase */
	union {
		/* PACK: the code for what comes before the text; NONE: there
		 * are marks, and no text. Texts but the last are full. */
		uint16_t rest;
		/* SPACK: bytes of the text, which is all of the phrase, or 0 */
		uint16_t plain;
	} text;
};

enum state { STATE_CODES, STATE_END, STATE_BROKEN };

struct terse {
	struct stream stream;	/* first */
	struct supply in;
	struct records out;
	void (*code)(struct terse *t, unsigned code);
	enum state state;
	bool headed;		/* the header was read */
	unsigned held;		/* the code in hand's other half, or NONE */
	uint64_t behind;	/* bytes behind the end that were not zeros */
	struct fault fault;
	unsigned pending;	/* PACK: the node that waits for right, or 0 */
	unsigned before;	/* SPACK: the code before, or 0 */
	unsigned unused;	/* SPACK: the first node never used, or CODES */
	size_t depth;		/* SPACK: of the stack */
	uint16_t stack[CODES];	/* SPACK: what is left of the phrase in hand;
				 * PACK: a phrase with marks */
	struct node nodes[CODES];
	uint8_t texts[(CODES + 1) * TEXT];
};

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
set_broken(struct terse *t, enum fault_kind kind, uint64_t want,
    uint64_t have)
{
	/* the code in hand began two or three bytes before what is ahead */
	uint64_t back = t->held == NONE ? 2 : 3;

	t->state = STATE_BROKEN;
	t->fault = fault_make(kind, want, have);
	t->fault.offset = kind == FAULT_TERSE_CUT ? t->in.end :
	    supply_offset(&t->in) - back;
}

static inline void
ring_unlink(struct node *nodes, unsigned node)
{
	nodes[nodes[node].prev].next = nodes[node].next;
	nodes[nodes[node].next].prev = nodes[node].prev;
}

static inline void
ring_insert(struct node *nodes, unsigned before, unsigned node)
{
	unsigned prev = nodes[before].prev;

	nodes[node].prev = (uint16_t)prev;
	nodes[node].next = (uint16_t)before;
	nodes[prev].next = (uint16_t)node;
	nodes[before].prev = (uint16_t)node;
}

/* A node is made of this one. */
static inline void
node_hold(struct node *nodes, unsigned node)
{
	if (node >= NODE && nodes[node].uses++ == 0)
		ring_unlink(nodes, node);
}

/* It is no more. Its place in the ring is before the node given. */
static inline void
node_release(struct node *nodes, unsigned node, unsigned before)
{
	if (node >= NODE && --nodes[node].uses == 0)
		ring_insert(nodes, before, node);
}

static inline uint8_t *
text_of(struct terse *t, unsigned node)
{
	return t->texts + node * TEXT;
}

static inline size_t
last_of_text(unsigned length)
{
	return (length - 1U) % TEXT;
}

/* The phrase of this code, and a symbol that pack_complete adds. */
static inline void
pack_make(struct terse *t, unsigned node, unsigned code)
{
	struct node *n = &t->nodes[node];
	const struct node *left = &t->nodes[code];

	n->left = (uint16_t)code;
	n->length = (uint16_t)(left->length + 1);
	n->root = left->root;
	n->uses = 0;
	n->text.rest = left->text.rest;
	if (left->text.rest == NONE)
		return;
	if (last_of_text(n->length) == 0)
		n->text.rest = (uint16_t)code;
	memcpy(text_of(t, node), text_of(t, code), TEXT);
}

static inline void
pack_complete(struct terse *t, unsigned node, unsigned symbol)
{
	struct node *n = &t->nodes[node];

	n->right = (uint16_t)symbol;
	if (symbol == MARK)
		n->text.rest = NONE;
	else
		text_of(t, node)[last_of_text(n->length)] =
		    (uint8_t)(symbol - 1);
}

/* At first, a chain of blanks: each node is one more than the one before. */
static void
pack_start(struct terse *t)
{
	for (unsigned n = 1; n < NODE; n++) {
		t->nodes[n].length = 1;
		t->nodes[n].root = (uint16_t)n;
		text_of(t, n)[0] = (uint8_t)(n - 1);
	}
	t->nodes[MARK].text.rest = NONE;
	for (unsigned n = NODE; n < CODES; n++) {
		pack_make(t, n, n == NODE ? BLANK : n - 1);
		pack_complete(t, n, BLANK);
		t->nodes[n].uses = n < CODES - 1;
	}
	ring_insert(t->nodes, 0, CODES - 1);
}

/* A text is copied with bytes behind it, which takes one instruction. */
static inline void
pack_write(struct terse *t, unsigned code)
{
	uint8_t *p = t->out.bytes + t->out.end;
	size_t length;

	t->out.end += t->nodes[code].length;
	for (; code != END; code = t->nodes[code].text.rest) {
		length = t->nodes[code].length;
		memcpy(p + (length - 1) / TEXT * TEXT, text_of(t, code), TEXT);
	}
}

static void
pack_write_marked(struct terse *t, unsigned code)
{
	struct records *out = &t->out;
	size_t length = t->nodes[code].length, i = length;

	for (; code >= NODE; code = t->nodes[code].left)
		t->stack[--i] = t->nodes[code].right;
	t->stack[0] = (uint16_t)code;
	for (i = 0; i < length; i++) {
		if (t->stack[i] != MARK)
			out->bytes[out->end++] = (uint8_t)(t->stack[i] - 1);
		else if (!out->plain)
			records_mark(out);
	}
}

/* The phrase of each code and the symbol after it becomes a node, for which
 * the one used longest ago is given up. To use a node is to use those it is
 * made of: so the next one to be given up is always the oldest that no other
 * is made of, or the one that was freed with it. Given up, it cannot be this
 * code: all other codes are good ones. */
static void
pack_code(struct terse *t, unsigned code)
{
	struct node *nodes = t->nodes;
	unsigned made = nodes[0].next;

	ring_unlink(nodes, made);
	node_release(nodes, nodes[made].left, nodes[0].next);
	if (code == made) {
		set_broken(t, FAULT_TERSE_CODE, 0, code);
		return;
	}
	if (t->pending != 0)
		pack_complete(t, t->pending, nodes[code].root);
	if (nodes[code].text.rest == NONE)
		pack_write_marked(t, code);
	else
		pack_write(t, code);
	pack_make(t, made, code);
	node_hold(nodes, code);
	ring_insert(nodes, 0, made);
	t->pending = made;
}

static void
spack_start(struct terse *t)
{
	for (unsigned n = 1; n < NODE; n++) {
		t->nodes[n].length = 1;
		t->nodes[n].text.plain = n != MARK;
		text_of(t, n)[0] = (uint8_t)(n - 1);
	}
	t->unused = NODE;
}

/* A node that is free: a new one, or the oldest that no other is made of. */
static inline unsigned
spack_free(struct terse *t)
{
	unsigned node;

	if (t->unused < CODES)
		return t->unused++;
	node = t->nodes[0].next;
	ring_unlink(t->nodes, node);
	node_release(t->nodes, t->nodes[node].left, 0);
	node_release(t->nodes, t->nodes[node].right, 0);
	t->nodes[node].length = 0;
	return node;
}

/* Texts are written as a whole, over the next one, which is put back: to copy
 * as many bytes as needed takes far longer. */
static inline void
spack_make(struct terse *t, unsigned node, unsigned left, unsigned right)
{
	struct node *n = &t->nodes[node];
	size_t nleft = t->nodes[left].text.plain;
	size_t nright = t->nodes[right].text.plain;
	uint8_t *text = text_of(t, node), next[TEXT];

	n->left = (uint16_t)left;
	n->right = (uint16_t)right;
	n->length = (uint16_t)(t->nodes[left].length + t->nodes[right].length);
	n->text.plain = nleft > 0 && nright > 0 && nleft + nright <= TEXT ?
	    (uint16_t)(nleft + nright) : 0;
	memcpy(next, text + TEXT, TEXT);
	memcpy(text, text_of(t, left), TEXT);
	memcpy(text + nleft, text_of(t, right), TEXT);
	memcpy(text + TEXT, next, TEXT);
	node_hold(t->nodes, left);
	node_hold(t->nodes, right);
	n->uses = 0;
	ring_insert(t->nodes, 0, node);
}

/* Writes what is on the stack, as far as there is room. A node is made of
 * older ones, so that the stack is never deeper than there are nodes. */
static void
spack_write(struct terse *t)
{
	struct records *out = &t->out;
	size_t depth = t->depth;
	unsigned node;

	while (depth > 0 && records_have_room(out)) {
		node = t->stack[--depth];
		while (t->nodes[node].text.plain == 0 && node != MARK) {
			t->stack[depth++] = t->nodes[node].right;
			node = t->nodes[node].left;
		}
		if (node != MARK) {
			memcpy(out->bytes + out->end, text_of(t, node), TEXT);
			out->end += t->nodes[node].text.plain;
		} else if (!out->plain) {
			records_mark(out);
		}
	}
	t->depth = depth;
}

/* Each code but the first makes a node of the code before it and itself. */
static void
spack_code(struct terse *t, unsigned code)
{
	unsigned made = 0;

	if (t->before != 0)
		made = spack_free(t);
	if (t->nodes[code].length == 0) {
		set_broken(t, FAULT_TERSE_CODE, 0, code);
		return;
	}
	if (t->nodes[code].length > PHRASE_MAX) {
		set_broken(t, FAULT_TERSE_PHRASE, PHRASE_MAX,
		    t->nodes[code].length);
		return;
	}
	if (made != 0)
		spack_make(t, made, t->before, code);
	t->before = code;
	t->stack[0] = (uint16_t)code;
	t->depth = 1;
	spack_write(t);
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

	if (!t->out.plain && !records_is_empty(&t->out))
		records_mark(&t->out);
	t->state = STATE_END;
	t->behind = rest >= BLOCK ? rest : 0;
}

static void
read_codes(struct terse *t)
{
	unsigned code;

	while (t->state == STATE_CODES && records_have_room(&t->out)) {
		if (t->depth > 0) {
			spack_write(t);
			continue;
		}
		if (!next_code(t, &code))
			set_broken(t, FAULT_TERSE_CUT, 0, 0);
		else if (code == END)
			read_end(t);
		else
			t->code(t, code);
	}
	if (t->out.too_long && t->state != STATE_BROKEN)
		set_broken(t, FAULT_TERSE_RECORD, RECORDS_LONGEST, 0);
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
		set_broken(t, FAULT_TERSE_CUT, 0, 0);
		return;
	}
	vary = span_byte(t->in.ahead, 1) == 1;
	pack = span_byte(t->in.ahead, 0) == METHOD_PACK;
	t->stream.words = words[pack][vary];
	records_start(&t->out, !vary);
	if (pack) {
		t->code = pack_code;
		pack_start(t);
	} else {
		t->code = spack_code;
		spack_start(t);
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
	while ((got = records_give(&t->out, p, n)) == 0) {
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
