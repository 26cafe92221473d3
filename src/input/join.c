/* join - a buffer of fixed size that a record grows in. */
#include "input/join.h"

#include <stdlib.h>
#include <string.h>

bool
join_open(struct join *j)
{
	memset(j, 0, sizeof *j);
	j->bytes = malloc(JOINED_MAX);
	return j->bytes != NULL;
}

void
join_close(struct join *j)
{
	free(j->bytes);
}

void
join_begin(struct join *j, uint64_t number, uint64_t offset)
{
	j->n = RDW_SIZE;
	j->number = number;
	j->offset = offset;
	j->segments = 0;
	j->begun = true;
}

bool
join_add(struct join *j, struct span data)
{
	if (data.n > JOINED_MAX - j->n)
		return false;
	if (data.n != 0)
		memcpy(j->bytes + j->n, data.p, data.n);
	j->n += data.n;
	return true;
}

struct span
join_end(struct join *j)
{
	join_make_rdw(j->n, j->bytes);
	j->begun = false;
	return (struct span){ j->bytes, j->n };
}

void
join_make_rdw(size_t n, uint8_t rdw[RDW_SIZE])
{
	size_t length = n <= UINT16_MAX ? n : 0;

	rdw[0] = (uint8_t)(length >> 8);
	rdw[1] = (uint8_t)length;
	rdw[2] = 0;
	rdw[3] = 0;
}
