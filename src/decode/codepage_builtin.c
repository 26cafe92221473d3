/* codepage_builtin - finds a built-in page, and puts it together. */
#include "decode/codepage_builtin.h"

#include <string.h>

#include "decode/codepage_pages.h"

bool
codepage_builtin(const char *number, struct codepage *out)
{
	const struct codepage_page *page = codepage_pages;

	while (page->number != NULL && strcmp(page->number, number) != 0)
		page++;
	if (page->number == NULL)
		return false;
	memcpy(out->chars, codepage_base, sizeof out->chars);
	for (size_t i = 0; i < page->n; i++)
		out->chars[page->changes[i].byte] = page->changes[i].ch;
	return true;
}
