/* summary - counts in a hash table of fixed size. */
#include "summary/summary.h"

#include <string.h>

#include "decode/decode.h"
#include "record/triplets.h"

enum { INDEX_SIZE = 2 * SUMMARY_ROWS };	/* a power of two */

/* The key of what cannot be told apart: records without a type, and all that is
 * added when the table is full. */
static const struct summary_row unknown = { .type = -1, .subtype = -1 };

static const struct field *
field_of(const struct section *s, const char *name)
{
	return s != NULL ? section_field(s, name) : NULL;
}

bool
summary_make(struct summary *s, struct catalog *c, struct zones *zones)
{
	const struct field *timestamp = field_of(c->header, "timestamp");

	memset(s, 0, sizeof *s);
	s->rows = arena_take(&c->arena, SUMMARY_ROWS * sizeof *s->rows);
	s->index = arena_take(&c->arena, INDEX_SIZE * sizeof *s->index);
	s->system = field_of(c->header, "SMF119SID");
	if (timestamp != NULL)
		decoder_make(timestamp, false, &s->timestamp);
	if (zones != NULL && zones->n > 0)
		decoder_add_zones(&s->timestamp, zones);
	s->stack = field_of(c->identification, "SMF119TI_Stack");
	return s->rows != NULL && s->index != NULL;
}

/* The text of a field, padded with NULs to n bytes. */
static void
key_text(const struct field *f, struct span section, uint8_t *out, size_t n)
{
	struct value v = { .kind = VALUE_ABSENT };

	if (f != NULL)
		decode_field(f, section, &v);
	if (v.kind == VALUE_TEXT && v.bytes.n > 0)
		memcpy(out, v.bytes.p, v.bytes.n < n ? v.bytes.n : n);
}

static struct summary_row
key_make(const struct summary *s, struct span record,
    struct span identification)
{
	struct summary_row key = unknown;
	unsigned n;

	if (record_real_type(record, &n))
		key.type = (int)n;
	if (record_has_subtype(record) && record_subtype(record, &n))
		key.subtype = (int)n;
	key_text(s->system, record, key.system, sizeof key.system);
	key_text(s->stack, identification, key.stack, sizeof key.stack);
	return key;
}

static bool
key_equal(const struct summary_row *a, const struct summary_row *b)
{
	return a->type == b->type && a->subtype == b->subtype &&
	    memcmp(a->system, b->system, sizeof a->system) == 0 &&
	    memcmp(a->stack, b->stack, sizeof a->stack) == 0;
}

static size_t
key_hash(const struct summary_row *key)
{
	uint32_t h = 2166136261u ^ (uint32_t)key->type * 65599u ^
	    (uint32_t)key->subtype;

	for (size_t i = 0; i < sizeof key->system; i++)
		h = (h ^ key->system[i]) * 16777619u;
	for (size_t i = 0; i < sizeof key->stack; i++)
		h = (h ^ key->stack[i]) * 16777619u;
	return (h ^ h >> 15) % INDEX_SIZE;
}

/* The row of a key; the last row when the table is full. */
static struct summary_row *
row_find(struct summary *s, const struct summary_row *key)
{
	size_t at = key_hash(key);
	struct summary_row *row;

	for (; s->index[at] != 0; at = (at + 1) % INDEX_SIZE) {
		row = &s->rows[s->index[at] - 1];
		if (key_equal(row, key))
			return row;
	}
	if (s->nrows + 1 >= SUMMARY_ROWS && !key_equal(key, &unknown))
		return row_find(s, &unknown);
	row = &s->rows[s->nrows++];
	*row = *key;
	s->index[at] = (uint16_t)s->nrows;
	return row;
}

static void
row_time(const struct summary *s, struct summary_row *row, struct span record)
{
	struct value v = { .kind = VALUE_ABSENT };
	uint64_t t;

	if (s->timestamp.zones != NULL)
		decode_zoned(&s->timestamp, record, &v);
	else if (s->timestamp.field != NULL)
		decode(&s->timestamp, record, &v);
	if (v.kind != VALUE_TIMESTAMP && v.kind != VALUE_ZONESTAMP)
		return;
	t = value_number(&v);
	if (row->first.kind == VALUE_ABSENT || t < value_number(&row->first))
		row->first = v;
	if (row->last.kind == VALUE_ABSENT || t > value_number(&row->last))
		row->last = v;
}

void
summary_add(struct summary *s, struct span record, struct span identification,
    bool damaged)
{
	struct summary_row key = key_make(s, record, identification);
	struct summary_row *row = row_find(s, &key);

	if (row->records == 0 || record.n < row->min)
		row->min = record.n;
	if (record.n > row->max)
		row->max = record.n;
	row->records++;
	row->bytes += record.n;
	row->damaged += damaged;
	s->records++;
	row_time(s, row, record);
}
