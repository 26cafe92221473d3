/* dump - offset, 16 bytes in hex by words, and their text between stars. */
#include "emit/dump.h"

#include <string.h>

#include "emit/print.h"
#include "hot.h"

enum {
	PER_LINE = DUMP_PER_LINE,
	WORD_DIGITS = 8,
	LINE_MOST = 80,	/* characters, and room for its digits before they are
			 * put in their places */
	LINE_ROOM = LINE_MOST + 2 * PER_LINE,
	LINES = OUT_ROOM / LINE_ROOM	/* that fit in it */
};

static inline char *
word_print(char *p, const char *digits)
{
	*p = ' ';
	memcpy(p + 1, digits, WORD_DIGITS);
	return p + 1 + WORD_DIGITS;
}

static inline char *
words_print(char *p, const char *hex)
{
	p = word_print(p, hex);
	p = word_print(p, hex + WORD_DIGITS);
	p = word_print(p, hex + 2 * WORD_DIGITS);
	return word_print(p, hex + 3 * WORD_DIGITS);
}

/* The eight digits of the next line's offset: 16 more. */
static inline void
offset_next(char *digits)
{
	char *d = digits + WORD_DIGITS - 2;

	for (; *d == 'F' && d > digits; d--)
		*d = '0';
	*d = *d == '9' ? 'A' : (char)(*d + 1);
}

/* Four at once, then what is left. */
static inline void
shown_print(const struct dump_table *t, const uint8_t *bytes, size_t n,
    char *p)
{
	size_t i = 0;

	for (; n - i >= 4; i += 4) {
		p[i] = t->shown[bytes[i]];
		p[i + 1] = t->shown[bytes[i + 1]];
		p[i + 2] = t->shown[bytes[i + 2]];
		p[i + 3] = t->shown[bytes[i + 3]];
	}
	for (; i < n; i++)
		p[i] = t->shown[bytes[i]];
}

/* A line of n bytes; called with 16 where it is known to be that many. */
HOT_INLINE char *
line_print(const struct dump_table *t, const uint8_t *bytes, size_t n,
    const char *offset, char *p)
{
	char *const hex = p + LINE_MOST;	/* for a moment */

	memcpy(p, offset, WORD_DIGITS);
	p[WORD_DIGITS] = ' ';
	print_hex(hex, bytes, n);
	memset(hex + 2 * n, ' ', 2 * (PER_LINE - n));
	p = words_print(p + WORD_DIGITS + 1, hex);
	memcpy(p, "  *", 3);
	p += 3;
	shown_print(t, bytes, n, p);
	memcpy(p + n, "*\n", 2);
	return p + n + 2;
}

void
dump_table_make(struct dump_table *t, const struct codepage *page)
{
	char line[LINE_ROOM];

	memset(t->zeros, 0, sizeof t->zeros);
	for (int i = 0; i < 256; i++)
		t->shown[i] = page->chars[i] >= 0x20 && page->chars[i] < 0x7f ?
		    (char)page->chars[i] : '.';
	line_print(t, t->zeros, PER_LINE, "00000000", line);
	memcpy(t->line, line, sizeof t->line);
}

/* Storage is mostly zeros, and their line is made already. */
HOT_INLINE char *
whole_line(const struct dump_table *t, const uint8_t *bytes,
    const char *offset, char *p)
{
	if (memcmp(bytes, t->zeros, PER_LINE) != 0)
		return line_print(t, bytes, PER_LINE, offset, p);
	memcpy(p, t->line, sizeof t->line);
	memcpy(p, offset, WORD_DIGITS);
	return p + sizeof t->line;
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
	char offset[WORD_DIGITS];

	print_hex(offset, bytes, sizeof bytes);
	s = lines_put(t, s, offset, out);
	if (s.n > 0)
		out_done(out, line_print(t, s.p, s.n, offset,
		    out_room(out, LINE_ROOM)));
}
