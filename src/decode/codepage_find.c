/* codepage_find - a page as the system knows it, or a built-in one. */
#include "decode/codepage_find.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "decode/codepage_builtin.h"
#include "os/charset.h"

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
static bool
system_page(const char *name, const char *number, struct codepage *out)
{
	static const char *const forms[] = { "IBM-", "IBM", "IBM0", "CP",
		"CP0" };
	char spelled[NAME_MAX_LENGTH];
	bool found = charset_read(name, CODEPAGE_NO_CHARACTER, out->chars);

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (found || number[0] == '\0')
			break;
		snprintf(spelled, sizeof spelled, "%s%s", forms[i], number);
		found = charset_read(spelled, CODEPAGE_NO_CHARACTER,
		    out->chars);
	}
	return found;
}

/* In a double-byte page, shift out and shift in are not characters. */
static bool
page_is_ebcdic(const struct codepage *page)
{
	return page->chars[0x40] == ' ' && page->chars[0xc1] == 'A' &&
	    page->chars[0xf0] == '0' && page->chars[SHIFT_OUT] == SHIFT_OUT &&
	    page->chars[SHIFT_IN] == SHIFT_IN;
}

enum codepage_status
codepage_open(const char *name, struct codepage *out)
{
	struct codepage page;
	char number[NAME_MAX_LENGTH];

	page_number(name, number, sizeof number);
	if (!system_page(name, number, &page) &&
	    !codepage_builtin(number, &page))
		return CODEPAGE_UNKNOWN;
	if (!page_is_ebcdic(&page))
		return CODEPAGE_NOT_EBCDIC;
	page.chars[0x15] = page.chars[0x25] = '\n';
	*out = page;
	return CODEPAGE_OK;
}
