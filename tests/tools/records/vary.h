/* vary - sections whose fields change from record to record as in real
 * dumps. */
#ifndef SMF119_TEST_VARY_H
#define SMF119_TEST_VARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/catalog.h"

enum { VARY_CHANGES = 64, VARY_DAY = 24 * 60 * 60 * 100 };

struct vary {
	struct catalog catalog;
	const struct section *sections[VARY_CHANGES];	/* of each change */
	const struct field *fields[VARY_CHANGES];
	uint8_t ebcdic[128];
	uint64_t random;
	uint64_t clock;	/* 1/100 s since 2026-11-20 */
	bool ipv6;	/* the record in hand */
};

/* False: there are no layouts, or one has no field that is to change. */
bool vary_open(struct vary *v);
void vary_close(struct vary *v);

/* The same numbers in every run, on every machine. */
uint32_t vary_roll(struct vary *v);
bool vary_percent(struct vary *v, uint64_t percent);

/* Writes an occurrence of the section at out: the n bytes at p, but for the
 * fields that change. Returns its length, which is another one for text that
 * is all of a section; out has room for n and 128 more. */
size_t vary_section(struct vary *v, const struct section *s, const uint8_t *p,
    size_t n, uint8_t *out);

#endif
