/* list - lists of records, read from a dump or made up. */
#include "list.h"

#include <stdlib.h>

#include "record.h"

void
list_add(struct list *l, const void *record, size_t n)
{
	if ((l->n & (l->n - 1)) == 0)
		l->records = realloc(l->records,
		    (l->n == 0 ? 1 : 2 * l->n) * sizeof *l->records);
	if (l->records == NULL)
		abort();
	l->records[l->n] = (struct bytes){ 0 };
	bytes_add(&l->records[l->n++], record, n);
}

/* The RDW of a joined record: 0 when it is too long for one. */
static void
close_record(struct bytes *r)
{
	size_t n = r->n <= UINT16_MAX ? r->n : 0;

	r->p[0] = (uint8_t)(n >> 8);
	r->p[1] = (uint8_t)n;
	r->p[2] = r->p[3] = 0;
}

bool
list_read(struct list *l, const uint8_t *dump, size_t n)
{
	size_t at, length;

	for (at = 0; at < n; at += length) {
		unsigned code;

		if (n - at < 4)
			return false;
		length = (size_t)dump[at] << 8 | dump[at + 1];
		code = dump[at + 2];
		if (length < 4 || length > n - at || code > 3)
			return false;
		if (code < 2)
			list_add(l, dump + at, length);
		else if (l->n == 0)
			return false;
		else
			bytes_add(&l->records[l->n - 1], dump + at + 4,
			    length - 4);
		close_record(&l->records[l->n - 1]);
	}
	return true;
}

void
list_sample(struct list *l, size_t n)
{
	static const unsigned types[] = { 119, 30, 119, 70, 126, 0, 255 };
	uint32_t noise = 1;

	for (size_t i = 0; i < n; i++) {
		bool end = i == 0 || i == n - 1;
		struct bytes r = { 0 };
		size_t length = end ? 18 : 150 + i * 37 % 300;

		bytes_add_int(&r, length << 16, 4);
		header_add(&r, i == 0 ? 2 : end ? 3 : types[i % 7],
		    4566000 + i * 100, RECORD_DATE);
		while (r.n < length) {
			noise = noise * 1664525 + 1013904223;
			bytes_add_byte(&r, noise >> 24);
		}
		list_add(l, r.p, r.n);
		bytes_free(&r);
	}
}

void
list_free(struct list *l)
{
	for (size_t i = 0; i < l->n; i++)
		bytes_free(&l->records[i]);
	free(l->records);
	*l = (struct list){ 0 };
}
