/* address - IP addresses as people write them. */
#ifndef SMF119_ADDRESS_H
#define SMF119_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>

enum { ADDRESS_TEXT = 46 };	/* bytes of the longest, with its NUL */

/* The bytes of an IPv6 (16) or IPv4 (4) address, in network order. False: it is
 * no such address, and out is left alone. */
bool address_read(const char *text, bool ipv6, uint8_t *out);

#endif
