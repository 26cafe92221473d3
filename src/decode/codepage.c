/* codepage - characters and text as UTF-8. */
#include "decode/codepage.h"

size_t
codepage_utf8(unsigned ch, char *out)
{
	if (ch < 0x80) {
		out[0] = (char)ch;
		return 1;
	}
	if (ch < 0x800) {
		out[0] = (char)(0xc0 | ch >> 6);
		out[1] = (char)(0x80 | (ch & 0x3f));
		return 2;
	}
	out[0] = (char)(0xe0 | ch >> 12);
	out[1] = (char)(0x80 | (ch >> 6 & 0x3f));
	out[2] = (char)(0x80 | (ch & 0x3f));
	return 3;
}

size_t
codepage_text(const struct codepage *page, struct span s, char *out)
{
	char *to = out;

	for (const uint8_t *p = s.p, *end = s.p + s.n; p < end; p++)
		to += codepage_utf8(page->chars[*p], to);
	*to = '\0';
	return (size_t)(to - out);
}
