/* taker - a text in hand, and the rows that come out of it; for rows.c. */
#ifndef SMF119_TEST_TAKER_H
#define SMF119_TEST_TAKER_H

#include <stdbool.h>

#include "support/support.h"

struct taker {
	const char *s;
	const char *end;
	bool full;
	size_t room;	/* in rows */
	struct blob rows;
	struct blob key;
	struct blob value;
};

struct taker taker_open(struct blob text, bool full);

/* Returns the rows. */
struct blob taker_close(struct taker *p);

/* Fails the test unless ok. Check writes a note for each of its own assertions,
 * which takes too long for one per character. */
void taker_must(bool ok, const struct taker *p, const char *what);

/* The character in hand, and moves on; or only looks, with NUL for the end. */
char taker_next(struct taker *p);
char taker_ahead(const struct taker *p);
void taker_expect(struct taker *p, char c);

/* Adds to a key or a value. */
void taker_put(struct blob *b, char c);

/* Takes 00XX behind \u into the value. */
void taker_escape(struct taker *p);

/* Takes text to the quote that ends it, and the quote; for kv and json. */
void taker_quoted(struct taker *p);

void taker_clear(struct taker *p);

/* Key and value are complete. */
void taker_value(struct taker *p, const char *key, bool keep);
void taker_row(struct taker *p);

#endif
