/* parser - what the parts of the layout loader share; for them only. */
#ifndef SMF119_PARSER_H
#define SMF119_PARSER_H

#include "layout/catalog.h"
#include "layout/error.h"
#include "layout/lex.h"

/* Rows of one block, collected here before they are copied to the catalog. */
struct rows {
	void *items;
	size_t n;
	size_t room;
};

struct parser {
	struct catalog *catalog;
	struct layout_error *error;
	const char *text;	/* the next line */
	const char *end;
	struct line line;	/* the current line */
	unsigned head;	/* the number of the line the block began in */
	unsigned load;	/* which call of layout_load this is */
	bool replaced;	/* a section, which records may have */
	struct rows rows;
};

/* These record an error and return false. parser_fail: at the token, which is
 * what there is. */
bool parser_fail(struct parser *p, const struct token *t, const char *want);
bool parser_fail_have(struct parser *p, const struct token *t,
    const char *want, const char *have);
/* About the block as a whole, at its name. */
bool parser_fail_block(struct parser *p, const struct token *name,
    const char *want, const char *have);
/* About an earlier line. */
bool parser_fail_line(struct parser *p, unsigned line, const char *want,
    const char *have);
bool parser_no_memory(struct parser *p);

/* Each takes the next token of the line and returns false with an error when
 * it is something else. Text is copied into the catalog. */
bool parse_name(struct parser *p, const char *want, const char **out);
bool parse_string(struct parser *p, const char *want, const char **out);
bool parse_end(struct parser *p);

/* A zeroed place for one more row of the given size; NULL without memory. */
void *rows_add(struct rows *r, size_t size);

/* Copies the collected rows of that size to the catalog. NULL, with an error,
 * without memory. */
void *rows_settle(struct parser *p, size_t size);

/* Ends the head of a block and makes ready for its rows. */
bool rows_start(struct parser *p);

/* Goes to the next line that is not empty; false when a new block begins
 * there or the text ends. */
bool block_row(struct parser *p);

#endif
