/* terse - writes tersed data sets, with the codes that AMATERSE writes. */
#ifndef SMF119_TEST_TERSE_H
#define SMF119_TEST_TERSE_H

#include "tools/records/list.h"

enum {
	TERSE_PACK = 2,		/* methods */
	TERSE_SPACK = 5,
	TERSE_MARK = 257,
	TERSE_HEADER = 12
};

/* Numbers 1 to 256 for bytes, TERSE_MARK between records. */
struct symbols {
	uint16_t *p;
	size_t n;
	size_t room;
};

void symbols_add(struct symbols *s, unsigned symbol);
void symbols_add_bytes(struct symbols *s, const void *p, size_t n);
/* The records, without their RDWs. */
void symbols_add_list(struct symbols *s, const struct list *l);
void symbols_free(struct symbols *s);

/* Codes to bytes, two codes in three. */
struct codes {
	struct bytes *out;
	unsigned held;		/* the first of two, or a number above 4095 */
};

void codes_start(struct codes *c, struct bytes *out);
void codes_add(struct codes *c, unsigned code);
void codes_end(struct codes *c);

/* The header, of a data set with records of at most length bytes. */
void terse_header(struct bytes *out, unsigned method, bool vary,
    unsigned length);

/* The codes of all symbols, without the last, 0. */
void terse_pack(const struct symbols *s, struct codes *out);
void terse_spack(const struct symbols *s, struct codes *out);

/* A whole file: header, codes, and rubbish up to a multiple of 1024. */
void terse_file(const struct symbols *s, unsigned method, bool vary,
    struct bytes *out);

#endif
