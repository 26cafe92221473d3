/* dump - offset, 16 bytes in hex by words, and their text between stars. */
#include "emit/dump.h"

#include <string.h>

#include "emit/print.h"
#include "lib/inline.h"

enum {
	PER_LINE = DUMP_PER_LINE,
	OFFSET = 8,	/* digits */
	WORD = 4,	/* bytes */
	HEX_AT = OFFSET + 1,
	SHOWN_AT = HEX_AT + PER_LINE / WORD * (1 + 2 * WORD) + 3,
	LINES = OUT_ROOM / DUMP_LINE	/* that fit in it */
};

_Static_assert(WORD == 4 && PER_LINE == 4 * WORD,
    "line_print prints four words, word_print four characters");
_Static_assert(SHOWN_AT + PER_LINE + 2 == DUMP_LINE,
    "a line ends behind the second star");

/* A word and its text; called once for each word of a line, which compilers
 * do not unroll by themselves. */
ALWAYS_INLINE void
word_print(const struct dump_table *t, const uint8_t *bytes, const char *hex,
    int word, char *p)
{
	char *shown = p + SHOWN_AT + WORD * word;

	bytes += WORD * word;
	p += HEX_AT + (1 + 2 * WORD) * word;
	*p = ' ';
	memcpy(p + 1, hex + 2 * WORD * word, 2 * WORD);
	shown[0] = t->shown[bytes[0]];
	shown[1] = t->shown[bytes[1]];
	shown[2] = t->shown[bytes[2]];
	shown[3] = t->shown[bytes[3]];
}

ALWAYS_INLINE char *
line_print(const struct dump_table *t, const uint8_t *bytes,
    const char *offset, char *p)
{
	char hex[2 * PER_LINE];

	print_hex_16(hex, bytes);
	memcpy(p, offset, OFFSET);
	p[OFFSET] = ' ';
	word_print(t, bytes, hex, 0, p);
	word_print(t, bytes, hex, 1, p);
	word_print(t, bytes, hex, 2, p);
	word_print(t, bytes, hex, 3, p);
	memcpy(p + SHOWN_AT - 3, "  *", 3);
	memcpy(p + SHOWN_AT + PER_LINE, "*\n", 2);
	return p + DUMP_LINE;
}

/* The last line, of n bytes: blanks for those that are not there. */
static char *
short_line_print(const struct dump_table *t, struct span s,
    const char *offset, char *p)
{
	uint8_t bytes[PER_LINE] = { 0 };

	memcpy(bytes, s.p, s.n);
	line_print(t, bytes, offset, p);
	for (size_t i = s.n; i < PER_LINE; i++)
		memcpy(p + HEX_AT + 1 + 2 * i + i / WORD, "  ", 2);
	p += SHOWN_AT + s.n;
	memcpy(p, "*\n", 2);
	return p + 2;
}

void
dump_table_make(struct dump_table *t, const struct codepage *page)
{
	static const uint8_t bytes[DUMP_MADE] = { 0, 0x40 };

	for (int i = 0; i < 256; i++)
		t->shown[i] = page->chars[i] >= 0x20 && page->chars[i] < 0x7f ?
		    (char)page->chars[i] : '.';
	for (int i = 0; i < DUMP_MADE; i++) {
		memset(t->made[i].bytes, bytes[i], PER_LINE);
		line_print(t, t->made[i].bytes, "00000000", t->made[i].line);
	}
}

/* Storage is mostly zeros and blanks, and their lines are made already. */
ALWAYS_INLINE char *
whole_line(const struct dump_table *t, const uint8_t *bytes,
    const char *offset, char *p)
{
	for (const struct dump_made *m = t->made; m < t->made + DUMP_MADE; m++)
		if (memcmp(bytes, m->bytes, PER_LINE) == 0) {
			memcpy(p, m->line, DUMP_LINE);
			memcpy(p, offset, OFFSET);
			return p + DUMP_LINE;
		}
	return line_print(t, bytes, offset, p);
}

/* The digits of the next line's offset: 16 more. */
static inline void
offset_next(char *digits)
{
	char *d = digits + OFFSET - 2;

	for (; *d == 'F' && d > digits; d--)
		*d = '0';
	*d = *d == '9' ? 'A' : (char)(*d + 1);
}

/* All whole lines, several at a time; returns what is left. */
static struct span
lines_put(const struct dump_table *t, struct span s, char *offset,
    struct out *out)
{
	const uint8_t *bytes = s.p;
	char *p;

	while (s.n >= PER_LINE) {
		p = out_room(out, OUT_ROOM);
		for (int i = 0; i < LINES && s.n >= PER_LINE; i++) {
			p = whole_line(t, bytes, offset, p);
			offset_next(offset);
			bytes += PER_LINE;
			s.n -= PER_LINE;
		}
		out_done(out, p);
	}
	s.p = bytes;
	return s;
}

void
dump_put(const struct dump_table *t, struct span s, uint32_t first,
    struct out *out)
{
	const uint8_t bytes[4] = { (uint8_t)(first >> 24),
		(uint8_t)(first >> 16), (uint8_t)(first >> 8),
		(uint8_t)first };
	char offset[OFFSET];

	print_hex(offset, bytes, sizeof bytes);
	s = lines_put(t, s, offset, out);
	if (s.n > 0)
		out_done(out, short_line_print(t, s, offset,
		    out_room(out, DUMP_LINE)));
}
