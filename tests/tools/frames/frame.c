/* frame - writes records in each framing, as the programs that make such
 * files. */
#include "frame.h"

#include <stdlib.h>
#include <string.h>

#include "misframe.h"
#include "tools/records/record.h"

enum {
	RDW = 4,
	SEGMENT_LEAST = 5,
	CHUNK_HEAD = 6,
	NO_LABELS = 1,		/* flags: AWS without standard labels */
	NULL_SEGMENTS = 2,	/* every block ends in a null segment */
	EXTENDED = 4,		/* BDWs of 31 bits */
	UNSPANNED = 16,		/* AWS with whole records in its blocks */
	UNLINKED = 32,		/* AWS without lengths of the chunk before */
	MARKERS = 8		/* FTP restart markers between records */
};

static struct place *
part_begin(struct image *out, size_t record)
{
	struct place *part;

	if ((out->n & (out->n - 1)) == 0)
		out->parts = realloc(out->parts,
		    (out->n == 0 ? 1 : 2 * out->n) * sizeof *out->parts);
	if (out->parts == NULL)
		abort();
	part = &out->parts[out->n++];
	*part = (struct place){ record, out->file.n, out->file.n, 0 };
	return part;
}

static void
part_end(struct image *out)
{
	out->parts[out->n - 1].end = out->file.n;
}

/* A segment with its RDW: n bytes of data from off on. */
static void
put_segment(struct image *out, const struct bytes *record, size_t off,
    size_t n)
{
	static const unsigned codes[2][2] = { { 3, 2 }, { 1, 0 } };
	unsigned code = codes[off == RDW][off + n == record->n];

	out->parts[out->n - 1].data = out->file.n;
	segment_add(&out->file, record->p + off, n, code);
	part_end(out);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Records or segments one behind the other, or with a prefix before each. */
void
write_rdw(const struct shape *s, const struct list *l, struct image *out)
{
	size_t most = (s->segment != 0 ? s->segment : 32760) - RDW;

	for (size_t i = 0; i < l->n; i++) {
		const struct bytes *r = &l->records[i];
		size_t off = RDW, n;

		do {
			n = least(most, r->n - off);
			part_begin(out, i);
			if (s->block != 0)
				bytes_add_int(&out->file, n + RDW, 4);
			put_segment(out, r, off, n);
			off += n;
		} while (off < r->n);
	}
}

static void
write_bare(const struct shape *s, const struct list *l, struct image *out)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct bytes *r = &l->records[i];
		struct place *part = part_begin(out, i);
		uint64_t n = r->n - RDW;

		if (s->block == 4)
			bytes_add_int(&out->file, n, 4);
		part->data = out->file.n;
		bytes_add(&out->file, r->p + RDW, (size_t)n);
		if (s->block == 2)
			bytes_add_int(&out->file, 0xff01, 2);
		part_end(out);
	}
}

static void
write_ftp(const struct shape *s, const struct list *l, struct image *out)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct bytes *r = &l->records[i];

		if ((s->flags & MARKERS) != 0)
			bytes_add(&out->file, "\x10\0\6marker", 9);
		for (size_t off = RDW, n; off < r->n; off += n) {
			n = least(s->block, r->n - off);
			part_begin(out, i);
			bytes_add_byte(&out->file, off + n == r->n ? 0x80 : 0);
			bytes_add_int(&out->file, n, 2);
			out->parts[out->n - 1].data = out->file.n;
			bytes_add(&out->file, r->p + off, n);
			part_end(out);
		}
	}
	bytes_add(&out->file, "\x40\0\0", 3);
}

/* Where the byte at at comes to lie, when the bytes from start on are cut into
 * chunks. */
static size_t
behind_chunks(const struct shape *s, size_t start, size_t at)
{
	size_t chunk = s->segment != 0 ? s->segment : 65535;

	return at + ((at - start) / chunk + 1) * CHUNK_HEAD;
}

/* The chunks that a block of tape becomes: from the bytes at start on. */
static void
close_tape(const struct shape *s, struct image *out, size_t start,
    size_t first_part)
{
	struct bytes block = { 0 };
	size_t at, n;

	bytes_add(&block, out->file.p + start, out->file.n - start);
	out->file.n = start;
	for (at = 0; at < block.n; at += n) {
		n = least(s->segment != 0 ? s->segment : 65535, block.n - at);
		bytes_add_byte(&out->file, n & 0xff);
		bytes_add_byte(&out->file, (unsigned)(n >> 8));
		bytes_add_int(&out->file, 0, 2);
		bytes_add_byte(&out->file, (at == 0 ? 0x80u : 0) |
		    (at + n == block.n ? 0x20u : 0));
		bytes_add_byte(&out->file, 0);
		bytes_add(&out->file, block.p + at, n);
	}
	for (size_t i = first_part; i < out->n; i++) {
		struct place *p = &out->parts[i];

		if (i != first_part)
			p->start = behind_chunks(s, start, p->start);
		p->data = behind_chunks(s, start, p->data);
		p->end = behind_chunks(s, start, p->end - 1) + 1;
	}
	bytes_free(&block);
}

static void
close_block(const struct shape *s, struct image *out, size_t start,
    size_t first_part)
{
	size_t n = out->file.n - start;
	uint8_t *p = out->file.p + start;

	if ((s->flags & NULL_SEGMENTS) != 0 && n + RDW <= s->block) {
		bytes_add(&out->file, "\x80\0\0\0\0\0\0\0",
		    least(8, s->block - n));
		n = out->file.n - start;
		p = out->file.p + start;
	}
	p[0] = (uint8_t)((s->flags & EXTENDED) != 0 ? 0x80 | n >> 24 : n >> 8);
	p[1] = (uint8_t)((s->flags & EXTENDED) != 0 ? n >> 16 : n);
	p[2] = (uint8_t)((s->flags & EXTENDED) != 0 ? n >> 8 : 0);
	p[3] = (uint8_t)((s->flags & EXTENDED) != 0 ? n : 0);
	if (strncmp(s->name, "aws", 3) == 0)
		close_tape(s, out, start, first_part);
}

/* The block being written: where it starts, and the first part in it. */
struct block {
	size_t start;
	size_t part;
	bool open;
};

static void
put_in_block(struct image *out, struct block *b, size_t record)
{
	part_begin(out, record);
	if (b->open)
		return;
	*b = (struct block){ out->file.n, out->n - 1, true };
	bytes_add_int(&out->file, 0, RDW);
}

/* Blocks, spanned or not: a record is cut where the block is full. */
static void
write_blocks(const struct shape *s, const struct list *l, struct image *out,
    bool spanned)
{
	struct block b = { 0, 0, false };

	for (size_t i = 0; i < l->n; i++) {
		const struct bytes *r = &l->records[i];

		for (size_t off = RDW, n; off < r->n; off += n) {
			size_t used = b.open ? out->file.n - b.start : RDW;

			n = least(r->n - off, 32752);
			if (b.open && used + RDW + (spanned ? SEGMENT_LEAST :
			    n) > s->block) {
				close_block(s, out, b.start, b.part);
				b.open = false;
				used = RDW;
			}
			put_in_block(out, &b, i);
			if (spanned)
				n = least(n, s->block - used - RDW);
			put_segment(out, r, off, n);
		}
	}
	if (b.open)
		close_block(s, out, b.start, b.part);
}

static void
write_vb(const struct shape *s, const struct list *l, struct image *out)
{
	write_blocks(s, l, out, false);
}

static void
write_vbs(const struct shape *s, const struct list *l, struct image *out)
{
	write_blocks(s, l, out, true);
}

/* A standard label of 80 bytes, or a tape mark (NULL). */
static void
put_label(struct image *out, const char *name)
{
	bytes_add(&out->file, name == NULL ? "\0\0\0\0\x40\0" :
	    "\x50\0\0\0\xa0\0", 6);
	if (name == NULL)
		return;
	bytes_add(&out->file, name, 4);
	for (int i = 4; i < 80; i++)
		bytes_add_byte(&out->file, 0x40);
}

/* In each chunk header, the length of the chunk before. */
static void
link_chunks(struct bytes *file)
{
	uint8_t *p = file->p, *end = file->p + file->n;
	unsigned before = 0, n;

	for (; p < end; p += CHUNK_HEAD + n, before = n) {
		n = p[0] | (unsigned)p[1] << 8;
		p[2] = before & 0xff;
		p[3] = (uint8_t)(before >> 8);
	}
}

static void
write_aws(const struct shape *s, const struct list *l, struct image *out)
{
	bool labels = (s->flags & NO_LABELS) == 0;

	if (labels) {
		put_label(out, "\xe5\xd6\xd3\xf1");
		put_label(out, "\xc8\xc4\xd9\xf1");
		put_label(out, "\xc8\xc4\xd9\xf2");
		put_label(out, NULL);
	}
	write_blocks(s, l, out, (s->flags & UNSPANNED) == 0);
	put_label(out, NULL);
	if (labels) {
		put_label(out, "\xc5\xd6\xc6\xf1");
		put_label(out, "\xc5\xd6\xc6\xf2");
		put_label(out, NULL);
	}
	put_label(out, NULL);
	if ((s->flags & UNLINKED) == 0)
		link_chunks(&out->file);
}

const struct shape shapes[] = {
	{ "rdw", "rdw", write_rdw, 0, 0, 0, 0 },
	{ "sdw", "rdw", write_rdw, 0, 100, 0, 0 },
	{ "sdw-small", "rdw", write_rdw, 0, 18, 0, 0 },
	{ "bdw", "bdw", write_vb, 1000, 0, 0, 0 },
	{ "bdw-large", "bdw", write_vb, 32760, 0, 0, 0 },
	{ "bdw-span-across-block", "bdw", write_vbs, 300, 0, 0, 0 },
	{ "bdw-null-segment", "bdw", write_vbs, 300, 0, NULL_SEGMENTS, 0 },
	{ "xbdw", "bdw", write_vb, 100000, 0, EXTENDED, 0 },
	{ "xbdw-span-across-block", "bdw", write_vbs, 500, 0, EXTENDED, 0 },
	{ "prefix4", "prefix4", write_bare, 4, 0, 0, 0 },
	{ "prefix4-rdw", "prefix4-rdw", write_rdw, 4, 0, 0, 0 },
	{ "ftpblock", "ftpblock", write_ftp, 65535, 0, 0, 0 },
	{ "ftpblock-small", "ftpblock", write_ftp, 100, 0, 0, 0 },
	{ "ftpblock-markers", "ftpblock", write_ftp, 65535, 0, MARKERS, 0 },
	{ "aws", "aws", write_aws, 1000, 0, 0, 0 },
	{ "aws-unspanned", "aws", write_aws, 1000, 0, UNSPANNED, 0 },
	{ "aws-unlabelled", "aws", write_aws, 32760, 0, NO_LABELS, 0 },
	{ "aws-unlinked", "aws", write_aws, 1000, 0, UNLINKED, 0 },
	{ "aws-split", "aws", write_aws, 1000, 128, 0, 0 },

	/* to be refused */
	{ "no-rdw", NULL, write_bare, 0, 0, 0, FAULT_NO_RDW },
	{ "stru-r", NULL, write_bare, 2, 0, 0, FAULT_STRU_R },
	{ "rdw-little", NULL, write_little, 0, 0, 0, FAULT_RDW_LITTLE },
	{ "rdw-exclusive", NULL, write_exclusive, 0, 0, 0,
	    FAULT_RDW_EXCLUSIVE },
	{ "translated", NULL, write_translated, 0, 0, 0, FAULT_TRANSLATED },
	{ "translated-utf8", NULL, write_translated, 1, 0, 0,
	    FAULT_TRANSLATED },
	{ "recoded", NULL, write_recoded, 0, 0, 0, FAULT_RECODED },
	{ "line-ends", NULL, write_line_ends, 0, 0, 0, FAULT_LINE_ENDS },
	{ NULL, NULL, NULL, 0, 0, 0, 0 }
};

void
image_free(struct image *i)
{
	bytes_free(&i->file);
	free(i->parts);
	*i = (struct image){ 0 };
}

const struct shape *
shape_find(const char *name)
{
	const struct shape *s;

	for (s = shapes; s->name != NULL; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

struct image
frame(const struct shape *shape, const struct list *list)
{
	struct image out = { { 0 }, NULL, 0 };

	shape->write(shape, list, &out);
	return out;
}
