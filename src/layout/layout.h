/* layout - what the bytes of a section mean, as data.
 *
 * A catalog holds what the layout files say: values (codes and their words),
 * sections (rows of fields) and records (which sections, in triplet order).
 * The notation is described in smf119.layout(5). */
#ifndef SMF119_LAYOUT_H
#define SMF119_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/arena.h"

enum { LAYOUT_OPEN = -1 };	/* a length that goes to the end of the section */

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

enum field_kind {
	FIELD_RESERVED,
	FIELD_FLAG,	/* one bit */
	FIELD_BITS,	/* an unsigned integer within one byte */
	FIELD_UINT,	/* 1 to 8 bytes, big-endian */
	FIELD_CODE,	/* the same, with a table of values */
	FIELD_HEX,
	FIELD_TEXT,	/* EBCDIC, padded with blanks or NULs */
	FIELD_ADDRESS,	/* 16 bytes; IPv4 in the first 4 where a flag tells,
			 * else IPv6 with IPv4 mapped into it */
	FIELD_UNIXTIME,	/* seconds since 1970, unsigned; 0 = absent */
	FIELD_TIMESTAMP,	/* 1/100 s since midnight (4), packed date (4) */
	/* Not in layout files: */
	FIELD_STRING,	/* text that is not in the record */
	FIELD_COUNT,	/* a number that is not in the record */
	FIELD_SECTIONS	/* the sections that no layout describes */
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
	const char *flag;	/* of an address: the one that tells; NULL: mapped */
	long ipv6;	/* and its offset in bits */
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

/* A way in which the triplets of a subtype can be arranged. Without sections
 * it only names the subtype. */
struct record_layout {
	unsigned subtype;
	const char *name;
	const struct section *const *sections;
	size_t nsections;
	bool open;	/* more triplets may follow, which are shown as hex */
	unsigned load;	/* which file it came from */
	struct record_layout *next;
};

struct catalog {
	struct arena arena;
	struct values *values;
	struct section *sections;
	struct record_layout *records;
	unsigned loads;	/* files loaded so far */
};

/* What stopped a layout file from loading, and where (from 1). */
struct layout_error {
	unsigned line;
	unsigned column;
	char want[96];
	char have[96];
};

/* Adds the layouts in the n bytes at text, which may go away afterwards.
 * Sections and values of a name that is there already, and records of a
 * subtype that an earlier file gave, are replaced. False: *error says why,
 * and the catalog is good only for catalog_free. */
bool layout_load(struct catalog *c, const char *text, size_t n,
    struct layout_error *error);

enum layout_file_status {
	LAYOUT_FILE_LOADED,
	LAYOUT_FILE_WRONG,	/* *error says why */
	LAYOUT_FILE_UNREADABLE	/* errno says why */
};

/* The same for the file at path. */
enum layout_file_status layout_load_file(struct catalog *c, const char *path,
    struct layout_error *error);

/* The layouts that come with the program; false as above, which only a slip
 * in the tree or lack of memory can cause. *file names the culprit. */
bool layout_load_builtin(struct catalog *c, const char **file,
    struct layout_error *error);

void catalog_free(struct catalog *c);

/* By name; NULL when there is none. */
const struct section *catalog_section(const struct catalog *c,
    const char *name);
const struct values *catalog_values(const struct catalog *c,
    const char *name);
const struct field *section_field(const struct section *s, const char *name);

/* The meaning of a number, or NULL. The second is for the large ones. */
const struct code *values_find_large(const struct values *v, uint64_t number);

static inline const struct code *
values_find(const struct values *v, uint64_t number)
{
	return number < 256 ? v->byte[number] : values_find_large(v, number);
}

/* The row that a section of n bytes ends inside of; NULL when it ends between
 * two rows or behind the last. */
const struct field *section_cut_field(const struct section *s, size_t n);

#endif
