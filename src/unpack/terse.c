/* terse - tersed data sets (AMATERSE, TRSMAIN): PACK and SPACK to records.
 *
 * A header of 12 bytes, then codes of 12 bits. Codes up to 257 are symbols: 0
 * the end, 1 to 256 a byte, 257 the end of a record. Each other code names a
 * node, which stands for a phrase of symbols. There is no checksum: of damage,
 * only what no program writes can be seen. After it nothing can be trusted. */
#include <stdlib.h>
#include <string.h>

#include "lib/inline.h"
#include "unpack/container.h"
#include "unpack/feed.h"
#include "unpack/records.h"

enum {
	HEADER = 12,
	METHOD_PACK = 2,
	METHOD_SPACK = 5,
	FLAG_MVS = 0x04,
	LONGEST_RECORD = 65536,	/* that a header may tell of */
	BLOCK = 1024,		/* what the file is filled up to */
	END = 0,
	MARK = 257,
	NODE = 258,		/* the first code that is a node */
	CODES = 4096,
	BLANK = 0x40 + 1,
	NONE = CODES,
	PHRASE_MAX = 65536,	/* symbols; z/OS writes 2,047 at most */
	SHORT = 16		/* bytes of a phrase that is kept as text */
};

/* Nodes in the order of their use: a ring through slot 0. */
struct ring {
	uint16_t next[CODES];
	uint16_t prev[CODES];
};

/* The phrase of a node is that of its parent and one symbol. The node used
 * last comes first in the ring, a parent always before its children. */
struct pack {
	struct ring ring;
	uint16_t parent[CODES];
	uint16_t symbol[CODES];
	uint16_t root[CODES];	/* the first symbol of the phrase */
	uint16_t depth[CODES];	/* symbols of the phrase, and PACK_MARKED */
	uint16_t phrase[CODES];	/* one that has marks, in symbols */
	unsigned pending;	/* the node whose symbol comes next, or NONE */
};

enum { PACK_MARKED = 0x8000 };

/* The phrase of a node is that of two others. Nodes of which no other is made
 * are in the ring, the oldest first. */
struct spack {
	struct ring ring;
	uint16_t left[CODES];
	uint16_t right[CODES];
	uint16_t uses[CODES];	/* by nodes made of it */
	uint32_t length[CODES];	/* of the phrase; 0: not in use */
	uint8_t plain[CODES];	/* its length, where text holds it; or 0 */
	uint8_t text[CODES][SHORT];
	uint16_t stack[CODES];	/* what is left of the phrase in hand */
	size_t depth;
	unsigned unused;	/* the first node never used, or CODES */
	unsigned before;	/* the code before, or NONE */
};

enum state { STATE_CODES, STATE_END, STATE_BROKEN };

struct terse {
	struct stream stream;	/* first */
	struct feed in;
	struct records out;
	void (*code)(struct terse *t, unsigned code);
	enum state state;
	bool headed;		/* the header was read */
	unsigned held;		/* the code in hand's other half, or NONE */
	uint64_t behind;	/* bytes behind the end that were not zeros */
	struct fault fault;
	union {
		struct pack pack;
		struct spack spack;
	} u;
};

bool
terse_begins(struct span look)
{
	uint64_t method, vary, length, flags, rest, again;

	if (!span_uint(look, 0, 1, &method) || !span_uint(look, 1, 1, &vary) ||
	    !span_uint(look, 2, 2, &length) || !span_uint(look, 4, 1, &flags) ||
	    !span_uint(look, 4, 4, &rest) || !span_uint(look, 8, 4, &again))
		return false;
	if ((method != METHOD_PACK && method != METHOD_SPACK) || vary > 1 ||
	    ((flags & FLAG_MVS) == 0 && rest != 0))
		return false;
	if (length == 0)
		return again > 0 && again < LONGEST_RECORD;
	return again == 0 || again == length;
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
	    feed_offset(&t->in) - back;
}

static inline void
ring_unlink(struct ring *r, unsigned first, unsigned last)
{
	r->next[r->prev[first]] = r->next[last];
	r->prev[r->next[last]] = r->prev[first];
}

/* Puts the nodes first to last, which are linked, before the node at. */
static inline void
ring_insert(struct ring *r, unsigned at, unsigned first, unsigned last)
{
	unsigned prev = r->prev[at];

	r->prev[first] = (uint16_t)prev;
	r->next[prev] = (uint16_t)first;
	r->next[last] = (uint16_t)at;
	r->prev[at] = (uint16_t)last;
}

static inline void
ring_to_front(struct ring *r, unsigned first, unsigned last)
{
	ring_unlink(r, first, last);
	ring_insert(r, r->next[0], first, last);
}

/* A chain of blanks: each node is one blank more than the node before it. */
static void
pack_start(struct pack *k)
{
	for (unsigned n = 0; n < CODES; n++) {
		k->parent[n] = n > NODE ? (uint16_t)(n - 1) : BLANK;
		k->symbol[n] = n < NODE ? (uint16_t)n : BLANK;
		k->root[n] = k->symbol[n];
		k->depth[n] = n < NODE ? 1 : (uint16_t)(n - NODE + 2);
	}
	k->depth[MARK] |= PACK_MARKED;
	for (unsigned n = NODE; n < CODES; n++) {
		k->ring.next[n] = (uint16_t)((n + 1) % CODES);
		k->ring.prev[n] = n > NODE ? (uint16_t)(n - 1) : 0;
	}
	k->ring.next[0] = NODE;
	k->ring.prev[0] = CODES - 1;
	k->pending = NONE;
}

/* Writes the phrase of a code backwards, from end down, as bytes or symbols,
 * and moves its nodes to the front. Nodes that were used together lie one
 * behind the other: they are moved in one piece. */
ALWAYS_INLINE void
pack_walk(struct pack *k, unsigned code, uint8_t *bytes, uint16_t *symbols)
{
	unsigned first, parent;

	while (code >= NODE) {
		for (first = code;; first = parent) {
			if (symbols != NULL)
				*--symbols = k->symbol[first];
			else
				*--bytes = (uint8_t)(k->symbol[first] - 1);
			parent = k->parent[first];
			if (parent < NODE || k->ring.prev[first] != parent)
				break;
		}
		ring_to_front(&k->ring, first, code);
		code = parent;
	}
	if (symbols != NULL)
		*--symbols = (uint16_t)code;
	else
		*--bytes = (uint8_t)(code - 1);
}

static void
pack_write_marked(struct terse *t, unsigned code, unsigned depth)
{
	struct pack *k = &t->u.pack;
	struct records *out = &t->out;

	pack_walk(k, code, NULL, k->phrase + depth);
	for (unsigned i = 0; i < depth; i++) {
		if (k->phrase[i] != MARK)
			out->bytes[out->end++] = (uint8_t)(k->phrase[i] - 1);
		else if (!out->plain)
			records_mark(out);
	}
}

/* The node used longest ago is given up for a new one: the phrase of this code
 * and a symbol, which is the first of the next phrase. Given up, it cannot be
 * this code: all other codes are good ones. */
static void
pack_code(struct terse *t, unsigned code)
{
	struct pack *k = &t->u.pack;
	unsigned made = k->ring.prev[0], depth;

	if (code == made) {
		set_broken(t, FAULT_TERSE_CODE, 0, code);
		return;
	}
	if (k->pending != NONE) {
		k->symbol[k->pending] = k->root[code];
		if (k->root[code] == MARK)
			k->depth[k->pending] |= PACK_MARKED;
	}
	ring_to_front(&k->ring, made, made);
	depth = k->depth[code] & (PACK_MARKED - 1U);
	if ((k->depth[code] & PACK_MARKED) != 0) {
		pack_write_marked(t, code, depth);
	} else {
		t->out.end += depth;
		pack_walk(k, code, t->out.bytes + t->out.end, NULL);
	}
	k->parent[made] = (uint16_t)code;
	k->root[made] = k->root[code];
	k->depth[made] = (uint16_t)(k->depth[code] + 1);
	k->pending = made;
}

static void
spack_start(struct spack *k)
{
	for (unsigned n = 1; n < NODE; n++) {
		k->length[n] = 1;
		k->plain[n] = n != MARK;
		k->text[n][0] = (uint8_t)(n - 1);
	}
	k->unused = NODE;
	k->before = NONE;
}

/* One node less is made of this one. */
static void
spack_release(struct spack *k, unsigned node)
{
	if (node >= NODE && --k->uses[node] == 0)
		ring_insert(&k->ring, 0, node, node);
}

static void
spack_hold(struct spack *k, unsigned node)
{
	if (node >= NODE && k->uses[node]++ == 0)
		ring_unlink(&k->ring, node, node);
}

/* A node that is free: a new one, or the oldest of which no other is made. */
static unsigned
spack_free(struct spack *k)
{
	unsigned node;

	if (k->unused < CODES)
		return k->unused++;
	node = k->ring.next[0];
	ring_unlink(&k->ring, node, node);
	spack_release(k, k->left[node]);
	spack_release(k, k->right[node]);
	k->length[node] = 0;
	return node;
}

/* Copies more than it needs, as that takes one instruction. */
static void
spack_make(struct spack *k, unsigned node, unsigned left, unsigned right)
{
	unsigned nleft = k->plain[left], nright = k->plain[right];
	uint8_t text[2 * SHORT];

	k->left[node] = (uint16_t)left;
	k->right[node] = (uint16_t)right;
	k->length[node] = k->length[left] + k->length[right];
	k->plain[node] = 0;
	if (nleft > 0 && nright > 0 && nleft + nright <= SHORT) {
		memcpy(text, k->text[left], SHORT);
		memcpy(text + nleft, k->text[right], SHORT);
		memcpy(k->text[node], text, SHORT);
		k->plain[node] = (uint8_t)(nleft + nright);
	}
	spack_hold(k, left);
	spack_hold(k, right);
	k->uses[node] = 0;
	ring_insert(&k->ring, 0, node, node);
}

/* Writes what is on the stack, as far as there is room. A node is made of
 * older ones, so that the stack is never deeper than there are nodes. */
static void
spack_write(struct terse *t)
{
	struct spack *k = &t->u.spack;
	struct records *out = &t->out;
	size_t depth = k->depth;
	unsigned node;

	while (depth > 0 && records_have_room(out)) {
		node = k->stack[--depth];
		while (k->plain[node] == 0 && node != MARK) {
			k->stack[depth++] = k->right[node];
			node = k->left[node];
		}
		if (k->plain[node] > 0) {
			memcpy(out->bytes + out->end, k->text[node], SHORT);
			out->end += k->plain[node];
		} else if (!out->plain) {
			records_mark(out);
		}
	}
	k->depth = depth;
}

/* Each code but the first makes a node of the code before it and itself. */
static void
spack_code(struct terse *t, unsigned code)
{
	struct spack *k = &t->u.spack;
	unsigned made = NONE;

	if (k->before != NONE)
		made = spack_free(k);
	if (k->length[code] == 0) {
		set_broken(t, FAULT_TERSE_CODE, 0, code);
		return;
	}
	if (k->length[code] > PHRASE_MAX) {
		set_broken(t, FAULT_TERSE_PHRASE, PHRASE_MAX, 0);
		return;
	}
	if (made != NONE)
		spack_make(k, made, k->before, code);
	k->before = code;
	k->stack[0] = (uint16_t)code;
	k->depth = 1;
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
	if (!feed_fill(&t->in, 2))
		return false;
	three = span_cut(&t->in.ahead, feed_fill(&t->in, 3) ? 3 : 2);
	*code = (unsigned)span_byte(three, 0) << 4 | span_byte(three, 1) >> 4;
	if (three.n == 3)
		t->held = (span_byte(three, 1) & 0xfU) << 8 |
		    span_byte(three, 2);
	return true;
}

static void
read_end(struct terse *t)
{
	uint64_t rest = feed_rest(&t->in);

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
		if (t->code != pack_code && t->u.spack.depth > 0) {
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
	if (!feed_fill(&t->in, HEADER)) {
		set_broken(t, FAULT_TERSE_CUT, 0, 0);
		return;
	}
	vary = span_byte(t->in.ahead, 1) == 1;
	pack = span_byte(t->in.ahead, 0) == METHOD_PACK;
	t->stream.words = words[pack][vary];
	records_start(&t->out, !vary);
	if (pack) {
		t->code = pack_code;
		pack_start(&t->u.pack);
	} else {
		t->code = spack_code;
		spack_start(&t->u.spack);
	}
	span_cut(&t->in.ahead, HEADER);
}

static ssize_t
terse_end(struct terse *t)
{
	if (feed_failed(&t->in))
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
	feed_start(&t->in, below);
	return &t->stream;
}
