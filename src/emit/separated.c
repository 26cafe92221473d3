/* separated - names and separators, made before the first record. */
#include "emit/separated.h"

#include <string.h>

void
separated_head(struct emit *e, const struct columns *c, char separator)
{
	for (size_t i = 0; i < c->n; i++) {
		if (i > 0)
			out_put(e->out, &separator, 1);
		out_put(e->out, c->items[i].name, strlen(c->items[i].name));
	}
	out_put(e->out, "\n", 1);
}

const char *
separated_lead(struct arena *a, const struct columns *c, size_t from,
    size_t to, char separator)
{
	const size_t n = to - from + (from > 0) - (to == c->n);
	char *lead = arena_take(a, n + 1);

	if (lead != NULL)
		memset(lead, separator, n);
	return lead;
}
