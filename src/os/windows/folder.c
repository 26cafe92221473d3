/* folder - by FindFirstFile, %ProgramData% and %APPDATA%. */
#include "os/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#include "os/windows/wide.h"

struct folder {
	HANDLE find;
	WIN32_FIND_DATAW entry;
	bool found;	/* entry is to be returned next */
	char *name;	/* that was returned last */
};

const char folder_separator = ';';

/* All that is in it: PATH\*. */
static wchar_t *
pattern_of(const char *path)
{
	struct arena a = { NULL, 0 };
	const char *pattern = arena_join(&a, path, "\\*", "");
	wchar_t *wide = pattern != NULL ? wide_of(pattern) : NULL;

	arena_free(&a);
	return wide;
}

struct folder *
folder_open(const char *path)
{
	struct folder *f = calloc(1, sizeof *f);
	wchar_t *pattern = f != NULL ? pattern_of(path) : NULL;

	if (pattern != NULL) {
		f->find = FindFirstFileW(pattern, &f->entry);
		f->found = f->find != INVALID_HANDLE_VALUE;
		if (!f->found)
			errno = wide_errno(GetLastError());
	}
	free(pattern);
	if (f != NULL && f->found)
		return f;
	free(f);
	return NULL;
}

const char *
folder_next(struct folder *f)
{
	free(f->name);
	f->name = f->found ? wide_text(f->entry.cFileName) : NULL;
	f->found = f->found && FindNextFileW(f->find, &f->entry);
	return f->name;
}

void
folder_close(struct folder *f)
{
	FindClose(f->find);
	free(f->name);
	free(f);
}

static bool
folder_of(const wchar_t *variable, struct arena *a, const char **out)
{
	char *parent = wide_getenv(variable);

	*out = NULL;
	if (parent == NULL)
		return true;
	*out = arena_join(a, parent, "\\smf119", "");
	free(parent);
	return *out != NULL;
}

bool
folder_of_site(struct arena *a, const char **out)
{
	return folder_of(L"ProgramData", a, out);
}

bool
folder_of_user(struct arena *a, const char **out)
{
	return folder_of(L"APPDATA", a, out);
}
