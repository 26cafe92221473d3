/* repair - follows the lengths of a changed dump and corrects them. */
#include "repair.h"

#include <string.h>

size_t
body_get(const uint8_t *p, size_t n)
{
	size_t v = 0;

	while (n-- > 0)
		v = v << 8 | *p++;
	return v;
}

void
body_put(uint8_t *p, size_t n, size_t v)
{
	for (; n > 0; v >>= 8)
		p[--n] = (uint8_t)v;
}

/* How many triplets there are, made to fit the record. */
static size_t
fix_count(uint8_t *p, size_t n, struct dice *d)
{
	size_t count = body_get(p + 24, 2);

	if (count <= 16 && TRIPLETS + count * TRIPLET <= n)
		return count;
	count = dice_roll(d, 9);
	count = TRIPLETS + count * TRIPLET > n ? 0 : count;
	body_put(p + 24, 2, count);
	return count;
}

/* A section inside the n bytes of a record, from first on. */
static void
fix_triplet(uint8_t *t, size_t first, size_t n, struct dice *d)
{
	size_t off = body_get(t, 4);
	size_t len = body_get(t + 4, 2), num = body_get(t + 6, 2);

	if (off < first || off > n)
		off = first + dice_roll(d, (uint32_t)(n - first + 1));
	if (num > 3 && dice_roll(d, 4) != 0)
		num = 1;
	if (len * num > n - off)
		num = 1;
	if (len > n - off)
		len = n - off;
	body_put(t, 4, off);
	body_put(t + 4, 2, len);
	body_put(t + 6, 2, num);
}

static void
fix_triplets(uint8_t *p, size_t n, struct dice *d)
{
	size_t first;

	if (n < TRIPLETS)
		return;
	first = TRIPLETS + fix_count(p, n, d) * TRIPLET;
	for (uint8_t *t = p + TRIPLETS; t < p + first; t += TRIPLET)
		fix_triplet(t, first, n, d);
}

static void
fix_record(uint8_t *p, size_t n, struct dice *d)
{
	static const uint8_t header[] = { 0x5e, 119, 0, 0x45, 0xb3, 0x52,
		0x01, 0x24, 0x12, 0x3f, 0xe2, 0xe8, 0xe2, 0xf1 };

	if (n < LEAST || p[2] > 1)
		return;
	if (dice_roll(d, 4) != 0) {
		memcpy(p + RDW + 6, header + 6, 4);
		p[RDW] = header[0];
	}
	if (dice_roll(d, 8) != 0)
		p[RDW + 1] = 119;
	if (n > 23 && (p[22] != 0 || p[23] > 90) && dice_roll(d, 4) != 0)
		body_put(p + 22, 2, 73 + dice_roll(d, 8));
	if (dice_roll(d, 8) != 0)
		fix_triplets(p, n, d);
}

/* Segments one behind the other, from p on to the end. */
static void
fix_rdws(uint8_t *p, size_t n, struct dice *d)
{
	size_t size;

	for (; n >= LEAST; p += size, n -= size) {
		size = body_get(p, 2);
		if (size < LEAST || size > n) {
			size = LEAST + dice_roll(d, 600);
			size = size > n || n - size < LEAST ? n : size;
			size = size > 32767 ? 32767 : size;
			body_put(p, 2, size);
		}
		if (p[2] > 3 || p[3] != 0)
			body_put(p + 2, 2, 0);
		fix_record(p, size, d);
	}
}

/* Blocks, each with a word of its length before it: kind says how. */
enum lead { LEAD_NONE, LEAD_BDW, LEAD_XBDW, LEAD_PREFIX, LEAD_FTP };

static void
put_lead(uint8_t *p, enum lead lead, size_t size)
{
	switch (lead) {
	case LEAD_BDW:
		body_put(p, 4, size << 16);
		break;
	case LEAD_XBDW:
		body_put(p, 4, size | 0x80000000u);
		break;
	case LEAD_PREFIX:
		body_put(p, 4, size - 4);
		break;
	case LEAD_FTP:
		p[0] = (uint8_t)(p[0] & 0xf0);
		body_put(p + 1, 2, size - 3);
		break;
	case LEAD_NONE:
		break;
	}
}

static size_t
get_lead(const uint8_t *p, enum lead lead)
{
	switch (lead) {
	case LEAD_BDW:
		return body_get(p, 2);
	case LEAD_XBDW:
		return body_get(p, 4) & 0x7fffffff;
	case LEAD_PREFIX:
		return body_get(p, 4) + 4;
	case LEAD_FTP:
		return body_get(p + 1, 2) + 3;
	case LEAD_NONE:
	default:
		return 0;
	}
}

static void
fix_blocks(struct body b, enum lead lead, struct dice *d)
{
	size_t size, head = lead == LEAD_FTP ? 3 : 4;

	for (; b.n >= LEAST + 4; b.p += size, b.n -= size) {
		size = get_lead(b.p, lead);
		if (size < LEAST + 4 || size > b.n || size > 32760) {
			size = LEAST + 4 + dice_roll(d, 900);
			size = size > b.n ? b.n : size;
			put_lead(b.p, lead, size);
		}
		/* behind a prefix there may be an RDW, or none */
		if (lead == LEAD_BDW || lead == LEAD_XBDW ||
		    (lead == LEAD_PREFIX && body_get(b.p + head, 2) == size - head))
			fix_rdws(b.p + head, size - head, d);
	}
}

/* What the lengths should look like, by the first bytes. */
void
body_repair(struct body b, struct dice *d)
{
	if (b.n < 24 || dice_roll(d, 8) == 0)
		return;
	if (dice_roll(d, 32) == 0)
		fix_blocks(b, LEAD_BDW + dice_roll(d, 4), d);
	else if (b.p[0] == 0x80 && b.p[4] == 0x5e)
		fix_blocks(b, LEAD_FTP, d);
	else if (b.p[0] & 0x80)
		fix_blocks(b, LEAD_XBDW, d);
	else if (body_get(b.p, 2) == 0)
		fix_blocks(b, LEAD_PREFIX, d);
	else if (body_get(b.p, 2) > body_get(b.p + 4, 2) && b.p[6] <= 3 && b.p[7] == 0)
		fix_blocks(b, LEAD_BDW, d);
	else
		fix_rdws(b.p, b.n, d);
}
