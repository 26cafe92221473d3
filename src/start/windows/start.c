/* start - wmain: arguments as UTF-8, streams without a text mode, and a console
 * that shows UTF-8. Then main of src/main.c runs. */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#include "os/windows/wide.h"

/* The C library expands *.smf, as no shell does it here. */
int _dowildcard = -1;

int main(int argc, char **argv);
int wmain(int argc, wchar_t **wide);

static UINT code_page;	/* of the console, before */

static void
console_restore(void)
{
	SetConsoleOutputCP(code_page);
}

static void
console_open(void)
{
	code_page = GetConsoleOutputCP();
	if (code_page == 0 || code_page == CP_UTF8)
		return;
	SetConsoleOutputCP(CP_UTF8);
	atexit(console_restore);
}

int
wmain(int argc, wchar_t **wide)
{
	char **argv = calloc((size_t)argc + 1, sizeof *argv);

	for (int fd = 0; fd <= 2; fd++)
		_setmode(fd, _O_BINARY);
	console_open();
	for (int i = 0; argv != NULL && i < argc; i++)
		if ((argv[i] = wide_text(wide[i])) == NULL)
			argv = NULL;
	if (argv != NULL)
		return main(argc, argv);
	fputs("smf119: no memory left\n", stderr);
	return 2;
}
