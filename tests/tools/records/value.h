/* value - values as people write them, to the bytes of a record. */
#ifndef MKSMF_VALUE_H
#define MKSMF_VALUE_H

#include <stddef.h>
#include <stdint.h>

#include "layout/catalog.h"
#include "layout/lex.h"
#include "bytes.h"

enum { BYTES_MAX = 1 << 18 };

/* Where the text is read: every value ends the program when it is wrong, with
 * a message that names file, line and column. */
struct text {
	const char *file;
	struct line line;
};

_Noreturn void text_fail(const struct text *t, const struct token *token,
    const char *want);

/* The next token must be a number up to max. */
uint64_t text_number(struct text *t, uint64_t max);

/* Bytes to the end of the line, added to *out: "text" (IBM-1047, \xNN for any
 * byte, \\ for a backslash), 0xNN..., zeros N. */
void text_bytes(struct text *t, struct bytes *out);

/* The value of a field of fixed length into the size bytes of its section. */
void text_field(struct text *t, const struct field *f, uint8_t *section,
    size_t size);

#endif
