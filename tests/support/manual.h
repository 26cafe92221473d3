/* manual - manual pages and other texts, line by line and by section. */
#ifndef SMF119_TEST_MANUAL_H
#define SMF119_TEST_MANUAL_H

#include <stdbool.h>

#include "support/support.h"

enum { LINE_MAX_LENGTH = 512 };

/* The next line of the text, without its end; false behind the last. */
bool text_line(const char **text, char *line);

/* mdoc's \(dq, \-, \e and \& to what they stand for. */
void manual_unescape(char *s);

/* From behind ".Sh NAME" to the next section, which is cut off. */
const char *manual_section(struct blob manual, const char *name);

#endif
