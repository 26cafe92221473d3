/* terse_pack - PACK: each node is an older one and a symbol. */
#include "unpack/terse_phrases.h"

#include <string.h>

enum { BLANK = 0x40 + 1 };

/* A phrase has fewer symbols than there are codes, and is written without asking
 * for room again. A mark takes the most room. */
_Static_assert(CODES * RECORDS_RDW <= RECORDS_SLACK,
    "a phrase of marks fits in the room");
_Static_assert(CODES + TEXT <= RECORDS_SLACK,
    "a text and the bytes copied with it fit in the room");

static inline size_t
last_of_text(unsigned length)
{
	return (length - 1U) % TEXT;
}

/* The phrase of this code, and a symbol that pack_complete adds. */
static inline void
pack_make(struct phrases *p, unsigned node, unsigned code)
{
	struct node *n = &p->nodes[node];
	const struct node *left = &p->nodes[code];

	n->left = (uint16_t)code;
	n->length = (uint16_t)(left->length + 1);
	n->root = left->root;
	n->uses = 0;
	n->text.rest = left->text.rest;
	if (left->text.rest == NONE)
		return;
	if (last_of_text(n->length) == 0)
		n->text.rest = (uint16_t)code;
	memcpy(text_of(p, node), text_of(p, code), TEXT);
}

static inline void
pack_complete(struct phrases *p, unsigned node, unsigned symbol)
{
	struct node *n = &p->nodes[node];

	n->right = (uint16_t)symbol;
	if (symbol == MARK)
		n->text.rest = NONE;
	else
		text_of(p, node)[last_of_text(n->length)] =
		    (uint8_t)(symbol - 1);
}

/* At the start, a chain of blanks: each node is one longer than the one before. */
void
pack_start(struct phrases *p)
{
	for (unsigned n = 1; n < NODE; n++) {
		p->nodes[n].length = 1;
		p->nodes[n].uses = 1;
		p->nodes[n].root = (uint16_t)n;
		text_of(p, n)[0] = (uint8_t)(n - 1);
	}
	p->nodes[MARK].text.rest = NONE;
	for (unsigned n = NODE, left = BLANK; n < CODES; left = n++) {
		pack_make(p, n, left);
		pack_complete(p, n, BLANK);
		p->nodes[left].uses++;
	}
	ring_insert(p->nodes, 0, CODES - 1);
}

/* A text is copied with bytes behind it, which takes one instruction. */
static inline void
pack_write(struct phrases *p, unsigned code)
{
	uint8_t *to = p->out.bytes + p->out.end;
	size_t length;

	p->out.end += p->nodes[code].length;
	for (; code != END; code = p->nodes[code].text.rest) {
		length = p->nodes[code].length;
		memcpy(to + (length - 1) / TEXT * TEXT, text_of(p, code), TEXT);
	}
}

static void
pack_write_marked(struct phrases *p, unsigned code)
{
	struct records *out = &p->out;
	size_t length = p->nodes[code].length, i = length;

	for (; code >= NODE; code = p->nodes[code].left)
		p->stack[--i] = p->nodes[code].right;
	p->stack[0] = (uint16_t)code;
	for (i = 0; i < length; i++) {
		if (p->stack[i] != MARK)
			out->bytes[out->end++] = (uint8_t)(p->stack[i] - 1);
		else if (!out->plain)
			records_mark(out);
	}
}

/* The phrase of each code and the symbol after it become a node, in place of the
 * node that was used longest ago. Using a node also uses those it is made of, so
 * the node to replace is the oldest that no other is made of, or the one that
 * was released with it. A code for the node just replaced is damage; every other
 * code is valid. */
bool
pack_code(struct phrases *p, unsigned code)
{
	struct node *nodes = p->nodes;
	unsigned made = nodes[0].next;

	ring_unlink(nodes, made);
	node_release(nodes, nodes[made].left, nodes[0].next);
	if (code == made) {
		p->fault = fault_make(FAULT_TERSE_CODE, 0, code);
		return false;
	}
	if (p->pending != 0)
		pack_complete(p, p->pending, nodes[code].root);
	if (nodes[code].text.rest == NONE)
		pack_write_marked(p, code);
	else
		pack_write(p, code);
	pack_make(p, made, code);
	node_hold(nodes, code);
	ring_insert(nodes, 0, made);
	p->pending = made;
	return true;
}
