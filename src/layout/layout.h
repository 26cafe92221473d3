/* layout - what the bytes of a section mean, as data.
 *
 * Layout files describe values (codes and their words), sections (rows of
 * fields) and records (which sections, in triplet order). Their notation is
 * described in smf119.layout(5). */
#ifndef SMF119_LAYOUT_H
#define SMF119_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/kind.h"

/* One meaning of a code: the token for programs, the words for people. */
struct code {
	uint64_t number;
	const char *token;
	const char *words;
	size_t ntoken;
	size_t nwords;
};

struct values {
	const char *name;
	const struct code *codes;	/* by rising number */
	size_t ncodes;
	const struct code *byte[256];	/* the codes below 256, by number */
	struct values *next;
};

/* A row: offset and length are in bits, as a flag needs them. */
struct field {
	const char *name;	/* IBM's */
	const char *label;	/* for people; NULL for reserved */
	const char *unit;	/* or NULL */
	size_t nunit;
	const struct values *values;	/* of a code, else NULL */
	enum field_kind kind;
	long offset;
	long length;	/* or LAYOUT_OPEN */
	/* Of an address: the flag that tells IPv6 and its offset in bits; NULL:
	 * IPv4 is mapped into IPv6. flag_section: the section of the flag when
	 * it is another one of the record. */
	const char *flag;
	long ipv6;
	const struct section *flag_section;
	bool utc;	/* of a timestamp: not local time */
	unsigned line;	/* in its layout file */
	uint32_t hash;	/* of the name: tells most names apart */
	bool hidden;	/* printed only when asked for by name */
	bool optional;	/* 0 means not applicable or not known */
};

struct section {
	const char *name;
	const char *label;
	const struct field *fields;	/* tile the section, in order */
	size_t nfields;
	long size;	/* bytes as documented, or LAYOUT_OPEN */
	size_t fixed;	/* bytes of the rows that have a length */
	struct section *next;
};

enum { TABLE_WIDTH_MAX = 100 };	/* characters of a column */

/* A column that a table has by default. */
struct table_column {
	const char *field;	/* no column when no record has it */
	const char *heading;
	int width;	/* characters */
};

/* The columns of one family of records; those of the table named "common"
 * come before them. */
struct table {
	const char *name;
	const struct table_column *columns;
	size_t n;
	struct table *next;
};

/* A way in which the triplets of a subtype can be arranged. Without sections
 * it only names the subtype. */
struct record_layout {
	unsigned subtype;
	const char *name;
	size_t nname;
	const char *short_name;	/* a few letters; or NULL */
	const struct section *const *sections;
	size_t nsections;
	bool open;	/* more triplets may follow, which are shown as hex */
	bool bare;	/* not a record: a section alone, without SMF header */
	unsigned load;	/* which file it came from, */
	unsigned line;	/* and where in it */
	size_t index;	/* in the catalog, from 0 */
	struct record_layout *next;
	const struct record_layout *sibling;	/* the next of this subtype */
};

/* The field of that name in a section; NULL when there is none. */
const struct field *section_field(const struct section *s, const char *name);

/* Bytes without a meaning: hex under a name in lower case, which IBM does not
 * use. */
bool field_is_undocumented(const struct field *f);

/* The row that a section of n bytes ends inside of; NULL when it ends between
 * two rows or behind the last. */
const struct field *section_cut_field(const struct section *s, size_t n);

/* For values_find alone: numbers from 256 on. */
const struct code *values_find_large(const struct values *v, uint64_t number);

/* The meaning of a number; NULL when the values do not have it. */
static inline const struct code *
values_find(const struct values *v, uint64_t number)
{
	return number < 256 ? v->byte[number] : values_find_large(v, number);
}

#endif
