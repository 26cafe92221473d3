/* check_builtin - what must hold of every built-in layout.
 *
 * The loader checks most of this; here it is checked again on the loaded
 * layouts, by code that does not use the loader's. */
#include <string.h>

#include "record/context.h"
#include "support/suites.h"
#include "support/support.h"

static struct catalog catalog;

static void
setup(void)
{
	catalog_open(&catalog);
}

static void
teardown(void)
{
	catalog_free(&catalog);
}

START_TEST(test_rows_tile_every_section)
{
	const struct section *s;
	long next;

	for (s = catalog.sections; s != NULL; s = s->next) {
		next = 0;
		for (size_t i = 0; i < s->nfields; i++) {
			ck_assert_msg(s->fields[i].offset == next, "%s.%s",
			    s->name, s->fields[i].name);
			if (s->fields[i].length == LAYOUT_OPEN)
				ck_assert_uint_eq(i, s->nfields - 1);
			else
				next += s->fields[i].length;
		}
		if (s->size != LAYOUT_OPEN)
			ck_assert_msg(next == s->size * 8, "%s", s->name);
		ck_assert_uint_gt(s->nfields, 0);
	}
}
END_TEST

START_TEST(test_names_are_unique_in_section_and_record)
{
	const struct section *s;
	const struct record_layout *r;

	for (s = catalog.sections; s != NULL; s = s->next) {
		for (size_t i = 0; i < s->nfields; i++)
			ck_assert_ptr_eq(section_field(s, s->fields[i].name),
			    &s->fields[i]);
		ck_assert_ptr_eq(catalog_section(&catalog, s->name), s);
	}
	for (r = catalog.records; r != NULL; r = r->next)
		for (size_t a = 0; a < r->nsections; a++)
			for (size_t b = a + 1; b < r->nsections; b++) {
				s = r->sections[b];
				for (size_t i = 0; i < s->nfields; i++)
					ck_assert_msg(section_field(
					    r->sections[a], s->fields[i].name)
					    == NULL, "%u: %s", r->subtype,
					    s->fields[i].name);
			}
}
END_TEST

/* A row of a table names a field, is as wide as its heading, and stands in one
 * table. */
START_TEST(test_tables_are_of_fields)
{
	const struct section *s;
	int common = 0;

	for (const struct table *t = catalog.tables; t != NULL; t = t->next) {
		common += strcmp(t->name, "common") == 0;
		for (size_t i = 0; i < t->n; i++) {
			const struct table_column *c = &t->columns[i];

			s = catalog.sections;
			while (s != NULL && section_field(s, c->field) == NULL)
				s = s->next;
			ck_assert_msg(s != NULL || section_field(
			    &context_section, c->field) != NULL, "%s: %s",
			    t->name, c->field);
			ck_assert_msg(strlen(c->heading) <= (size_t)c->width,
			    "%s: %s", t->name, c->heading);
		}
		for (const struct table *u = t->next; u != NULL; u = u->next)
			ck_assert_str_ne(t->name, u->name);
	}
	ck_assert_int_eq(common, 1);
}
END_TEST

/* Each named subtype has a short name of its own. */
START_TEST(test_short_names_tell_subtypes_apart)
{
	const struct record_layout *r, *other;

	for (r = catalog.records; r != NULL; r = r->next) {
		ck_assert_msg(r->short_name != NULL &&
		    strlen(r->short_name) <= 7, "%u", r->subtype);
		for (other = r->next; other != NULL; other = other->next)
			ck_assert_msg((strcmp(r->short_name,
			    other->short_name) == 0) ==
			    (r->subtype == other->subtype), "%u, %u",
			    r->subtype, other->subtype);
	}
}
END_TEST

/* A column stands once in csv: rows of one name must mean the same. */
START_TEST(test_rows_of_one_name_are_of_one_kind)
{
	const struct section *s, *t;
	const struct field *f;

	for (s = catalog.sections; s != NULL; s = s->next)
		for (t = s->next; t != NULL; t = t->next)
			for (size_t i = 0; i < s->nfields; i++) {
				f = section_field(t, s->fields[i].name);
				ck_assert_msg(f == NULL ||
				    f->kind == s->fields[i].kind, "%s",
				    s->fields[i].name);
			}
}
END_TEST

START_TEST(test_codes_and_tokens_are_unique_and_speak)
{
	const struct values *v;

	for (v = catalog.values; v != NULL; v = v->next) {
		ck_assert_uint_gt(v->ncodes, 0);
		for (size_t a = 0; a < v->ncodes; a++) {
			ck_assert_uint_gt(strlen(v->codes[a].token), 0);
			ck_assert_uint_gt(strlen(v->codes[a].words), 0);
			ck_assert_ptr_eq(values_find(v, v->codes[a].number),
			    &v->codes[a]);
			for (size_t b = a + 1; b < v->ncodes; b++) {
				ck_assert_uint_ne(v->codes[a].number,
				    v->codes[b].number);
				ck_assert_str_ne(v->codes[a].token,
				    v->codes[b].token);
			}
		}
	}
}
END_TEST

START_TEST(test_every_field_is_sane)
{
	const struct section *s;
	const struct field *f;

	for (s = catalog.sections; s != NULL; s = s->next)
		for (size_t i = 0; i < s->nfields; i++) {
			f = &s->fields[i];
			ck_assert_msg(f->kind == FIELD_RESERVED ||
			    (f->label != NULL && f->label[0] != '\0'), "%s",
			    f->name);
			ck_assert((f->kind == FIELD_CODE) ==
			    (f->values != NULL));
			ck_assert_int_ne(kind_row(f->kind)->arguments,
			    ARGS_OUTSIDE);
			ck_assert(f->length > 0 || f->length == LAYOUT_OPEN);
			ck_assert_msg(strcspn(f->name, " \",=\\") ==
			    strlen(f->name), "%s", f->name);
			if (f->flag != NULL)
				ck_assert_int_eq(section_field(
				    f->flag_section != NULL ?
				    f->flag_section : s,
				    f->flag)->offset, f->ipv6);
		}
}
END_TEST

/* The value stands in column 31: a label must leave room for ": ". */
START_TEST(test_labels_leave_the_value_its_column)
{
	const struct section *s;

	for (s = catalog.sections; s != NULL; s = s->next)
		for (size_t i = 0; i < s->nfields; i++)
			if (s->fields[i].kind != FIELD_RESERVED)
				ck_assert_msg(strlen(s->fields[i].label) <= 28,
				    "%s", s->fields[i].label);
}
END_TEST

START_TEST(test_ipsec_subtypes_have_a_layout_that_begins_with_smf119ti)
{
	const struct record_layout *r;
	unsigned seen[81] = { 0 };

	for (r = catalog.records; r != NULL; r = r->next) {
		ck_assert_uint_gt(strlen(r->name), 0);
		if (r->nsections == 0)
			continue;
		ck_assert_str_eq(r->sections[0]->name, "SMF119TI");
		if (r->subtype < 81)
			seen[r->subtype]++;
	}
	for (int i = 73; i <= 80; i++)
		ck_assert_msg(seen[i] == (i == 74 ? 2 : 1), "%d", i);
}
END_TEST

Suite *
suite_builtin(void)
{
	Suite *s = suite_create("builtin");
	TCase *t = tcase_create("builtin");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, test_rows_tile_every_section);
	tcase_add_test(t, test_names_are_unique_in_section_and_record);
	tcase_add_test(t, test_tables_are_of_fields);
	tcase_add_test(t, test_short_names_tell_subtypes_apart);
	tcase_add_test(t, test_rows_of_one_name_are_of_one_kind);
	tcase_add_test(t, test_codes_and_tokens_are_unique_and_speak);
	tcase_add_test(t, test_every_field_is_sane);
	tcase_add_test(t, test_labels_leave_the_value_its_column);
	tcase_add_test(t,
	    test_ipsec_subtypes_have_a_layout_that_begins_with_smf119ti);
	suite_add_tcase(s, t);
	return s;
}
