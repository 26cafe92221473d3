/* weigh - reads bytes in memory as the reader would, and only counts. */
#include "input/weigh.h"

#include <stdlib.h>

#include "input/chain.h"

static void
count_record(struct weight *w, const struct chain *c,
    const struct reader_record *r)
{
	if (!header_believable(r->bytes, RDW_SIZE)) {
		w->faults++;
		return;
	}
	w->records++;
	w->head += w->faults == 0;
	w->blocks |= !c->in.pos.lost;
}

static void
count_all(struct weight *w, struct chain *c)
{
	struct reader_record record;
	struct fault fault;

	for (;;) {
		switch (chain_next(c, &record, &fault)) {
		case CHAIN_RECORD:
			count_record(w, c, &record);
			break;
		case CHAIN_FAULT:
			w->faults +=
			    fault_text(fault.kind)->weight >= FAULT_DAMAGE;
			break;
		case CHAIN_AGAIN:
			break;
		case CHAIN_END:
		case CHAIN_ERROR:
			return;
		}
	}
}

bool
weigh(const struct framing *framing, const struct position *pos,
    struct span bytes, bool whole, struct weight *out)
{
	struct chain *c = calloc(1, sizeof *c);
	bool ok = c != NULL && join_open(&c->in.join) &&
	    source_open_memory(&c->in.src, bytes, whole);

	*out = (struct weight){ 0 };
	if (ok) {
		c->in.framing = framing;
		c->in.pos = pos != NULL ? *pos : position_start();
		c->state = pos != NULL ? CHAIN_BROKEN : CHAIN_READING;
		count_all(out, c);
	}
	if (c != NULL) {
		source_close(&c->in.src);
		join_close(&c->in.join);
	}
	free(c);
	return ok;
}

long
weight_value(const struct weight *w)
{
	return (long)w->records - (long)w->faults;
}
