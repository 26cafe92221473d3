/* codepage_find - a page filled by iconv(3), once, at start. */
#include "decode/codepage_find.h"

#include <ctype.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "decode/codepage_builtin.h"

enum { NAME_MAX_LENGTH = 40, SHIFT_OUT = 0x0e, SHIFT_IN = 0x0f };

/* The number in a page's name, without its prefix and leading zeros: "1047".
 * Empty when the name is not of that form. */
static void
page_number(const char *name, char *out, size_t n)
{
	static const char *const prefixes[] = { "IBM", "CCSID", "CP", "" };
	char bare[NAME_MAX_LENGTH];
	size_t len = 0, skip;

	for (; *name != '\0' && len + 1 < sizeof bare; name++)
		if (isalnum((unsigned char)*name))
			bare[len++] = (char)toupper((unsigned char)*name);
	bare[len] = '\0';
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		skip = strlen(prefixes[i]);
		if (strncmp(bare, prefixes[i], skip) == 0)
			break;
	}
	skip += strspn(bare + skip, "0");
	out[0] = '\0';
	if (strspn(bare + skip, "0123456789") == strlen(bare + skip))
		snprintf(out, n, "%s", bare + skip);
}

/* Systems spell the same page differently. */
static iconv_t
iconv_find(const char *name, const char *number)
{
	static const char *const forms[] = { "IBM-", "IBM", "IBM0", "CP",
		"CP0" };
	char spelled[NAME_MAX_LENGTH];
	iconv_t cd = iconv_open("UTF-16BE", name);

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (cd != (iconv_t)-1 || number[0] == '\0')
			break;
		snprintf(spelled, sizeof spelled, "%s%s", forms[i], number);
		cd = iconv_open("UTF-16BE", spelled);
	}
	return cd;
}

static uint16_t
iconv_char(iconv_t cd, unsigned char byte)
{
	char in[1] = { (char)byte };
	unsigned char out[8];
	char *from = in, *to = (char *)out;
	size_t nfrom = 1, nto = sizeof out;

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &nfrom, &to, &nto) != 0 || nfrom != 0 ||
	    sizeof out - nto != 2)
		return CODEPAGE_NO_CHARACTER;
	return (uint16_t)(out[0] << 8 | out[1]);
}

/* In a double-byte page, shift out and shift in are not characters. */
static bool
page_is_ebcdic(const struct codepage *page)
{
	return page->chars[0x40] == ' ' && page->chars[0xc1] == 'A' &&
	    page->chars[0xf0] == '0' && page->chars[SHIFT_OUT] == SHIFT_OUT &&
	    page->chars[SHIFT_IN] == SHIFT_IN;
}

static bool
iconv_page(const char *name, const char *number, struct codepage *out)
{
	iconv_t cd = iconv_find(name, number);

	if (cd == (iconv_t)-1)
		return false;
	for (int i = 0; i < 256; i++)
		out->chars[i] = iconv_char(cd, (unsigned char)i);
	iconv_close(cd);
	return true;
}

enum codepage_status
codepage_open(const char *name, struct codepage *out)
{
	struct codepage page;
	char number[NAME_MAX_LENGTH];

	page_number(name, number, sizeof number);
	if (!iconv_page(name, number, &page) &&
	    !codepage_builtin(number, &page))
		return CODEPAGE_UNKNOWN;
	if (!page_is_ebcdic(&page))
		return CODEPAGE_NOT_EBCDIC;
	page.chars[0x15] = page.chars[0x25] = '\n';
	*out = page;
	return CODEPAGE_OK;
}
