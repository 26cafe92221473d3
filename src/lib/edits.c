/* edits - Levenshtein distance, row by row. */
#include "lib/edits.h"

#include <ctype.h>
#include <string.h>

enum { LETTERS_PER_EDIT = 4 };

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

size_t
edits_between(const char *a, const char *b)
{
	size_t row[EDITS_LONGEST + 1], n = strlen(b), diagonal, above;

	if (n > EDITS_LONGEST)
		return EDITS_FAR;
	for (size_t i = 0; i <= n; i++)
		row[i] = i;
	for (size_t k = 1; *a != '\0'; a++, k++) {
		diagonal = row[0];
		row[0] = k;
		for (size_t i = 1; i <= n; i++) {
			above = row[i];
			row[i] = least(above + 1, row[i - 1] + 1, diagonal +
			    (tolower((unsigned char)*a) !=
			    tolower((unsigned char)b[i - 1])));
			diagonal = above;
		}
	}
	return row[n];
}

size_t
edits_allowed(const char *word)
{
	return 1 + strlen(word) / LETTERS_PER_EDIT;
}
