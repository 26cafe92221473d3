/* charset - by iconv(3). */
#include "os/charset.h"

#include <iconv.h>
#include <stddef.h>
#include <stdio.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

static uint16_t
character(iconv_t cd, unsigned char byte, uint16_t none)
{
	char in[1] = { (char)byte };
	unsigned char out[8];
	char *from = in, *to = (char *)out;
	size_t nfrom = 1, nto = sizeof out;

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &nfrom, &to, &nto) != 0 || nfrom != 0 ||
	    sizeof out - nto != 2)
		return none;
	return (uint16_t)(out[0] << 8 | out[1]);
}

bool
charset_read(const char *name, uint16_t none, uint16_t out[256])
{
	iconv_t cd = iconv_open("UTF-16BE", name);

	if (cd == (iconv_t)-1)
		return false;
	for (int i = 0; i < 256; i++)
		out[i] = character(cd, (unsigned char)i, none);
	iconv_close(cd);
	return true;
}

void
charset_library(char *out, size_t n)
{
#if defined _LIBICONV_VERSION
	snprintf(out, n, "GNU libiconv %d.%d", _LIBICONV_VERSION >> 8,
	    _LIBICONV_VERSION & 0xff);
#elif defined __GLIBC__
	snprintf(out, n, "GNU C library %s", gnu_get_libc_version());
#else
	snprintf(out, n, "of the C library");
#endif
}
