/* terse_spack - SPACK: each node is two older ones. */
#include "unpack/terse_phrases.h"

#include <string.h>

enum { PHRASE_MAX = 32767 };	/* symbols; z/OS writes 2,047 at most */

_Static_assert(2 * PHRASE_MAX <= UINT16_MAX, "two phrases can be counted");
_Static_assert(TEXT + RECORDS_RDW <= RECORDS_SLACK,
    "a text, or the mark of a record, fits in the room");

void
spack_start(struct phrases *p)
{
	for (unsigned n = 1; n < NODE; n++) {
		p->nodes[n].length = 1;
		p->nodes[n].uses = 1;
		p->nodes[n].text.plain = n != MARK;
		text_of(p, n)[0] = (uint8_t)(n - 1);
	}
	p->unused = NODE;
}

/* A free node: one never used, or the oldest that no other is made of. */
static inline unsigned
spack_free(struct phrases *p)
{
	unsigned node;

	if (p->unused < CODES)
		return p->unused++;
	node = p->nodes[0].next;
	ring_unlink(p->nodes, node);
	node_release(p->nodes, p->nodes[node].left, 0);
	node_release(p->nodes, p->nodes[node].right, 0);
	p->nodes[node].length = 0;
	return node;
}

/* Texts are written as a whole, over the beginning of the next node, which is
 * put back: to copy as many bytes as needed takes far longer. */
static inline void
spack_make(struct phrases *p, unsigned node, unsigned left, unsigned right)
{
	struct node *n = &p->nodes[node];
	size_t nleft = p->nodes[left].text.plain;
	size_t nright = p->nodes[right].text.plain;
	uint8_t *text = text_of(p, node), next[TEXT];

	n->left = (uint16_t)left;
	n->right = (uint16_t)right;
	n->length = (uint16_t)(p->nodes[left].length + p->nodes[right].length);
	n->text.plain = nleft > 0 && nright > 0 && nleft + nright <= TEXT ?
	    (uint16_t)(nleft + nright) : 0;
	memcpy(next, text + TEXT, TEXT);
	memcpy(text, text_of(p, left), TEXT);
	memcpy(text + nleft, text_of(p, right), TEXT);
	memcpy(text + TEXT, next, TEXT);
	node_hold(p->nodes, left);
	node_hold(p->nodes, right);
	n->uses = 0;
	ring_insert(p->nodes, 0, node);
}

/* Writes a phrase that is a text, or a mark. There must be room. */
static inline void
spack_put(struct records *out, const struct node *node, bool mark)
{
	if (!mark) {
		memcpy(out->bytes + out->end, node->bytes, TEXT);
		out->end += node->text.plain;
	} else if (!out->plain) {
		records_mark(out);
	}
}

/* Writes what is on the stack, as far as there is room. A node is made of
 * older ones, so that the stack is never deeper than there are nodes. */
void
spack_write(struct phrases *p)
{
	struct records *out = &p->out;
	size_t depth = p->depth;
	unsigned node;

	while (depth > 0 && records_have_room(out)) {
		node = p->stack[--depth];
		while (p->nodes[node].text.plain == 0 && node != MARK) {
			p->stack[depth++] = p->nodes[node].right;
			node = p->nodes[node].left;
		}
		spack_put(out, &p->nodes[node], node == MARK);
	}
	p->depth = depth;
}

/* Each code but the first makes a node of the code before it and itself. Most
 * stand for a text: they are written without the stack. */
bool
spack_code(struct phrases *p, unsigned code)
{
	unsigned made = 0;

	if (p->before != 0)
		made = spack_free(p);
	if (p->nodes[code].length == 0) {
		p->fault = fault_make(FAULT_TERSE_CODE, 0, code);
		return false;
	}
	if (p->nodes[code].length > PHRASE_MAX) {
		p->fault = fault_make(FAULT_TERSE_PHRASE, PHRASE_MAX,
		    p->nodes[code].length);
		return false;
	}
	if (made != 0)
		spack_make(p, made, p->before, code);
	p->before = code;
	if (p->nodes[code].text.plain > 0) {
		spack_put(&p->out, &p->nodes[code], false);
		return true;
	}
	p->stack[0] = (uint16_t)code;
	p->depth = 1;
	spack_write(p);
	return true;
}
