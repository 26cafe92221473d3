/* scanner - reads text character by character and collects rows; for rows.c. */
#ifndef SMF119_TEST_SCANNER_H
#define SMF119_TEST_SCANNER_H

#include <stdbool.h>

#include "support/support.h"

struct scanner {
	const char *s;
	const char *end;
	bool full;
	size_t room;	/* in rows */
	struct blob rows;
	struct blob key;
	struct blob value;
};

struct scanner scanner_open(struct blob text, bool full);

/* Returns the rows. */
struct blob scanner_close(struct scanner *p);

/* Fails the test unless ok. Check writes a note for each of its own assertions,
 * which takes too long for one per character. */
void scanner_must(bool ok, const struct scanner *p, const char *what);

/* The next character, consumed or not. At the end, scanner_next fails the test
 * and scanner_ahead returns NUL. */
char scanner_next(struct scanner *p);
char scanner_ahead(const struct scanner *p);
void scanner_expect(struct scanner *p, char c);

/* Adds to a key or a value. */
void scanner_put(struct blob *b, char c);

/* Takes 00XX behind \u into the value. */
void scanner_escape(struct scanner *p);

/* Takes text to the quote that ends it, and the quote; for kv and json. */
void scanner_quoted(struct scanner *p);

void scanner_clear(struct scanner *p);

/* Key and value are complete. */
void scanner_value(struct scanner *p, const char *key, bool keep);
void scanner_row(struct scanner *p);

#endif
