/* version - the number of the version; it is nowhere else. */
#ifndef SMF119_VERSION_H
#define SMF119_VERSION_H

#include <stdio.h>

#define SMF119_VERSION "0.2.0"

/* Prints version, commit, iconv(3) and the code pages that need none. */
void version_print(FILE *out);

#endif
