/* tables - the tables of tests/layout/tables.txt, read row by row. */
#ifndef SMF119_TEST_TABLES_H
#define SMF119_TEST_TABLES_H

#include <stdbool.h>
#include <stddef.h>

enum { TABLES_MAX = 1024, TABLE_NUMBERS_MAX = 16, TABLE_OPEN = -1 };

struct table_row {
	unsigned subtype;
	char section[40];
	bool first;	/* of its section */
	long size;	/* of the section, or TABLE_OPEN */
	long offset;
	long length;	/* bytes, or TABLE_OPEN */
	char name[48];	/* "-": none is printed */
	char format[12];
	bool utc;
	unsigned numbers[TABLE_NUMBERS_MAX];
	size_t nnumbers;
};

struct tables {
	struct table_row rows[TABLES_MAX];
	size_t n;
};

/* Reads the file; what cannot be read is a failed test. */
void tables_read(struct tables *t);

bool table_is(const struct table_row *row, const char *format);
bool table_has_number(const struct table_row *row, unsigned number);

#endif
