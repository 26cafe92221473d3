/* text - EBCDIC to the characters of a format, byte by byte from a table.
 *
 * No control character (C0, DEL, C1) gets through as it is: it is escaped, or
 * quoted where the format can hold it, so that the text can be got back. */
#ifndef SMF119_TEXT_H
#define SMF119_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "decode/codepage.h"
#include "emit/out.h"
#include "lib/span.h"

enum text_style {
	TEXT_PLAIN,	/* \u00XX for control characters and for \ before u */
	TEXT_CSV,	/* the same, but line ends stay; quoted as RFC 4180 says */
	TEXT_TSV,	/* \\ \n \t \r \u00XX, without quotes */
	TEXT_KV,	/* \" \\ \n \t \r \u00XX; quoted where a character needs it */
	TEXT_JSON	/* as RFC 8259 says; the quotes are the format's */
};

enum {
	TEXT_LONGEST = 6,	/* characters that one byte can become */
	TEXT_SHORT = 80,	/* bytes of a text that text_print takes */
	TEXT_ROOM = TEXT_SHORT * TEXT_LONGEST + 3
};

struct text_table {
	enum text_style style;
	bool guarded;	/* for a spreadsheet */
	/* By byte. Bits 0 to 7: its ASCII character; from bit 8 on: special. */
	uint16_t plain[256];
	uint8_t special[256];	/* reasons (text.c) not to print plain, or 0 */
	uint8_t length[256];	/* of escaped */
	char escaped[256][TEXT_LONGEST];	/* what is printed then */
};

void text_table_make(struct text_table *t, const struct codepage *page,
    enum text_style style);

/* From here on the table prints a ' in front of text that a spreadsheet would
 * take for a formula or for a number. */
void text_table_guard(struct text_table *t, const struct codepage *page);

/* Prints text of up to TEXT_SHORT bytes at p, where there is TEXT_ROOM;
 * returns the end. */
char *text_print(const struct text_table *t, struct span s, char *p);

/* Prints the text in s. */
void text_put(const struct text_table *t, struct span s, struct out *out);

/* The same for UTF-8, such as the name of a file. A byte that is not UTF-8 is
 * taken for the Latin-1 character it would be. */
void text_put_utf8(const struct text_table *t, struct span s, struct out *out);

#endif
