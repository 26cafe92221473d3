/* fuzz_record - records through decode and every format, without a reader.
 *
 * Input: which format and plan, and records, each with its RDW. Every record
 * stands alone in memory of its size. What must hold: as many rows as the most
 * frequent section has occurrences; output within the bound of print_bound; and
 * with the first byte above TWICE, the same when the record comes again while
 * the buffer is nearly full. */
#include <stdio.h>
#include <string.h>

#include "decode/codepage_find.h"
#include "emit/formats.h"
#include "fuzz.h"
#include "record/triplets.h"
#include "record/view.h"
#include "query/filter.h"

enum {
	NPLANS = 5,
	TWICE = 200,
	NEAR_END = 4096,	/* bytes of the buffer that may be free */
	GROWTH = 1024,	/* bytes of sections in all rows, per byte of record */
	FEW = 32,	/* triplets that may overlap */
	PER_BYTE = 6,	/* characters that one byte can become */
	PER_TRIPLET = 100	/* characters around the bytes of a section */
};

/* A plan of each kind for each format, made once. */
struct machine {
	struct catalog catalog;
	struct selection selection;
	struct plan plan;
	struct emit emit;
	struct view view;
	uint64_t row;	/* characters of a row but for its values of any size */
	bool rows;	/* a line for each row */
};

const size_t fuzz_head = 1;

static struct machine machines[FORMATS_N][NPLANS];
static struct codepage page;
static struct out out;
static char text[FILTER_TEXT_MAX];

static void
take_fault(struct fault_sink *sink, const struct fault *f)
{
	(void)sink;
	FUZZ_CHECK(f->kind < FAULT_KINDS);
	FUZZ_CHECK(fault_text(f->kind)->what != NULL);
}

static struct fault_sink faults = { take_fault };

/* What is selected, printed and tested by plan i. */
static void
choose(struct selection *s, unsigned i)
{
	selection_add(s, i == 0 ? 73 : 0, i == 0 ? 80 : UINT16_MAX);
	s->raw = i == 2;
	if (i == 3) {
		words_add(&s->fields, "NMsecIKETunnel.*");
		words_add(&s->fields, "undecoded");
		words_add(&s->fields, "RemoteID.*");
		words_add(&s->fields, "offset");
		words_add(&s->fields, "subtype_name");
		words_add(&s->fields, "SMF119STY");
	}
	if (i == 4) {
		words_add(&s->tests, "timestamp>=1999");
		words_add(&s->tests, "SMF119SID~*1*");
		words_add(&s->tests, "SMF119TI_Stack!=X");
	}
}

/* The most that the names of all columns and values of fixed size can take. */
static uint64_t
row_bound(const struct plan *plan)
{
	uint64_t n = plan->columns.n + 2048;

	for (size_t i = 0; i < plan->columns.n; i++)
		n += strlen(plan->columns.items[i].name) +
		    strlen(plan->columns.items[i].label) + 400;
	return n;
}

static void
machine_make(struct machine *m, const struct format *format, unsigned plan)
{
	struct query_error error;

	fuzz_catalog(&m->catalog);
	choose(&m->selection, plan);
	if (plan == 4)
		m->selection.tests.items[0] = "timestamp>=1999-01-01";
	emit_open(&m->emit, format, &out, &page);
	if (!plan_make(&m->catalog, &m->selection, &m->plan, &error) ||
	    !view_make(&m->view, &m->catalog) || !format->prepare(&m->emit,
	    &m->plan, &m->catalog.arena))
		abort();
	m->rows = strcmp(format->name, "human") != 0;
	m->row = row_bound(&m->plan);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{

	(void)argc;
	(void)argv;
	if (codepage_open("IBM-1047", &page) != CODEPAGE_OK)
		abort();
	for (unsigned f = 0; f < FORMATS_N; f++)
		for (unsigned i = 0; i < NPLANS; i++)
			machine_make(&machines[f][i], formats[f], i);
	return 0;
}

/* Bytes of all sections in all rows, as the growth of a record is bounded. */
static uint64_t
sections_sum(const struct view *r)
{
	uint64_t n = record_triplet_at(r->record.ntriplets) * r->rows;
	struct triplet t = { .num = 0 };
	struct fault ignored;

	for (unsigned i = 0; i < r->record.ntriplets; i++) {
		record_triplet(&r->record, i, &t, &ignored);
		n += (uint64_t)t.len * (t.num == 1 ? r->rows : t.num);
	}
	return n;
}

/* In a buffer that is filled so far already. */
static struct sink
print(struct machine *m, size_t filled)
{
	out_open(&out, FUZZ_FD);
	sink_start(filled);
	out.n = filled;
	m->emit.printed = 0;
	m->emit.hinted = false;
	m->emit.format->record(&m->emit, &m->view);
	out_flush(&out);
	FUZZ_CHECK(out.error == 0);
	return sink_end();
}

static uint64_t
print_bound(const struct machine *m)
{
	const struct view *r = &m->view;

	return r->rows * m->row + PER_BYTE * sections_sum(r) +
	    PER_TRIPLET * (uint64_t)r->record.ntriplets * r->rows;
}

/* Line ends inside quoted values of csv do not end a row. */
static void
check(struct machine *m, struct sink s)
{
	const struct view *r = &m->view;

	FUZZ_CHECK(r->rows >= 1 && r->rows <= UINT16_MAX);
	FUZZ_CHECK(s.n <= print_bound(m));
	if (m->rows && strcmp(m->emit.format->name, "csv") != 0)
		FUZZ_CHECK(s.lines == r->rows);
}

static void
take(struct machine *m, struct span bytes, bool twice)
{
	struct sink first, second;
	unsigned type, subtype;

	if (!record_type(bytes, &type) || type != RECORD_TYPE_119 ||
	    (record_subtype(bytes, &subtype) &&
	    !selection_has(&m->selection, subtype)))
		return;
	m->view.context.record++;
	if (!view_open(&m->view, &m->catalog, bytes, &faults))
		return;
	FUZZ_CHECK(sections_sum(&m->view) <= GROWTH * bytes.n ||
	    (m->view.rows == 1 && m->view.record.ntriplets <= FEW));
	if (!filter_passes(&plan_program(&m->plan, m->view.layout)->filter,
	    &m->view, &page, text))
		return;
	first = print(m, 0);
	check(m, first);
	if (!twice)
		return;
	second = print(m, OUT_SIZE - first.hash % NEAR_END);
	FUZZ_CHECK(first.hash == second.hash && first.n == second.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct machine *m;
	uint8_t *alone;
	bool twice;
	size_t n;

	if (size < 1)
		return 0;
	m = &machines[data[0] % FORMATS_N][data[0] / FORMATS_N % NPLANS];
	m->view.context.record = 0;
	twice = data[0] >= TWICE;
	for (data++, size--; size >= 4; data += n, size -= n) {
		n = (size_t)data[0] << 8 | data[1];
		n = n < 4 || n > size ? size : n;
		if ((alone = malloc(n)) == NULL)
			abort();
		memcpy(alone, data, n);
		take(m, (struct span){ alone, n }, twice);
		free(alone);
	}
	return 0;
}
