/* count - combinations of values in a hash table of fixed size. */
#include "summary/count.h"

#include <stdlib.h>
#include <string.h>

enum { INDEX_SIZE = 2 * COUNT_ROWS };	/* a power of two */

bool
count_make(struct count *c, const struct plan *plan,
    const struct codepage *page, struct arena *a)
{
	memset(c, 0, sizeof *c);
	c->plan = plan;
	c->page = page;
	c->arena = a;
	c->rows = arena_take(a, COUNT_ROWS * sizeof *c->rows);
	c->index = arena_take(a, INDEX_SIZE * sizeof *c->index);
	c->now = arena_take(a, plan->columns.n * sizeof *c->now);
	return c->rows != NULL && c->index != NULL && c->now != NULL;
}

/* Is a value its bytes, or else a number? */
static bool
is_bytes(const struct value *v)
{
	const enum value_order order = value_order(v->kind);

	return order == ORDER_TEXT || order == ORDER_STRING ||
	    order == ORDER_BYTES || order == ORDER_ADDRESS;
}

/* All of a value that is a number, in its order. */
static uint64_t
whole_number(const struct value *v)
{
	if (v->kind == VALUE_TIMESTAMP || v->kind == VALUE_ZONESTAMP ||
	    v->kind == VALUE_UTCSTAMP ||
	    v->kind == VALUE_RAWSTAMP)
		return v->number << 32 | v->time;
	return v->kind == VALUE_ABSENT ? 0 : v->number;
}

static uint64_t
hash_add(uint64_t hash, uint64_t n)
{
	hash = (hash ^ n) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

static uint64_t
hash_bytes(uint64_t hash, struct span s)
{
	uint64_t word;
	size_t at = 0;

	hash = hash_add(hash, s.n);
	for (; span_be64(s, at, &word); at += 8)
		hash = hash_add(hash, word);
	for (; span_uint(s, at, 1, &word); at++)
		hash = hash_add(hash, word);
	return hash;
}

static uint64_t
hash_values(const struct value *v, size_t n)
{
	uint64_t hash = n;

	for (const struct value *end = v + n; v < end; v++)
		hash = is_bytes(v) ? hash_bytes(hash, v->bytes) :
		    hash_add(hash, whole_number(v));
	return hash;
}

/* GCOVR_EXCL_BR_START: these are asked of values with the same hash. That two
 * that differ have one hash, no test can bring about. */

/* Codes of two lists are the same when they are printed alike. */
static bool
code_equal(const struct value *a, const struct value *b)
{
	if (a->kind != VALUE_CODE || a->code == b->code)
		return true;
	return a->code != NULL && b->code != NULL &&
	    strcmp(a->code->token, b->code->token) == 0;
}

static bool
value_equal(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (is_bytes(a))
		return span_compare(a->bytes, b->bytes) == 0;
	return whole_number(a) == whole_number(b) && code_equal(a, b) &&
	    (a->kind != VALUE_ZONESTAMP || a->bytes.p == b->bytes.p);
}

static bool
values_equal(const struct value *a, const struct value *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!value_equal(&a[i], &b[i]))
			return false;
	return true;
}
/* GCOVR_EXCL_BR_STOP */

/* The values of the view's row, absent where its layout has no such field. */
static void
values_read(struct count *c, const struct view *v)
{
	const struct program *p = plan_program(c->plan, v->layout);

	for (size_t i = 0; i < c->plan->columns.n; i++)
		c->now[i].kind = VALUE_ABSENT;
	for (const struct op *op = p->ops; op < p->ops + p->nops; op++)
		view_value(v, &op->decoder, op->slot, &c->now[op->column]);
}

/* Memory that the values in hand would take. */
static size_t
values_size(const struct count *c)
{
	size_t n = c->plan->columns.n * sizeof *c->now;

	for (size_t i = 0; i < c->plan->columns.n; i++)
		if (is_bytes(&c->now[i]))
			n += c->now[i].bytes.n;
	return n;
}

/* A copy of the values in hand that stays; NULL without memory. */
static const struct value *
values_keep(struct count *c)
{
	const size_t n = c->plan->columns.n;
	struct value *kept = arena_take(c->arena, n * sizeof *kept);

	if (kept == NULL)
		return NULL;
	memcpy(kept, c->now, n * sizeof *kept);
	for (struct value *v = kept; v < kept + n; v++) {
		if (!is_bytes(v))
			continue;
		v->bytes.p = (const uint8_t *)arena_text(c->arena,
		    (const char *)v->bytes.p, v->bytes.n);
		if (v->bytes.p == NULL)
			return NULL;
	}
	return kept;
}

/* A new row for the values in hand, at that place of the index; the row of all
 * others when there is no room for it. NULL without memory. */
static struct count_row *
row_add(struct count *c, uint64_t hash, size_t at)
{
	const size_t size = values_size(c);
	struct count_row *row = &c->rows[c->nrows];

	if (c->nrows == COUNT_ROWS || size > COUNT_BYTES - c->bytes)
		return &c->other;
	row->values = values_keep(c);
	if (row->values == NULL)
		return NULL;
	row->hash = hash;
	row->count = c;
	c->bytes += size;
	c->index[at] = (uint32_t)++c->nrows;
	return row;
}

static struct count_row *
row_find(struct count *c)
{
	const size_t n = c->plan->columns.n;
	const uint64_t hash = hash_values(c->now, n);
	size_t at = hash % INDEX_SIZE;
	struct count_row *row;

	for (; c->index[at] != 0; at = (at + 1) % INDEX_SIZE) {
		row = &c->rows[c->index[at] - 1];
		if (row->hash == hash && values_equal(row->values, c->now, n))
			return row;
	}
	return row_add(c, hash, at);
}

void
count_add(struct count *c, struct view *v)
{
	struct count_row *row;

	c->records++;
	for (unsigned i = 0; i < v->rows; i++) {
		view_row(v, i);
		values_read(c, v);
		row = row_find(c);
		if (row == NULL) {
			c->no_memory = true;
			return;
		}
		row->records += row->last != c->records;
		row->last = c->records;
	}
}

static int
order_of(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* Text in the order of its characters. */
static int
text_order(const struct codepage *page, struct span a, struct span b)
{
	const size_t n = a.n < b.n ? a.n : b.n;

	for (size_t i = 0; i < n; i++)
		if (a.p[i] != b.p[i])
			return order_of(page->chars[a.p[i]],
			    page->chars[b.p[i]]);
	return order_of(a.n, b.n);
}

static int
value_compare(const struct codepage *page, const struct value *a,
    const struct value *b)
{
	if (a->kind != b->kind)
		return order_of(a->kind, b->kind);
	if (value_order(a->kind) == ORDER_ADDRESS && a->bytes.n != b->bytes.n)
		return order_of(a->bytes.n, b->bytes.n);
	if (value_order(a->kind) == ORDER_TEXT)
		return text_order(page, a->bytes, b->bytes);
	if (is_bytes(a))
		return span_compare(a->bytes, b->bytes);
	return order_of(whole_number(a), whole_number(b));
}

static int
row_order(const void *a, const void *b)
{
	const struct count_row *x = a, *y = b;
	const struct count *c = x->count;
	int order = order_of(y->records, x->records);

	for (size_t i = 0; order == 0 && i < c->plan->columns.n; i++)
		order = value_compare(c->page, &x->values[i], &y->values[i]);
	return order;
}

void
count_sort(struct count *c)
{
	qsort(c->rows, c->nrows, sizeof *c->rows, row_order);
}
