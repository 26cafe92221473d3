/* listing - prints the cells of a line, or measures them. */
#include "query/listing.h"

#include <string.h>

static void
measure(struct listing *l, const char *const *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (l->widths[i] < strlen(cells[i]))
			l->widths[i] = strlen(cells[i]);
}

void
listing_row(struct listing *l, const char *const *cells, size_t n)
{
	if (l->measuring) {
		measure(l, cells, n);
		return;
	}
	for (size_t i = 0; i + 1 < n; i++)
		if (l->aligned)
			fprintf(l->out, "%-*s  ", (int)l->widths[i], cells[i]);
		else
			fprintf(l->out, "%s\t", cells[i]);
	fprintf(l->out, "%s\n", cells[n - 1]);
}
