/* wide - what Windows says, as the program has it: text as UTF-8, errors as
 * errno. */
#ifndef SMF119_WIDE_H
#define SMF119_WIDE_H

#include <stddef.h>
#include <wchar.h>

/* The errno for what GetLastError has returned. */
int wide_errno(unsigned long error);

/* A copy of UTF-8 text as UTF-16, to be freed. NULL with errno set: no memory, or it is not
 * valid UTF-8. */
wchar_t *wide_of(const char *text);

/* The opposite. Characters that cannot be converted are replaced. */
char *wide_text(const wchar_t *wide);

/* Of the environment, as UTF-8, to be freed. NULL: not set, or no memory. */
char *wide_getenv(const wchar_t *name);

#endif
