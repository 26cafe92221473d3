/* charset - without iconv(3), the system is not asked. */
#include "os/charset.h"

#include <stdio.h>

bool
charset_read(const char *name, uint16_t none, uint16_t out[256])
{
	(void)name;
	(void)none;
	(void)out;
	return false;
}

void
charset_library(char *out, size_t n)
{
	snprintf(out, n, "none");
}
