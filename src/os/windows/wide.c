/* wide - by MultiByteToWideChar and WideCharToMultiByte. */
#include "os/windows/wide.h"

#include <errno.h>
#include <stdlib.h>
#include <windows.h>

int
wide_errno(unsigned long error)
{
	switch (error) {
	case ERROR_FILE_NOT_FOUND:
	case ERROR_PATH_NOT_FOUND:
	case ERROR_INVALID_NAME:
	case ERROR_DIRECTORY:
		return ENOENT;
	case ERROR_ACCESS_DENIED:
	case ERROR_SHARING_VIOLATION:
		return EACCES;
	default:
		return EIO;
	}
}

wchar_t *
wide_of(const char *text)
{
	int n = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1,
	    NULL, 0);
	wchar_t *out;

	errno = EILSEQ;
	if (n == 0)
		return NULL;
	errno = ENOMEM;
	out = malloc((size_t)n * sizeof *out);
	if (out != NULL)
		MultiByteToWideChar(CP_UTF8, 0, text, -1, out, n);
	return out;
}

char *
wide_text(const wchar_t *wide)
{
	int n = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
	char *out = n > 0 ? malloc((size_t)n) : NULL;

	errno = ENOMEM;
	if (out != NULL)
		WideCharToMultiByte(CP_UTF8, 0, wide, -1, out, n, NULL, NULL);
	return out;
}

char *
wide_getenv(const wchar_t *name)
{
	const wchar_t *value = _wgetenv(name);

	return value != NULL ? wide_text(value) : NULL;
}
