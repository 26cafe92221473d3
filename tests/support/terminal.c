/* terminal - pseudo terminals, as posix_openpt(3) has them. */
#define _XOPEN_SOURCE 700	/* posix_openpt */
#include "support/terminal.h"

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

const char *
terminal_open(int *fd)
{
	*fd = posix_openpt(O_RDWR | O_NOCTTY);
	if (*fd < 0 || grantpt(*fd) != 0 || unlockpt(*fd) != 0)
		return NULL;
	ck_assert_int_eq(fcntl(*fd, F_SETFL, O_NONBLOCK), 0);
	return ptsname(*fd);
}

size_t
terminal_read(int fd, char *text, size_t room)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	size_t n = 0;
	ssize_t piece;

	while (n + 1 < room && poll(&wait, 1, 300) > 0 &&
	    (piece = read(fd, text + n, room - n - 1)) > 0)
		n += (size_t)piece;
	text[n] = '\0';
	return n;
}
