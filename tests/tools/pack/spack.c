/* spack - SPACK: every code but the first makes a node of two phrases. */
#include <stdlib.h>
#include <string.h>

#include "terse.h"

enum {
	NODE = 258,
	CODES = 4096,
	PHRASE_MAX = 2047,
	SLOTS = 1 << 18,
	NONE = 0
};

/* A place in the tree of all phrases: the symbols on the way to it. */
struct place {
	uint32_t parent;
	uint32_t chain;		/* places of the same hash; or of the unused */
	uint32_t phrases;	/* that go through it or end in it */
	uint16_t symbol;
	uint16_t first;		/* the oldest node whose phrase ends here */
};

struct node {
	const uint16_t *phrase;	/* in the input */
	size_t n;
	uint16_t left, right;
	uint16_t uses;
	uint16_t same;		/* the next older one with the same phrase */
	uint16_t next, prev;	/* in the ring through 0 */
};

struct spack {
	struct node nodes[CODES];
	struct place *places;	/* 0 is the root */
	uint32_t nplaces;
	uint32_t room;
	uint32_t unused;	/* places given up */
	uint32_t heads[SLOTS];
};

static uint32_t
slot(uint32_t parent, unsigned symbol)
{
	return (parent * 2654435761U + symbol * 0x9e3779b1U) >> 14;
}

static uint32_t
place_find(const struct spack *k, uint32_t parent, unsigned symbol)
{
	uint32_t at = k->heads[slot(parent, symbol)];

	while (at != NONE && (k->places[at].parent != parent ||
	    k->places[at].symbol != symbol))
		at = k->places[at].chain;
	return at;
}

static uint32_t
place_add(struct spack *k, uint32_t parent, unsigned symbol)
{
	uint32_t *head = &k->heads[slot(parent, symbol)], at = k->unused;

	if (at != NONE) {
		k->unused = k->places[at].chain;
	} else {
		at = ++k->nplaces;
		if (at >= k->room) {
			k->room = 2 * k->room + CODES;
			k->places = realloc(k->places,
			    k->room * sizeof *k->places);
		}
		if (k->places == NULL)
			abort();
	}
	k->places[at] = (struct place){ parent, *head, 0, (uint16_t)symbol,
	    NONE };
	*head = at;
	return at;
}

static void
place_remove(struct spack *k, uint32_t at)
{
	uint32_t *from = &k->heads[slot(k->places[at].parent,
	    k->places[at].symbol)];

	while (*from != at)
		from = &k->places[*from].chain;
	*from = k->places[at].chain;
	k->places[at].chain = k->unused;
	k->unused = at;
}

/* Phrases that are too long to be used are not kept. */
static void
phrase_add(struct spack *k, unsigned node)
{
	struct node *n = &k->nodes[node];
	uint32_t at = 0, next;
	uint16_t *last;

	if (n->n > PHRASE_MAX)
		return;
	for (size_t i = 0; i < n->n; i++) {
		next = place_find(k, at, n->phrase[i]);
		at = next != NONE ? next : place_add(k, at, n->phrase[i]);
		k->places[at].phrases++;
	}
	n->same = NONE;
	for (last = &k->places[at].first; *last != NONE;)
		last = &k->nodes[*last].same;
	*last = (uint16_t)node;
}

static void
phrase_remove(struct spack *k, unsigned node)
{
	struct node *n = &k->nodes[node];
	uint32_t at = 0, parent;
	uint16_t *link;

	if (n->n > PHRASE_MAX)
		return;
	for (size_t i = 0; i < n->n; i++)
		at = place_find(k, at, n->phrase[i]);
	for (link = &k->places[at].first; *link != node;)
		link = &k->nodes[*link].same;
	*link = n->same;
	for (; at != 0; at = parent) {
		parent = k->places[at].parent;
		if (--k->places[at].phrases == 0)
			place_remove(k, at);
	}
}

/* The longest phrase that s begins with: its code, and *n its length. */
static unsigned
phrase_find(const struct spack *k, const uint16_t *s, size_t left, size_t *n)
{
	uint32_t at = 0;
	unsigned code = s[0];

	*n = 1;
	for (size_t i = 0; i < left; i++) {
		at = place_find(k, at, s[i]);
		if (at == NONE)
			break;
		if (k->places[at].first != NONE) {
			code = k->places[at].first;
			*n = i + 1;
		}
	}
	return code;
}

static void
ring_add(struct spack *k, unsigned node)
{
	unsigned prev = k->nodes[0].prev;

	k->nodes[node].prev = (uint16_t)prev;
	k->nodes[node].next = 0;
	k->nodes[prev].next = (uint16_t)node;
	k->nodes[0].prev = (uint16_t)node;
}

static void
ring_remove(struct spack *k, unsigned node)
{
	struct node *n = &k->nodes[node];

	k->nodes[n->prev].next = n->next;
	k->nodes[n->next].prev = n->prev;
}

static void
use(struct spack *k, unsigned node)
{
	if (node >= NODE && k->nodes[node].uses++ == 0)
		ring_remove(k, node);
}

static void
unuse(struct spack *k, unsigned node)
{
	if (node >= NODE && --k->nodes[node].uses == 0)
		ring_add(k, node);
}

static unsigned
give_up_oldest(struct spack *k)
{
	unsigned node = k->nodes[0].next;

	ring_remove(k, node);
	phrase_remove(k, node);
	unuse(k, k->nodes[node].left);
	unuse(k, k->nodes[node].right);
	return node;
}

static void
node_make(struct spack *k, unsigned node, unsigned left, unsigned right,
    const uint16_t *phrase, size_t n)
{
	k->nodes[node] = (struct node){ phrase, n, (uint16_t)left,
	    (uint16_t)right, 0, NONE, 0, 0 };
	use(k, left);
	use(k, right);
	ring_add(k, node);
	phrase_add(k, node);
}

void
terse_spack(const struct symbols *s, struct codes *out)
{
	struct spack *k = calloc(1, sizeof *k);
	unsigned unused = NODE, made = NONE, before = NONE, code;
	size_t nbefore = 0, n;

	if (k == NULL)
		abort();
	k->places = calloc(CODES, sizeof *k->places);
	k->room = CODES;
	for (size_t i = 0; i < s->n; i += n) {
		if (before != NONE)
			made = unused < CODES ? unused++ : give_up_oldest(k);
		code = phrase_find(k, s->p + i, s->n - i, &n);
		codes_add(out, code);
		if (before != NONE)
			node_make(k, made, before, code, s->p + i - nbefore,
			    nbefore + n);
		before = code;
		nbefore = n;
	}
	free(k->places);
	free(k);
}
