/* dump - offset, 16 bytes in hex by words, and their text between stars. */
#include "emit/dump.h"

#include <string.h>

#include "emit/print.h"

enum { PER_LINE = 16, PER_WORD = 4, LINE_MAX_LENGTH = 128 };

static char *
offset_print(char *p, size_t offset)
{
	uint8_t bytes[4];

	for (int i = 0; i < 4; i++)
		bytes[i] = (uint8_t)(offset >> (24 - 8 * i));
	return print_hex(p, bytes, sizeof bytes);
}

static char *
words_print(char *p, struct span line)
{
	struct span byte;

	for (size_t i = 0; i < PER_LINE; i++) {
		if (i % PER_WORD == 0)
			*p++ = ' ';
		if (span_sub(line, i, 1, &byte)) {
			p = print_hex(p, byte.p, 1);
		} else {
			*p++ = ' ';
			*p++ = ' ';
		}
	}
	return p;
}

/* Printable ASCII as it is, anything else as a dot: the columns stay. */
static char *
text_print(char *p, struct span line, const struct codepage *page)
{
	uint64_t byte;
	uint16_t ch;

	for (size_t i = 0; span_uint(line, i, 1, &byte); i++) {
		ch = page->chars[byte];
		*p++ = ch >= 0x20 && ch < 0x7f ? (char)ch : '.';
	}
	return p;
}

void
dump_put(struct out *out, struct span s, size_t first,
    const struct codepage *page)
{
	struct span line;
	char *p;

	for (size_t at = 0; at < s.n; at += PER_LINE) {
		span_sub(s, at, s.n - at < PER_LINE ? s.n - at : PER_LINE,
		    &line);
		p = out_room(out, LINE_MAX_LENGTH);
		p = offset_print(p, first + at);
		*p++ = ' ';
		p = words_print(p, line);
		memcpy(p, "  *", 3);
		p = text_print(p + 3, line, page);
		*p++ = '*';
		*p++ = '\n';
		out_done(out, p);
	}
}
