/* day - days as people and z/OS write them, as YYYY-MM-DD. */
#ifndef SMF119_DAY_H
#define SMF119_DAY_H

#include <stdbool.h>

enum { DAY_WORD_SIZE = 16 };

/* Writes the day that word means to out, which has room for DAY_WORD_SIZE:
 * today, yesterday or -7d (7 days ago), by the local date of this machine, in
 * any case; 2026.324 or 2026324, the day of a year. False: the word has another
 * form, and out is left alone. */
bool day_word(const char *word, char *out);

#endif
