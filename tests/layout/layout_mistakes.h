/* layout_mistakes - layouts that must not load, and the message for each. */
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

/* An error in a section as a whole is reported at its head. */
extern const struct mistake section_mistakes[];
extern const size_t nsection_mistakes;

#endif
