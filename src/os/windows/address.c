/* address - by inet_pton of Winsock. */
#include "os/address.h"

#include <winsock2.h>
#include <ws2tcpip.h>

bool
address_read(const char *text, bool ipv6, uint8_t *out)
{
	return inet_pton(ipv6 ? AF_INET6 : AF_INET, text, out) == 1;
}
