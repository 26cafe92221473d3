/* replay - runs a target on files, once each, without a fuzzer. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

#pragma weak LLVMFuzzerInitialize

/* Mutators are linked in, but not called. */
size_t
LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size)
{
	(void)data;
	(void)max_size;
	return size;
}

/* In memory of exactly its size, so that a sanitizer sees its end. */
static int
replay(const char *path)
{
	static uint8_t room[1 << 20];
	FILE *f = fopen(path, "rb");
	uint8_t *copy;
	size_t n;

	if (f == NULL) {
		printf("%s: cannot be opened\n", path);
		return 1;
	}
	n = fread(room, 1, sizeof room, f);
	fclose(f);
	if ((copy = malloc(n > 0 ? n : 1)) == NULL)
		return 1;
	memcpy(copy, room, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
	return 0;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	if (LLVMFuzzerInitialize != NULL)
		LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++)
		failed |= replay(argv[i]);
	printf("%s: %d files\n", argv[0], argc - 1);
	return failed;
}
