/* number - digits to an unsigned integer, never above a limit. */
#include "lib/number.h"

unsigned
number_digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'A' && c <= 'F')
		return (unsigned)(c - 'A') + 10;
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	return 16;
}

size_t
number_read(const char *s, size_t n, unsigned base, uint64_t max,
    uint64_t *out)
{
	uint64_t v = 0;
	unsigned digit;
	size_t i;

	for (i = 0; i < n && (digit = number_digit(s[i])) < base; i++) {
		if (digit > max || v > (max - digit) / base)
			return 0;
		v = v * base + digit;
	}
	if (i > 0)
		*out = v;
	return i;
}

bool
number_parse(const char *s, size_t n, uint64_t max, uint64_t *out)
{
	uint64_t v;
	bool hex = n > 2 && s[0] == '0' && s[1] == 'x';

	if (hex) {
		s += 2;
		n -= 2;
	}
	if (n == 0 || number_read(s, n, hex ? 16 : 10, max, &v) != n)
		return false;
	*out = v;
	return true;
}
