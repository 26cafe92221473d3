/* address - by inet_pton(3). */
#include "os/address.h"

#include <arpa/inet.h>

bool
address_read(const char *text, bool ipv6, uint8_t *out)
{
	return inet_pton(ipv6 ? AF_INET6 : AF_INET, text, out) == 1;
}
