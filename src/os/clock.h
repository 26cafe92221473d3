/* clock - the time of day here, and time that only goes forward. */
#ifndef SMF119_CLOCK_H
#define SMF119_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/date.h"

/* Milliseconds since some moment in the past. */
int64_t clock_ms(void);

/* The local date. False: it is not known, and out is left alone. */
bool clock_today(struct date *out);

#endif
