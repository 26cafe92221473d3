/* error - what stopped a layout file from loading. */
#ifndef SMF119_LAYOUT_ERROR_H
#define SMF119_LAYOUT_ERROR_H

/* The place, both from 1, and what is wrong there. */
struct layout_error {
	unsigned line;
	unsigned column;
	char want[160];
	char have[96];
};

#endif
