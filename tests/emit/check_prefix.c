/* check_prefix - every section and record at every length, to its last byte.
 *
 * Each prefix lies in a heap block of exactly its size, so that a read behind
 * it ends an ASan run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode/codepage_find.h"
#include "decode/decode.h"
#include "emit/dump.h"
#include "record/triplets.h"
#include "support/suites.h"
#include "support/support.h"

enum { PREFIX_MAX = 600 };

static struct catalog catalog;
static struct dump_table dump_table;
static struct out out;

/* How much was checked: a test that checks nothing must fail. */
struct seen {
	size_t sections;
	size_t values;
};

static void
setup(void)
{
	struct codepage page;

	catalog_open(&catalog);
	ck_assert_int_eq(codepage_open("IBM-1047", &page), CODEPAGE_OK);
	dump_table_make(&dump_table, &page);
}

static void
teardown(void)
{
	catalog_free(&catalog);
}

/* malloc(0) may return any pointer: one block for all empty spans. */
static struct span
exact_copy(struct span s, size_t n)
{
	uint8_t *p = malloc(n > 0 ? n : 1);

	ck_assert_ptr_nonnull(p);
	memcpy(p, s.p, n);
	return span_of(p, n);
}

static void
exact_free(struct span s)
{
	free((void *)(uintptr_t)s.p);
}

/* Reads all the bytes, as a format would; volatile, so that it is not optimized
 * away. */
static void
read_bytes(struct span s)
{
	for (const volatile uint8_t *p = s.p; p < s.p + s.n; p++)
		(void)*p;
}

static void
read_value(const struct value *v)
{
	if (v->kind == VALUE_TEXT || v->kind == VALUE_HEX ||
	    v->kind == VALUE_ADDRESS)
		read_bytes(v->bytes);
}

static bool
absence_is_a_value(const struct field *f)
{
	return f->optional || f->kind == FIELD_UNIXTIME ||
	    f->kind == FIELD_TIMESTAMP;
}

/* A field has a value when all of it is in the section, and not before. */
static void
decode_prefix(const struct section *layout, struct span s, struct seen *seen)
{
	const struct field *f;
	struct value v;
	bool present;
	long end;

	for (size_t i = 0; i < layout->nfields; i++) {
		f = &layout->fields[i];
		decode_field(f, s, &v);
		read_value(&v);
		end = f->length == LAYOUT_OPEN ? f->offset + 8 :
		    f->offset + f->length;
		if (f->kind == FIELD_RESERVED)
			continue;
		present = v.kind != VALUE_ABSENT;
		if (present ? end > (long)s.n * 8 : end <= (long)s.n * 8 &&
		    !absence_is_a_value(f))
			ck_abort_msg("%s at %zu", f->name, s.n);
		seen->values += present;
	}
	section_cut_field(layout, s.n);
}

static void
decode_prefixes(const struct section *layout, struct span s,
    struct seen *seen)
{
	struct span prefix;

	seen->sections++;
	for (size_t n = 0; n <= s.n && n <= PREFIX_MAX; n++) {
		prefix = exact_copy(s, n);
		decode_prefix(layout, prefix, seen);
		out_open(&out, -1);
		dump_put(&dump_table, prefix, 0, &out);
		exact_free(prefix);
	}
}

static const struct record_layout *
layout_of(const struct record *r)
{
	const struct record_layout *l = catalog.records;

	while (l != NULL && (l->subtype != r->subtype ||
	    l->nsections != r->ntriplets))
		l = l->next;
	return l;
}

static void
take_sections(struct span bytes, void *data)
{
	const struct record_layout *l;
	struct record record;
	struct triplet t;
	struct fault fault;
	unsigned type;

	if (!record_type(bytes, &type) || type != 119 || bytes.p[2] != 0 ||
	    !record_parse(bytes, &record, &fault))
		return;
	decode_prefixes(catalog_section(&catalog, "SMF119HDR"),
	    record.header, data);
	if ((l = layout_of(&record)) == NULL)
		return;
	for (unsigned i = 0; i < record.ntriplets; i++)
		if (record_triplet(&record, i, &t, &fault))
			for (unsigned k = 0; k < t.num; k++)
				decode_prefixes(l->sections[i],
				    triplet_section(&t, k), data);
}

/* Header and triplets of every prefix, and what they point at. */
static void
take_record(struct span bytes, void *data)
{
	struct seen *seen = data;
	struct record record;
	struct triplet t;
	struct fault fault;
	struct span prefix;

	for (size_t n = 0; n <= bytes.n && n <= PREFIX_MAX; n++) {
		prefix = exact_copy(bytes, n);
		if (record_parse(prefix, &record, &fault)) {
			seen->sections++;
			for (unsigned i = 0; i < record.ntriplets; i++)
				if (record_triplet(&record, i, &t, &fault) &&
				    t.num > 0) {
					read_bytes(t.bytes);
					seen->values++;
				}
		}
		exact_free(prefix);
	}
}

static struct seen
each_sample(void (*take)(struct span record, void *data))
{
	struct seen seen = { 0, 0 };
	const char *name;
	struct blob dump;
	char path[128];

	for (size_t i = 0; (name = sample_name(i)) != NULL; i++) {
		snprintf(path, sizeof path, "samples/%s.smf", name);
		dump = blob_read(path);
		each_segment(dump, take, &seen);
		blob_free(&dump);
	}
	return seen;
}

START_TEST(test_every_section_at_every_length_is_read_to_its_end_only)
{
	struct seen seen = each_sample(take_sections);

	ck_assert_uint_gt(seen.sections, 300);
	ck_assert_uint_gt(seen.values, 100000);
}
END_TEST

START_TEST(test_every_record_at_every_length_is_read_to_its_end_only)
{
	struct seen seen = each_sample(take_record);

	ck_assert_uint_gt(seen.sections, 10000);
	ck_assert_uint_gt(seen.values, 10000);
}
END_TEST

/* The program on every prefix of a dump: it reports the cut and exits with
 * 1. */
START_TEST(test_dump_cut_anywhere_is_damage_and_no_crash)
{
	struct blob dump = blob_read("samples/expire.smf");
	struct result r;

	for (size_t n = 1; n < dump.n; n += 61) {
		scratch_write("cut", dump.p, n);
		r = run_smf119("-o kv $BUILD/check-cut");
		ck_assert_msg(r.status == 1 || r.status == 2 || (n == 0x181 ||
		    n == 0x356), "%zu bytes: status %d %s", n, r.status,
		    r.err.p);
		result_free(&r);
	}
	blob_free(&dump);
}
END_TEST

Suite *
suite_prefix(void)
{
	Suite *s = suite_create("prefix");
	TCase *t = tcase_create("prefix");

	tcase_set_timeout(t, 120);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t,
	    test_every_section_at_every_length_is_read_to_its_end_only);
	tcase_add_test(t,
	    test_every_record_at_every_length_is_read_to_its_end_only);
	tcase_add_test(t, test_dump_cut_anywhere_is_damage_and_no_crash);
	suite_add_tcase(s, t);
	return s;
}
