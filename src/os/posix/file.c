/* file - by open(2), read(2) and write(2). */
#include "os/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int
file_open(const char *path)
{
	return open(path, O_RDONLY | O_CLOEXEC);
}

void
file_close(int fd)
{
	close(fd);
}

ssize_t
file_read(int fd, void *p, size_t n)
{
	ssize_t got;

	do
		got = read(fd, p, n);
	while (got < 0 && errno == EINTR);
	return got;
}

ssize_t
file_write(int fd, const void *p, size_t n)
{
	ssize_t written;

	do
		written = write(fd, p, n);
	while (written < 0 && errno == EINTR);
	return written;
}

bool
file_size(int fd, uint64_t *size)
{
	struct stat st = { 0 };	/* as a checker need not know fstat */

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	*size = (uint64_t)st.st_size;
	return true;
}

/* Some devices accept lseek(2) and stay where they are. */
static bool
is_regular(int fd)
{
	uint64_t size;

	return file_size(fd, &size);
}

bool
file_position(int fd, uint64_t *at)
{
	off_t now = is_regular(fd) ? lseek(fd, 0, SEEK_CUR) : -1;

	if (now < 0)
		return false;
	*at = (uint64_t)now;
	return true;
}

bool
file_back(int fd, size_t n)
{
	return is_regular(fd) && lseek(fd, -(off_t)n, SEEK_CUR) >= 0;
}

bool
file_is_directory(int fd)
{
	struct stat st = { 0 };

	return fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
file_is_terminal(int fd)
{
	return isatty(fd) == 1;
}
