/* unpack - writes the content of a container: the bytes that smf119 would read.
 *
 * unpack [FILE] >BYTES
 *
 * Exit status: 0 all of it, 1 it is damaged, 2 it cannot be read. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "unpack/unpack.h"

static int
copy(struct stream *s)
{
	static char buf[1 << 16];
	ssize_t n;

	while ((n = stream_read(s, buf, sizeof buf)) > 0)
		fwrite(buf, 1, (size_t)n, stdout);
	if (fflush(stdout) != 0) {
		perror("unpack: write");
		return 2;
	}
	if (n == 0)
		return 0;
	fprintf(stderr, "unpack: at 0x%llx: %s\n",
	    (unsigned long long)s->fault.offset, s->damaged ?
	    fault_text(s->fault.kind)->what : strerror(s->error));
	return s->damaged ? 1 : 2;
}

int
main(int argc, char **argv)
{
	int fd = argc > 1 ? open(argv[1], O_RDONLY) : STDIN_FILENO;
	struct unpack u;
	int status = 2;

	if (fd < 0) {
		perror(argv[1]);
		return 2;
	}
	if (unpack_open(&u, fd))
		status = copy(u.top);
	unpack_close(&u);
	return status;
}
