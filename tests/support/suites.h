/* suites - every suite of the test program: tests/FOLDER/check_NAME.c defines
 * suite_NAME. The Makefile makes suites.list, a line SUITE(NAME) for each. */
#ifndef SMF119_SUITES_H
#define SMF119_SUITES_H

#include <check.h>

#define SUITE(name) Suite *suite_##name(void);
#include "suites.list"
#undef SUITE

#endif
