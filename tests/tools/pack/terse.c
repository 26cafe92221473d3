/* terse - symbols, codes and files; and PACK. For SPACK see spack.c. */
#include "terse.h"

#include <stdlib.h>
#include <string.h>

enum {
	NODE = 258,
	CODES = 4096,
	BLANK = 0x41,
	BLOCK = 1024,
	SLOTS = 8192,
	NONE = 0xffff,
	LRECL = 32756
};

void
symbols_add(struct symbols *s, unsigned symbol)
{
	if (s->n == s->room) {
		s->room = 2 * s->room + 1024;
		s->p = realloc(s->p, s->room * sizeof *s->p);
		if (s->p == NULL)
			abort();
	}
	s->p[s->n++] = (uint16_t)symbol;
}

void
symbols_add_bytes(struct symbols *s, const void *p, size_t n)
{
	const uint8_t *bytes = p;

	for (size_t i = 0; i < n; i++)
		symbols_add(s, bytes[i] + 1U);
}

void
symbols_add_list(struct symbols *s, const struct list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		if (i > 0)
			symbols_add(s, TERSE_MARK);
		symbols_add_bytes(s, l->records[i].p + 4, l->records[i].n - 4);
	}
}

void
symbols_free(struct symbols *s)
{
	free(s->p);
	*s = (struct symbols){ 0 };
}

void
codes_start(struct codes *c, struct bytes *out)
{
	c->out = out;
	c->held = CODES;
}

void
codes_add(struct codes *c, unsigned code)
{
	if (c->held == CODES) {
		c->held = code;
		return;
	}
	bytes_add_int(c->out, c->held << 12 | code, 3);
	c->held = CODES;
}

void
codes_end(struct codes *c)
{
	if (c->held != CODES)
		bytes_add_int(c->out, c->held << 4, 2);
	c->held = CODES;
}

void
terse_header(struct bytes *out, unsigned method, bool vary, unsigned length)
{
	bytes_add_byte(out, method);
	bytes_add_byte(out, vary);
	bytes_add_int(out, length, 2);
	bytes_add_int(out, 0x0c00, 2);
	bytes_add_int(out, 27998, 2);
	bytes_add_int(out, 0, 4);
}

/* The tree: who is whose child, and who was used last. */
struct tree {
	uint16_t parent[CODES];
	uint16_t symbol[CODES];
	uint16_t next[CODES];	/* in the ring through 0 */
	uint16_t prev[CODES];
	uint16_t heads[SLOTS];	/* of the lists of children by hash */
	uint16_t chain[CODES];
};

static unsigned
slot(unsigned parent, unsigned symbol)
{
	return (parent * 2654435761U + symbol * 40503U) >> 8 & (SLOTS - 1);
}

static void
child_add(struct tree *t, unsigned node)
{
	uint16_t *head = &t->heads[slot(t->parent[node], t->symbol[node])];

	t->chain[node] = *head;
	*head = (uint16_t)node;
}

static void
child_remove(struct tree *t, unsigned node)
{
	uint16_t *at = &t->heads[slot(t->parent[node], t->symbol[node])];

	while (*at != node)
		at = &t->chain[*at];
	*at = t->chain[node];
}

static unsigned
child_find(const struct tree *t, unsigned parent, unsigned symbol)
{
	unsigned node = t->heads[slot(parent, symbol)];

	while (node != NONE && (t->parent[node] != parent ||
	    t->symbol[node] != symbol))
		node = t->chain[node];
	return node;
}

static void
to_front(struct tree *t, unsigned node)
{
	t->next[t->prev[node]] = t->next[node];
	t->prev[t->next[node]] = t->prev[node];
	t->prev[node] = 0;
	t->next[node] = t->next[0];
	t->prev[t->next[0]] = (uint16_t)node;
	t->next[0] = (uint16_t)node;
}

static void
tree_start(struct tree *t)
{
	for (unsigned i = 0; i < SLOTS; i++)
		t->heads[i] = NONE;
	for (unsigned n = NODE; n < CODES; n++) {
		t->parent[n] = n == NODE ? BLANK : (uint16_t)(n - 1);
		t->symbol[n] = BLANK;
		t->next[n] = (uint16_t)((n + 1) % CODES);
		t->prev[n] = n == NODE ? 0 : (uint16_t)(n - 1);
		child_add(t, n);
	}
	t->next[0] = NODE;
	t->prev[0] = CODES - 1;
}

void
terse_pack(const struct symbols *s, struct codes *out)
{
	static struct tree tree;
	struct tree *t = &tree;
	unsigned pending = NONE, made, code, child;

	tree_start(t);
	for (size_t i = 0; i < s->n;) {
		made = t->prev[0];
		child_remove(t, made);
		if (pending != NONE) {
			t->symbol[pending] = s->p[i];
			child_add(t, pending);
		}
		code = s->p[i++];
		while (i < s->n && (child = child_find(t, code, s->p[i])) !=
		    NONE) {
			code = child;
			i++;
		}
		codes_add(out, code);
		to_front(t, made);
		for (unsigned n = code; n >= NODE; n = t->parent[n])
			to_front(t, n);
		t->parent[made] = (uint16_t)code;
		pending = made;
	}
}

void
terse_file(const struct symbols *s, unsigned method, bool vary,
    struct bytes *out)
{
	struct codes codes;
	uint32_t noise = 119;

	terse_header(out, method, vary, vary ? LRECL : BLOCK);
	codes_start(&codes, out);
	(method == TERSE_PACK ? terse_pack : terse_spack)(s, &codes);
	codes_add(&codes, 0);
	codes_end(&codes);
	while (out->n % BLOCK != 0) {
		noise = noise * 1664525 + 1013904223;
		bytes_add_byte(out, noise >> 24);
	}
}
