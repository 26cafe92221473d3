/* lex - a line of a layout file as words and quoted strings. */
#ifndef SMF119_LEX_H
#define SMF119_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
	TOKEN_END,	/* the end of the line, or a comment */
	TOKEN_WORD,
	TOKEN_STRING,	/* s and n are what stands between the quotes */
	TOKEN_OPEN	/* a string without its closing quote */
};

struct token {
	enum token_kind kind;
	const char *s;	/* not NUL-terminated */
	size_t n;
	unsigned column;	/* from 1 */
};

struct line {
	const char *s;
	size_t n;
	unsigned number;	/* from 1 */
	size_t at;	/* where the next token is looked for */
};

/* The next line of the text between *text and end; false at its end. The first,
 * into a line that is all zeros, is without the byte order mark. */
bool line_next(const char **text, const char *end, struct line *line);

bool line_is_indented(const struct line *line);

struct token token_next(struct line *line);

/* Is the token the word w? */
bool token_is(const struct token *t, const char *w);

/* Decimal, or hex after 0x or as X'40'. False: not a number, or above max. */
bool token_number(const struct token *t, uint64_t max, uint64_t *out);

/* May the token name something: letters, digits, '_' and '-'? */
bool token_is_name(const struct token *t);

#endif
