/* tables - the tables of tests/layout/tables.txt, read row by row. */
#include "layout/tables.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long
size_or_open(const char *word)
{
	return word[0] == '*' ? TABLE_OPEN : strtol(word, NULL, 10);
}

static void
read_numbers(struct table_row *row, char *list)
{
	char *state = NULL;

	if (strcmp(list, "utc") == 0) {
		row->utc = true;
		return;
	}
	for (char *s = strtok_r(list, ",", &state); s != NULL;
	    s = strtok_r(NULL, ",", &state)) {
		ck_assert_uint_lt(row->nnumbers, TABLE_NUMBERS_MAX);
		row->numbers[row->nnumbers++] =
		    (unsigned)strtoul(s, NULL, 10);
	}
}

/* A row begins as a copy of the head of its section. */
static void
read_row(struct tables *t, const struct table_row *head, const char *line)
{
	struct table_row *row = &t->rows[t->n++];
	char length[16], list[128] = "";
	int n;

	ck_assert_uint_le(t->n, TABLES_MAX);
	*row = *head;
	n = sscanf(line, "%ld %15s %47s %11s %127s", &row->offset, length,
	    row->name, row->format, list);
	ck_assert_msg(n >= 4, "%s", line);
	row->length = size_or_open(length);
	read_numbers(row, list);
}

void
tables_read(struct tables *t)
{
	FILE *f = fopen("tests/layout/tables.txt", "r");
	struct table_row head = { 0 };
	char line[256], size[16];

	ck_assert_ptr_nonnull(f);
	memset(t, 0, sizeof *t);
	while (fgets(line, sizeof line, f) != NULL) {
		if (line[0] == '#')
			continue;
		if (sscanf(line, "section %u %39s %15s", &head.subtype,
		    head.section, size) == 3) {
			head.size = size_or_open(size);
			head.first = true;
			continue;
		}
		read_row(t, &head, line);
		head.first = false;
	}
	fclose(f);
	ck_assert_uint_gt(t->n, 0);
}

bool
table_is(const struct table_row *row, const char *format)
{
	return strcmp(row->format, format) == 0;
}

bool
table_has_number(const struct table_row *row, unsigned number)
{
	for (size_t i = 0; i < row->nnumbers; i++)
		if (row->numbers[i] == number)
			return true;
	return false;
}
