/* misframe - dumps changed by a transfer or another program: shapes to be
 * refused. */
#include "misframe.h"

static void
swap_bytes(uint8_t *p)
{
	uint8_t first = p[0];

	p[0] = p[1];
	p[1] = first;
}

void
write_little(const struct shape *s, const struct list *l, struct image *out)
{
	write_rdw(s, l, out);
	for (size_t i = 0; i < out->n; i++)
		swap_bytes(out->file.p + out->parts[i].data);
}

void
write_exclusive(const struct shape *s, const struct list *l,
    struct image *out)
{
	write_rdw(s, l, out);
	for (size_t i = 0; i < out->n; i++) {
		uint8_t *p = out->file.p + out->parts[i].data;
		unsigned n = (unsigned)(p[0] << 8 | p[1]) - 4;

		p[0] = (uint8_t)(n >> 8);
		p[1] = (uint8_t)n;
	}
}

/* IBM-1047 to ISO 8859-1, for the characters used here. */
static unsigned
translate(unsigned c)
{
	if (c >= 0xc1 && c <= 0xc9)
		return 'A' + c - 0xc1;
	if (c >= 0xd1 && c <= 0xd9)
		return 'J' + c - 0xd1;
	if (c >= 0xe2 && c <= 0xe9)
		return 'S' + c - 0xe2;
	if (c >= 0xf0 && c <= 0xf9)
		return '0' + c - 0xf0;
	if (c == 0x40 || c == 0x5e)
		return c == 0x40 ? ' ' : ';';
	if (c == 0x3f || c == 0x25)
		return c == 0x3f ? 0x1a : 0x85;
	return c < 0x20 ? c : 0x80 | (c & 0x3f);
}

/* One byte in the encoding asked for. */
static void
put_translated(struct bytes *file, unsigned c, bool utf8)
{
	if (utf8 && c >= 0x80)
		bytes_add_byte(file, 0xc0 | c >> 6);
	bytes_add_byte(file, utf8 && c >= 0x80 ? 0x80 | (c & 0x3f) : c);
}

/* FTP's default: no RDWs, translated, line ends behind each record. */
void
write_translated(const struct shape *s, const struct list *l,
    struct image *out)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct bytes *r = &l->records[i];

		for (size_t at = 4; at < r->n; at++)
			put_translated(&out->file, translate(r->p[at]),
			    s->block != 0);
		bytes_add(&out->file, "\r\n", 2);
	}
}

/* An editor that reads bytes as UTF-8 writes U+FFFD for those that are not. */
void
write_recoded(const struct shape *s, const struct list *l, struct image *out)
{
	struct image plain = { { 0 }, NULL, 0 };

	write_rdw(s, l, &plain);
	for (size_t i = 0; i < plain.file.n; i++) {
		if (plain.file.p[i] >= 0x80)
			bytes_add(&out->file, "\xef\xbf\xbd", 3);
		else
			bytes_add_byte(&out->file, plain.file.p[i]);
	}
	image_free(&plain);
}

/* A binary file sent as text from one PC to another: CR before each LF. */
void
write_line_ends(const struct shape *s, const struct list *l,
    struct image *out)
{
	struct image plain = { { 0 }, NULL, 0 };

	write_rdw(s, l, &plain);
	for (size_t i = 0; i < plain.file.n; i++) {
		if (plain.file.p[i] == '\n')
			bytes_add_byte(&out->file, '\r');
		bytes_add_byte(&out->file, plain.file.p[i]);
	}
	image_free(&plain);
}
