/* mkdump - makes a large dump out of a small one; always the same.
 *
 * mkdump [OPTION]... TEMPLATE.smf >DUMP
 *   --records=N     so many records, or
 *   --bytes=N[KMG]  no more than so many bytes
 *   --share=P       percent of them that are of type 119 (default: 100); the
 *                   others are of the types that fill a day
 *   --length=N      bytes of one of those, on average (default: 1024)
 *   --spanned=P     percent of them that come in two segments (default: 0)
 *   --ends          one of type 2 before them, one of type 3 behind
 *
 * Records of type 119 are the template's first ones of subtype 77, 73, 77 and
 * 74, by turns, with values of their own (see lib/vary.c). */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "records/record.h"
#include "records/vary.h"
#include "record/triplets.h"

enum {
	RECORD_MOST = 32760,
	TEMPLATE_MOST = 1 << 20,
	NOISE = 1 << 16,
	RDW = 4,
	END_SIZE = 18,	/* of records without subtypes */
	LENGTH = 1024
};

static const unsigned turns[] = { 77, 73, 77, 74 };
static const uint8_t types[] = { 30, 42, 70, 71, 72, 73, 74, 75, 76, 77, 78,
	79, 92, 99, 101, 110 };

/* How long most others are; one in sixteen is up to 8,000 bytes. Scaled so
 * that these, LENGTH on average, become what was asked for. */
static const uint16_t lengths[] = { 200, 230, 260, 300, 350, 400, 450, 520,
	600, 700, 850, 1000, 1300, 1900, 3000 };

struct options {
	uint64_t records;
	uint64_t bytes;
	uint64_t share;
	uint64_t spanned;
	uint64_t length;
	bool ends;
};

struct dump {
	struct vary vary;
	struct record templates[4];	/* by turns */
	unsigned turn;
	uint64_t bytes;	/* written */
	size_t n;	/* of the record in hand */
	struct bytes header;
	struct bytes segment;	/* as it is written */
	uint8_t record[RECORD_MOST];
	uint8_t noise[NOISE];
	uint8_t file[TEMPLATE_MOST];
};

static void
put_header(struct dump *d, unsigned type)
{
	unsigned day = 324 + (unsigned)(d->vary.clock / VARY_DAY % 40);
	uint64_t date = 0x0126000f + (uint64_t)(day / 100) * 4096 +
	    (uint64_t)(day / 10 % 10) * 256 + (uint64_t)(day % 10) * 16;

	d->header.n = 0;
	header_add(&d->header, type, d->vary.clock % VARY_DAY, date);
	memcpy(d->record + RDW, d->header.p, d->header.n);
}

static void
put_segment(struct dump *d, size_t at, size_t n, unsigned code)
{
	d->segment.n = 0;
	segment_add(&d->segment, d->record + at, n, code);
	fwrite(d->segment.p, 1, d->segment.n, stdout);
	d->bytes += d->segment.n;
}

static void
put_record(struct dump *d, bool spanned)
{
	size_t n = d->n - RDW, half = n / 2;

	if (!spanned) {
		put_segment(d, RDW, n, 0);
		return;
	}
	put_segment(d, RDW, half, 1);
	put_segment(d, RDW + half, n - half, 2);
}

/* The first of its subtype with so many triplets; 74's are then in the order
 * that the sizes of the template's sections must have. */
static const struct record_layout *
layout_of(const struct catalog *c, const struct record *r)
{
	const struct record_layout *layout = c->records;

	while (layout != NULL && (layout->subtype != r->subtype ||
	    layout->nsections != r->ntriplets))
		layout = layout->next;
	return layout;
}

static void
make_119(struct dump *d)
{
	const struct record *r = &d->templates[d->turn++ % 4];
	const struct record_layout *layout = layout_of(&d->vary.catalog, r);
	struct fault ignored;
	struct triplet t = { .num = 0 };
	size_t length;

	d->n = record_triplet_at(r->ntriplets);
	memcpy(d->record, r->bytes.p, d->n);
	put_header(d, RECORD_TYPE_119);
	d->vary.ipv6 = vary_percent(&d->vary, 25);
	for (unsigned i = 0; i < r->ntriplets; i++) {
		record_triplet(r, i, &t, &ignored);
		length = vary_section(&d->vary, layout->sections[i],
		    t.bytes.p, t.len, d->record + d->n);
		put_int(d->record + record_triplet_at(i), 4, d->n);
		put_int(d->record + record_triplet_at(i) + 4, 2, length);
		d->n += length;
	}
}

static void
make_other(struct dump *d, uint64_t length)
{
	uint32_t roll = vary_roll(&d->vary);
	size_t i = roll % 16;
	uint64_t n = i < 15 ? lengths[i] : 200 + (roll >> 8) % 7800;

	n = n * length / LENGTH;
	d->n = n < RECORD_MOST ? (size_t)n : RECORD_MOST;
	memcpy(d->record, d->noise + (roll >> 16) % (NOISE - RECORD_MOST),
	    d->n);
	put_header(d, types[roll >> 4 & 15]);
	put_int(d->record + 18, 4, 0xd1c5e2f2);	/* JES2, a subtype */
	put_int(d->record + 22, 2, 1 + roll % 5);
}

static void
make_end(struct dump *d, unsigned type)
{
	d->n = END_SIZE;
	put_header(d, type);
	put_record(d, false);
}

static void
make_all(struct dump *d, const struct options *o)
{
	const uint64_t room = o->bytes - (o->ends ? END_SIZE : 0);

	if (o->ends)
		make_end(d, 2);
	for (uint64_t i = 0; i < o->records; i++) {
		d->vary.clock += vary_roll(&d->vary) % 15;
		if (vary_percent(&d->vary, o->share))
			make_119(d);
		else
			make_other(d, o->length);
		if (d->n + 2 * RDW > room - d->bytes)
			break;
		put_record(d, vary_percent(&d->vary, o->spanned));
	}
	if (o->ends)
		make_end(d, 3);
}

/* The first record of each subtype that has its turn. */
static bool
read_templates(struct dump *d, const char *path)
{
	FILE *f = fopen(path, "rb");
	struct span file = { d->file, 0 }, bytes;
	struct fault ignored;
	struct record r;
	uint64_t length;
	unsigned type, found = 0;

	if (f == NULL)
		return false;
	file.n = fread(d->file, 1, sizeof d->file, f);
	fclose(f);
	while (span_uint(file, 0, 2, &length) && length >= RDW &&
	    span_sub(file, 0, (size_t)length, &bytes)) {
		file = span_from(file, (size_t)length);
		if (!record_type(bytes, &type) || type != RECORD_TYPE_119 ||
		    !record_parse(bytes, &r, &ignored) ||
		    layout_of(&d->vary.catalog, &r) == NULL)
			continue;
		for (unsigned i = 0; i < 4; i++)
			if (turns[i] == r.subtype &&
			    d->templates[i].bytes.n == 0) {
				d->templates[i] = r;
				found++;
			}
	}
	return found == 4;
}

static bool
read_number(const char *text, uint64_t *out)
{
	static const char units[] = "KMG";
	const char *unit;
	char *end;

	errno = 0;
	*out = strtoull(text, &end, 10);
	if (end == text || errno != 0)
		return false;
	if (*end != '\0' && (unit = strchr(units, *end)) != NULL) {
		*out <<= 10 * (unit - units + 1);
		end++;
	}
	return *end == '\0';
}

static bool
read_options(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
		{ "records", required_argument, NULL, 'r' },
		{ "bytes", required_argument, NULL, 'b' },
		{ "share", required_argument, NULL, 's' },
		{ "spanned", required_argument, NULL, 'p' },
		{ "length", required_argument, NULL, 'l' },
		{ "ends", no_argument, NULL, 'e' },
		{ NULL, 0, NULL, 0 }
	};
	uint64_t n = 0;
	int c;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (c == '?' || (c != 'e' && !read_number(optarg, &n)))
			return false;
		if (c == 'r')
			o->records = n;
		else if (c == 'b')
			o->bytes = n;
		else if (c == 's')
			o->share = n;
		else if (c == 'p')
			o->spanned = n;
		else if (c == 'l')
			o->length = n;
		else
			o->ends = true;
	}
	return optind + 1 == argc &&
	    (o->records != UINT64_MAX || o->bytes != UINT64_MAX);
}

int
main(int argc, char **argv)
{
	struct options o = { UINT64_MAX, UINT64_MAX, 100, 0, LENGTH, false };
	static struct dump d;

	if (!read_options(argc, argv, &o)) {
		fputs("usage: mkdump --records=N | --bytes=N [--share=P] "
		    "[--length=N] [--spanned=P] [--ends] TEMPLATE.smf >DUMP\n", stderr);
		return 2;
	}
	if (!vary_open(&d.vary) || !read_templates(&d, argv[optind])) {
		fprintf(stderr, "mkdump: %s has no records to go by\n",
		    argv[optind]);
		return 2;
	}
	for (size_t i = 0; i < NOISE; i++)
		d.noise[i] = (uint8_t)vary_roll(&d.vary);
	make_all(&d, &o);
	vary_close(&d.vary);
	if (fflush(stdout) != 0 || ferror(stdout) != 0) {
		perror("mkdump");
		return 2;
	}
	return 0;
}
