/* selection - what the user asked for: subtypes, fields and tests. */
#ifndef SMF119_SELECTION_H
#define SMF119_SELECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A list of texts that grows; the texts stay their owner's. */
struct words {
	const char **items;
	size_t n;
};

/* Which fields are the usual ones. */
enum usual_fields {
	USUAL_ALL,	/* all but hidden ones */
	USUAL_DOCUMENTED,	/* of these, all that are documented */
	USUAL_TABLE	/* those of the tables in layout files */
};

struct selection {
	uint8_t subtypes[65536 / 8];	/* one bit each */
	bool raw;	/* codes and times as the numbers recorded */
	enum usual_fields usual;
	/* "NAME", "SECTION.*" or "all", or with - in front what is left out;
	 * none, or when the first has a -: the usual ones come first. */
	struct words fields;
	struct words tests;	/* "FIELD=VALUE" and so on */
	struct words shown;	/* each as the user wrote it, for messages */
	struct zones *zones;	/* of the systems; or NULL */
};

/* Subtypes from and to and all between them. */
void selection_add(struct selection *s, unsigned from, unsigned to);

/* Adds the subtypes of a list: 73,75-77,ipsec or all, in IFASMFDP's notation
 * as well: 73:80, 119(4,73:80), 119 for all. False: the list
 * is not valid. */
bool selection_parse(struct selection *s, const char *list);

static inline bool
selection_has(const struct selection *s, unsigned subtype)
{
	return s->subtypes[subtype / 8] >> subtype % 8 & 1;
}

bool selection_is_empty(const struct selection *s);

/* Writes which subtypes those are: "subtypes 73-80", "subtype 1" or "any
 * subtype". What finds no room in n characters is left out. */
void selection_words(const struct selection *s, char *out, size_t n);

/* False: no memory. */
bool words_add(struct words *w, const char *text);
void words_free(struct words *w);

#endif
