/* wrong_option - messages about long options, with the nearest name. */
#ifndef SMF119_WRONG_OPTION_H
#define SMF119_WRONG_OPTION_H

#include <getopt.h>

/* Reports a word that begins with "--": it is not one of these options, could
 * be several, or has a value that the option does not take. */
void wrong_option(const struct option *options, const char *word);

#endif
