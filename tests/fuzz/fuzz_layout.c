/* fuzz_layout - any text as a layout file; if it loads, a record is read with
 * it.
 *
 * Input: the text, a NUL, and a record. What must hold: an error has its place;
 * layouts that load can be listed, planned and printed in all formats. */
#include <stdio.h>
#include <string.h>

#include "decode/codepage_find.h"
#include "layout/load.h"
#include "emit/emit.h"
#include "emit/formats.h"
#include "fuzz.h"
#include "layout/show.h"
#include "record/triplets.h"
#include "query/list.h"
#include "record/view.h"

const size_t fuzz_head = 0;

static struct codepage page;
static struct out out;
static FILE *nowhere;

/* What layouts build on: header, identification, a table of values. */
static const char basis[] =
    "values v\n"
    "    1 ONE \"one\"\n"
    "    200 MANY \"many\"\n"
    "section SMF119HDR 24 \"SMF header\"\n"
    "    r0 0 reserved 5\n"
    "    SMF119RTY 5 uint 1 hidden\n"
    "    timestamp 6 timestamp 8 \"Timestamp\"\n"
    "    SMF119SID 14 text 4 \"System\"\n"
    "    SMF119SSI 18 text 4 hidden\n"
    "    SMF119STY 22 uint 2 \"Subtype\"\n"
    "section SMF119TI 16 \"Identification\"\n"
    "    SMF119TI_Stack 0 text 8 \"Stack\"\n"
    "    r1 8 reserved 8\n";

static void
take_fault(struct fault_sink *sink, const struct fault *f)
{
	(void)sink;
	FUZZ_CHECK(fault_text(f->kind)->what != NULL);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	static char buffer[1 << 16];

	(void)argc;
	(void)argv;
	nowhere = fopen("/dev/null", "w");
	if (nowhere == NULL || codepage_open("1047", &page) != CODEPAGE_OK)
		abort();
	setvbuf(nowhere, buffer, _IOFBF, sizeof buffer);
	return 0;
}

static void
print(struct catalog *c, const struct plan *plan, const struct format *format,
    struct span bytes)
{
	struct fault_sink faults = { take_fault };
	struct view r;
	struct emit e;

	emit_open(&e, format, &out, &page);
	if (!view_make(&r, c) || !format->prepare(&e, plan, &c->arena))
		abort();
	r.context.file = "file";
	out_open(&out, FUZZ_FD);
	if (format->head != NULL)
		format->head(&e, &plan->columns);
	if (plan->section != NULL)
		view_open_section(&r, plan->section, bytes, &faults);
	else if (!view_open(&r, c, bytes, &faults))
		return;
	format->record(&e, &r);
	out_flush(&out);
}

static void
use(struct catalog *c, const struct format *format, struct span bytes)
{
	struct selection s = { .raw = false };
	const struct section *only = c->sections;
	struct query_error error;
	struct plan plan;

	selection_add(&s, 0, UINT16_MAX);
	list_fields(c, &s, (bytes.n & 1) != 0, nowhere);
	if (plan_make(c, &s, &plan, &error))
		print(c, &plan, format, bytes);
	else
		FUZZ_CHECK(error.what != NULL);
	while (only->next != NULL)
		only = only->next;
	if (only->size == LAYOUT_OPEN || (size_t)only->size > bytes.n)
		return;
	if (plan_make_section(c, &s, only, &plan, &error))
		print(c, &plan, format, span_first(bytes,
		    (size_t)only->size));
	else
		FUZZ_CHECK(error.what != NULL && error.word != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size > 0 ? memchr(data, '\0', size) : NULL;
	size_t n = nul != NULL ? (size_t)(nul - data) : size;
	struct span bytes = span_from((struct span){ data, size }, n + 1);
	struct catalog c = { .loads = 0 };
	struct layout_error error = { .line = 0 };
	char *text = malloc(n > 0 ? n : 1);

	if (text == NULL || !layout_load(&c, basis, sizeof basis - 1, &error))
		abort();
	if (n > 0)
		memcpy(text, data, n);
	if (layout_load(&c, text, n, &error)) {
		free(text);
		use(&c, formats[n % FORMATS_N], bytes);
	} else {
		free(text);
		FUZZ_CHECK(error.line > 0 && error.column > 0);
		FUZZ_CHECK(memchr(error.want, '\0', sizeof error.want) !=
		    NULL && error.want[0] != '\0');
		FUZZ_CHECK(memchr(error.have, '\0', sizeof error.have) !=
		    NULL);
	}
	catalog_free(&c);
	return 0;
}
