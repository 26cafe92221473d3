/* dump - offset, 16 bytes in hex by words, and their text between stars. */
#include "emit/dump.h"

#include <string.h>

#include "emit/print.h"

enum { PER_LINE = 16, WORDS = 4, WORD_DIGITS = 8, LINE_MAX_LENGTH = 128 };

void
dump_table_make(struct dump_table *t, const struct codepage *page)
{
	for (int i = 0; i < 256; i++)
		t->shown[i] = page->chars[i] >= 0x20 && page->chars[i] < 0x7f ?
		    (char)page->chars[i] : '.';
}

static char *
offset_print(char *p, size_t offset)
{
	uint8_t bytes[4];

	for (int i = 0; i < 4; i++)
		bytes[i] = (uint8_t)(offset >> (24 - 8 * i));
	return print_hex(p, bytes, sizeof bytes);
}

/* The last line's missing bytes are blanks. */
static char *
words_print(char *p, struct span line)
{
	char hex[2 * PER_LINE];

	if (line.n < PER_LINE)
		memset(hex, ' ', sizeof hex);
	print_hex(hex, line.p, line.n);
	for (int i = 0; i < WORDS; i++) {
		*p++ = ' ';
		memcpy(p, hex + i * WORD_DIGITS, WORD_DIGITS);
		p += WORD_DIGITS;
	}
	return p;
}

static char *
line_print(const struct dump_table *t, struct span line, size_t offset,
    char *p)
{
	p = offset_print(p, offset);
	*p++ = ' ';
	p = words_print(p, line);
	memcpy(p, "  *", 3);
	p += 3;
	for (const uint8_t *b = line.p, *end = b + line.n; b < end; b++)
		*p++ = t->shown[*b];
	*p++ = '*';
	*p++ = '\n';
	return p;
}

void
dump_put(const struct dump_table *t, struct span s, size_t first,
    struct out *out)
{
	for (; s.n > 0; first += PER_LINE) {
		struct span line = span_first(s, PER_LINE);

		out_done(out, line_print(t, line, first,
		    out_room(out, LINE_MAX_LENGTH)));
		s = span_from(s, line.n);
	}
}
