/* maker - records out of text; mksmf.c describes the notation. */
#ifndef MKSMF_MAKER_H
#define MKSMF_MAKER_H

#include "draft.h"

/* What the last section of a name held. */
struct memory {
	char name[NAME_LENGTH];
	struct bytes bytes;
};

struct maker {
	struct text text;
	struct catalog catalog;
	const struct section *header;
	struct draft draft;
	struct memory memories[PARTS_MAX];
	size_t nmemories;
	struct bytes out;
};

/* The statement on the line in hand, of which t is the first word. */
void maker_statement(struct maker *m, const struct token *t);

/* Ends the record in hand; t is where to say what is wrong with it. */
void maker_end(struct maker *m, const struct token *t);

/* The name that comes next on the line, and whether anything does. */
void maker_name(struct maker *m, char *out);
bool maker_goes_on(const struct maker *m);

/* Statements about a section, from behind their first word t. */
void fill_section(struct maker *m, const struct token *t);
void fill_again(struct maker *m, const struct token *t);
void fill_same(struct maker *m, const struct token *t);
void fill_gap(struct maker *m, const struct token *t);
void fill_field(struct maker *m, const struct token *t);
void fill_end(struct maker *m, const struct token *t);

#endif
