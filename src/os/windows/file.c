/* file - by CreateFile, and the C library's descriptors without a text mode. */
#include "os/file.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <windows.h>

#include "os/windows/wide.h"

/* With FILE_FLAG_BACKUP_SEMANTICS a directory is opened too. */
int
file_open(const char *path)
{
	wchar_t *wide = wide_of(path);
	HANDLE h;

	if (wide == NULL)
		return -1;
	h = CreateFileW(wide, GENERIC_READ, FILE_SHARE_READ |
	    FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
	    FILE_FLAG_BACKUP_SEMANTICS, NULL);
	free(wide);
	if (h != INVALID_HANDLE_VALUE)
		return _open_osfhandle((intptr_t)h, _O_RDONLY | _O_BINARY);
	errno = wide_errno(GetLastError());
	return -1;
}

void
file_close(int fd)
{
	_close(fd);
}

static unsigned
at_most(size_t n)
{
	return n > INT_MAX ? INT_MAX : (unsigned)n;
}

/* A pipe of which the writer has gone is at its end. */
ssize_t
file_read(int fd, void *p, size_t n)
{
	int got = _read(fd, p, at_most(n));

	return got < 0 && errno == EPIPE ? 0 : got;
}

/* A pipe of which the reader has gone takes nothing: the C library has no errno
 * for that. */
ssize_t
file_write(int fd, const void *p, size_t n)
{
	int written = _write(fd, p, at_most(n));

	if (written < 0 && errno == EINVAL &&
	    GetFileType((HANDLE)_get_osfhandle(fd)) == FILE_TYPE_PIPE)
		errno = EPIPE;
	return written;
}

bool
file_size(int fd, uint64_t *size)
{
	struct _stat64 st;

	if (_fstat64(fd, &st) != 0 || (st.st_mode & _S_IFMT) != _S_IFREG)
		return false;
	*size = (uint64_t)st.st_size;
	return true;
}

static bool
is_regular(int fd)
{
	uint64_t size;

	return file_size(fd, &size);
}

bool
file_position(int fd, uint64_t *at)
{
	long long now = is_regular(fd) ? _lseeki64(fd, 0, SEEK_CUR) : -1;

	if (now < 0)
		return false;
	*at = (uint64_t)now;
	return true;
}

bool
file_back(int fd, size_t n)
{
	return is_regular(fd) &&
	    _lseeki64(fd, -(long long)n, SEEK_CUR) >= 0;
}

bool
file_is_directory(int fd)
{
	BY_HANDLE_FILE_INFORMATION i;

	return GetFileInformationByHandle((HANDLE)_get_osfhandle(fd), &i) &&
	    (i.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

/* NUL is a character device too, but no console. */
bool
file_is_terminal(int fd)
{
	DWORD mode;

	return GetConsoleMode((HANDLE)_get_osfhandle(fd), &mode) != 0;
}
