/* terminal - a terminal for the program, of which the test sees the other side. */
#ifndef SMF119_TEST_TERMINAL_H
#define SMF119_TEST_TERMINAL_H

#include <stddef.h>

/* The name of a new terminal's other side; *fd is this one. NULL: this host has
 * none. */
const char *terminal_open(int *fd);

/* All that comes until nothing has come for a while; its length. */
size_t terminal_read(int fd, char *text, size_t room);

#endif
