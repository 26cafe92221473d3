/* terse_phrases - the phrases that the codes of tersed data stand for.
 *
 * Codes up to 257 are symbols: 0 the end, 1 to 256 a byte, 257 (MARK) the end
 * of a record. Each other code names a node, which stands for a phrase of
 * symbols. PACK and SPACK make nodes in different ways. */
#ifndef SMF119_TERSE_PHRASES_H
#define SMF119_TERSE_PHRASES_H

#include <stddef.h>

#include "fault.h"
#include "unpack/records.h"

enum {
	END = 0,		/* in left, right and rest: nothing */
	MARK = 257,
	NODE = 258,		/* the first code that is a node */
	CODES = 4096,
	NONE = CODES,
	TEXT = 16		/* bytes of a phrase that are kept as such */
};

_Static_assert(1 + 2 * CODES <= UINT16_MAX, "uses can be counted");

/* The phrase of a node is that of left and then that of right, which PACK has
 * as a symbol. Nodes that no other is made of are in a ring that goes through
 * node 0, the one to be given up first behind it. Symbols are nodes too, with
 * one use of their own, so that they never get into the ring. */
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
	uint8_t bytes[TEXT];	/* the text: near what is needed with it */
};

struct phrases {
	struct node nodes[CODES + 1];	/* first: the shortest addresses;
					 * the last: see spack_make */
	struct records out;
	struct fault fault;	/* of the code that was refused */
	unsigned pending;	/* PACK: the node that waits for right, or 0 */
	unsigned before;	/* SPACK: the code before, or 0 */
	unsigned unused;	/* SPACK: the first node never used, or CODES */
	size_t depth;		/* SPACK: of the stack */
	uint16_t stack[CODES];	/* SPACK: what is left of the phrase in hand;
				 * PACK: a phrase with marks */
};

/* The nodes there are before the first code. All must be zero before. */
void pack_start(struct phrases *p);
void spack_start(struct phrases *p);

/* Writes the phrase of a code, and makes the node that comes of it. There must
 * be room. False, with p->fault but for its offset: no program writes this. */
bool pack_code(struct phrases *p, unsigned code);
bool spack_code(struct phrases *p, unsigned code);

/* SPACK: writes on while depth is not 0, as far as there is room. */
void spack_write(struct phrases *p);

/* The rest is for PACK and SPACK. */

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

/* One node more is made of it. */
static inline void
node_hold(struct node *nodes, unsigned node)
{
	if (nodes[node].uses++ == 0)
		ring_unlink(nodes, node);
}

/* One node less is made of it. Its place in the ring is before the node given. */
static inline void
node_release(struct node *nodes, unsigned node, unsigned before)
{
	if (--nodes[node].uses == 0)
		ring_insert(nodes, before, node);
}

/* A pointer into all nodes, not only into this one. */
static inline uint8_t *
text_of(struct phrases *p, unsigned node)
{
	return (uint8_t *)p->nodes + node * sizeof(struct node) +
	    offsetof(struct node, bytes);
}

#endif
