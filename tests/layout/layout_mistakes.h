/* layout_mistakes - texts that do not load, and what must be said of each. */
#ifndef SMF119_LAYOUT_MISTAKES_H
#define SMF119_LAYOUT_MISTAKES_H

#include <stddef.h>

struct mistake {
	const char *text;
	unsigned line;
	unsigned column;
	const char *want;	/* part of it */
	const char *have;
};

extern const struct mistake mistakes[];
extern const size_t nmistakes;

/* What is wrong with a section as a whole is said of its head. */
extern const struct mistake section_mistakes[];
extern const size_t nsection_mistakes;

#endif
