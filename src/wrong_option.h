/* wrong_option - what a wrong long option could have meant. */
#ifndef SMF119_WRONG_OPTION_H
#define SMF119_WRONG_OPTION_H

#include <getopt.h>

/* Reports a word that begins with "--" and is none of these options, or could
 * be several, or has a value that the option does not take. */
void wrong_option(const struct option *options, const char *word);

#endif
