/* version - the text of --version. */
#include "version.h"

#include <string.h>

#include "decode/codepage_pages.h"
#include "os/charset.h"

/* Empty where the program is not built in a git work tree. */
#ifndef SMF119_COMMIT
#define SMF119_COMMIT ""
#endif

void
version_print(FILE *out)
{
	static const char commit[] = SMF119_COMMIT;
	const struct codepage_page *page = codepage_pages;
	char library[64];

	charset_library(library, sizeof library);
	fprintf(out, "smf119 %s\n", SMF119_VERSION);
	if (sizeof commit > 1)
		fprintf(out, "commit: %s\n", commit);
	fprintf(out, "iconv: %s\nbuilt-in code pages:", library);
	for (; page->number != NULL; page++)
		fprintf(out, " IBM-%s%s", strlen(page->number) < 3 ? "0" : "",
		    page->number);
	putc('\n', out);
}
