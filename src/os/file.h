/* file - files, pipes and terminals, by descriptor. Bytes are never changed:
 * there is no text mode. What fails has set errno. */
#ifndef SMF119_FILE_H
#define SMF119_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { FILE_INPUT, FILE_OUTPUT, FILE_MESSAGES };	/* the standard ones */

/* Opens a file for reading. path: UTF-8. Returns a descriptor, or -1. */
int file_open(const char *path);
void file_close(int fd);

/* Reads up to n bytes to p. Returns how many, 0 at the end, or -1. */
ssize_t file_read(int fd, void *p, size_t n);

/* Writes up to n bytes from p. Returns how many, or -1. */
ssize_t file_write(int fd, const void *p, size_t n);

/* Of a regular file: its bytes, and how many of them have been read. False: it
 * is not a regular file, and the output is left alone. */
bool file_size(int fd, uint64_t *size);
bool file_position(int fd, uint64_t *at);

/* In a regular file, goes back by n bytes. False: nothing has changed. */
bool file_back(int fd, size_t n);

bool file_is_directory(int fd);
bool file_is_terminal(int fd);

#endif
