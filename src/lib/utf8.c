/* utf8 - one character at a time. */
#include "lib/utf8.h"

#include <stddef.h>

/* How many bytes follow this one; 0: it is a character, or none. */
static unsigned
utf8_more(unsigned first)
{
	if (first < 0xc2 || first > 0xf4)
		return 0;
	return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/* Is it a character that is written in that many more bytes? */
static int
is_character(unsigned ch, unsigned more)
{
	static const unsigned least[] = { 0, 0x80, 0x800, 0x10000 };

	return ch >= least[more] && ch <= 0x10ffff &&
	    (ch < 0xd800 || ch >= 0xe000);
}

unsigned
utf8_next(const uint8_t **p, const uint8_t *end)
{
	const unsigned first = *(*p)++, more = utf8_more(first);
	const uint8_t *q = *p;
	unsigned ch = first & (0x3fu >> more);

	if (more == 0 || (size_t)(end - q) < more)
		return first;
	for (unsigned i = 0; i < more; i++, q++) {
		if ((*q & 0xc0) != 0x80)
			return first;
		ch = ch << 6 | (*q & 0x3f);
	}
	if (!is_character(ch, more))
		return first;
	*p = q;
	return ch;
}
