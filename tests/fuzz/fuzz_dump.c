/* fuzz_dump - a whole input through the pipeline, as in the program.
 *
 * Input: format, how it is read, and the bytes. What must hold: the sizes of
 * reads change neither output nor status; the status is not 0 after a read
 * error or when records were damaged or lost; at most as many records are
 * printed as were read. */
#include <string.h>

#include "decode/codepage_find.h"
#include "emit/formats.h"
#include "fuzz.h"
#include "pipeline.h"
#include "query/filter.h"
#include "summary/summary_print.h"

enum { HEAD = 2, NPLANS = 3, TIMES = 2 };

struct machine {
	struct options options;
	struct catalog catalog;
	struct plan plan;
	struct pipeline pipeline;
};

const size_t fuzz_head = HEAD;

static struct machine machines[FORMATS_N][NPLANS];
static struct codepage page;
static struct diag diag;
static struct summary summary;
static struct out out;
static char text[FILTER_TEXT_MAX];

/* The results for an input. */
struct verdict {
	struct sink sink;
	struct diag diag;
	struct counts counts;
};

static void
machine_make(struct machine *m, const struct format *format, unsigned i)
{
	struct options *o = &m->options;
	struct pipeline *p = &m->pipeline;
	struct query_error error;

	o->format = format;
	o->max_count = UINT64_MAX;
	o->summary = i == 2;
	selection_add(&o->selection, i == 0 ? 73 : 0, i == 0 ? 80 :
	    UINT16_MAX);
	fuzz_catalog(&m->catalog);
	emit_open(&p->emit, format, &out, &page);
	if (!plan_make(&m->catalog, &o->selection, &m->plan, &error) ||
	    !view_make(&p->view, &m->catalog) || !format->prepare(&p->emit,
	    &m->plan, &m->catalog.arena))
		abort();
	if (o->summary && !summary_make(&summary, &m->catalog, NULL))
		abort();
	if (!seen_make(&p->seen, &m->catalog.arena))
		abort();
	p->options = o;
	p->catalog = &m->catalog;
	p->page = &page;
	p->plan = &m->plan;
	p->diag = &diag;
	p->text = text;
	p->summary = o->summary ? &summary : NULL;
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{

	(void)argc;
	(void)argv;
	fuzz_quiet();
	if (codepage_open("IBM-037", &page) != CODEPAGE_OK)
		abort();
	for (unsigned f = 0; f < FORMATS_N; f++)
		for (unsigned i = 0; i < NPLANS; i++)
			machine_make(&machines[f][i], formats[f], i);
	return 0;
}

static void
check(const struct machine *m, const struct verdict *v, size_t size)
{
	const struct counts *c = &v->counts;
	uint64_t damage = 0;

	for (enum fault_kind k = 0; k < FAULT_KINDS; k++)
		if (fault_text(k)->weight >= FAULT_DAMAGE)
			damage += v->diag.counts[k];
	FUZZ_CHECK(v->diag.worst >= FAULT_DAMAGE ? damage > 0 ||
	    feed_failed() : damage == 0);
	FUZZ_CHECK(!feed_failed() || v->diag.worst == FAULT_FATAL);
	FUZZ_CHECK(c->printed <= c->wanted && c->wanted <= c->records);
	FUZZ_CHECK(c->damaged <= c->wanted && c->cut <= c->wanted);
	FUZZ_CHECK(c->records <= TIMES * size / 4);
	FUZZ_CHECK(m->options.summary || (v->sink.n > 0) == (c->printed > 0));
	FUZZ_CHECK(!m->options.summary || summary.records <= c->records);
}

/* As summary_make leaves it, but for the rows, which are begun anew. */
static void
summary_empty(const struct machine *m)
{
	if (!m->options.summary)
		return;
	memset(summary.index, 0, 2 * SUMMARY_ROWS * sizeof *summary.index);
	summary.nrows = 0;
	summary.records = 0;
}

static struct verdict
run(struct machine *m, struct feed feed)
{
	struct pipeline *p = &m->pipeline;
	struct arena tables = { NULL, 0 };
	struct verdict v;

	summary_empty(m);
	memset(&diag, 0, sizeof diag);
	diag.quiet = feed.chunk != 0;
	diag.verbose = feed.fail_at != 0;
	out_open(&out, FUZZ_FD);
	p->printed = 0;
	p->emit.printed = 0;
	sink_start(0);
	feed_start(feed);
	pipeline_file(p, NULL);
	if (m->options.summary && !summary_print(&summary, &p->emit, &tables,
	    true))
		abort();
	arena_free(&tables);
	out_flush(&out);
	v.sink = sink_end();
	v.diag = diag;
	v.counts = p->counts;
	check(m, &v, feed.bytes.n);
	return v;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct feed feed = { .repeat = 1 };
	struct verdict whole, parts;
	struct machine *m;

	if (size < HEAD)
		return 0;
	m = &machines[data[0] % FORMATS_N][data[0] / FORMATS_N % NPLANS];
	feed.bytes = (struct span){ data + HEAD, size - HEAD };
	whole = run(m, feed);
	feed.chunk = 1 + data[1] / 4;
	parts = run(m, feed);
	FUZZ_CHECK(parts.sink.hash == whole.sink.hash);
	FUZZ_CHECK(parts.diag.worst == whole.diag.worst);
	FUZZ_CHECK(memcmp(parts.diag.counts, whole.diag.counts,
	    sizeof diag.counts) == 0);
	if (data[1] & 1 && feed.bytes.n > 0) {
		feed.chunk = 0;
		feed.fail_at = 1 + data[1] * feed.bytes.n / 256;
		run(m, feed);
	}
	return 0;
}
