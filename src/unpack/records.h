/* records - what a decoder writes: records with RDWs in front, or plain bytes.
 *
 * A record that an RDW cannot count is written as segments, with the codes 1
 * (first), 3 (between) and 2 (last), as z/OS writes spanned records. */
#ifndef SMF119_RECORDS_H
#define SMF119_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "lib/span.h"

enum {
	RECORDS_RDW = 4,
	RECORDS_SEGMENT = 32760,	/* with its RDW, at most */
	RECORDS_LONGEST = 65535,	/* bytes of a record, without RDW */
	RECORDS_SLACK = 16 * 1024,	/* what can be added at once, at least */
	RECORDS_ROOM = 52 * 1024
};

struct records {
	bool plain;	/* bytes only, without records */
	bool too_long;	/* a record is longer than RECORDS_LONGEST */
	bool spanned;	/* the record in hand has segments before this */
	size_t before;	/* its bytes in those */
	size_t given;	/* handed out */
	size_t done;	/* complete; what is behind is the record in hand */
	size_t end;	/* where the next byte goes */
	size_t stop;	/* beyond this, call records_make_room */
	uint8_t bytes[RECORDS_ROOM];
};

void records_start(struct records *r, bool plain);

/* Records, or plain bytes, from here on; no record is in hand. */
void records_form(struct records *r, bool plain);

/* Can RECORDS_SLACK bytes be written at end? False: what is complete must be
 * handed out first, or a record is too long. */
bool records_make_room(struct records *r);

static inline bool
records_have_room(struct records *r)
{
	return r->end <= r->stop || records_make_room(r);
}

/* The record in hand ends here. Takes RECORDS_RDW bytes of the room. */
void records_mark(struct records *r);

/* The record in hand begins with an RDW of its own, if that counts it: then
 * it gets no other. Before records_mark. */
void records_use_own_rdw(struct records *r);

/* Does the record in hand have no bytes? */
bool records_is_empty(const struct records *r);

/* Writes bytes, at most RECORDS_SLACK; there must be room. */
void records_add(struct records *r, struct span bytes);

/* Hands out up to n bytes that are complete: how many, 0 for none. */
size_t records_give(struct records *r, uint8_t *p, size_t n);

#endif
