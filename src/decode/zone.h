/* zone - how far the local time of each system is from UTC.
 *
 * SMF headers hold local time without a zone. The user gives the zone of one
 * system or of all; a time of a system without one stays local. */
#ifndef SMF119_ZONE_H
#define SMF119_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode/codepage.h"
#include "layout/catalog.h"
#include "lib/span.h"

enum {
	ZONE_TEXT = 6,	/* "+01:00" */
	ZONE_MINUTE = 6000,	/* 1/100 s */
	ZONE_SYSTEM = 4,	/* characters of a system's name, at most */
	ZONES_MISSING = 8	/* systems without a zone that are remembered */
};

struct zone {
	uint8_t text[ZONE_TEXT];
	uint8_t system[ZONE_SYSTEM];	/* in the input's code page */
	size_t nsystem;	/* 0: all systems that have no other zone */
};

struct zones {
	struct zone *items;
	size_t n;
	const struct field *timestamp;	/* of the SMF header; or NULL */
	size_t system_at;	/* in the header, */
	size_t system_size;	/* and its length */
	uint8_t missing[ZONES_MISSING][ZONE_SYSTEM];
	size_t nmissing;
};

/* Begins zones for up to n systems, without any; memory is the catalog's.
 * False: none left. */
bool zones_make(struct zones *z, struct catalog *c, size_t n);

/* Adds [SYSTEM=]+HH:MM, where Z is +00:00. False: it is none. */
bool zones_add(struct zones *z, const char *word, const struct codepage *page);

/* The zone of the system in an SMF header, as ZONE_TEXT characters. NULL: it
 * has none, which is remembered. */
const uint8_t *zones_find(struct zones *z, struct span header);

/* Reads "Z", "+01:00" or "-05:00": minutes before UTC. False: it is none. */
bool zone_read(const char *text, int *minutes);

/* The zone that a time ends with, from the first character of it; NULL: none. */
const char *zone_of_time(const char *time);

/* The same of a zone's text: 1/100 s before UTC. */
int64_t zone_hundredths(const uint8_t *text);

#endif
