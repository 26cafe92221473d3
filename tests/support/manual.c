/* manual - manual pages and other texts, line by line and by section. */
#include "support/manual.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

bool
text_line(const char **text, char *line)
{
	size_t n = strcspn(*text, "\n");

	if (**text == '\0')
		return false;
	ck_assert_uint_lt(n, LINE_MAX_LENGTH);
	memcpy(line, *text, n);
	line[n] = '\0';
	*text += n + ((*text)[n] == '\n');
	return true;
}

void
manual_unescape(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++) {
		if (*s != '\\') {
			*to++ = *s;
			continue;
		}
		s++;
		if (strncmp(s, "(dq", 3) == 0) {
			*to++ = '"';
			s += 2;
		} else if (*s != '&') {
			*to++ = *s == 'e' ? '\\' : *s;
		}
	}
	*to = '\0';
}

const char *
manual_section(struct blob manual, const char *name)
{
	char head[64];
	char *s, *end;

	snprintf(head, sizeof head, "\n.Sh %s\n", name);
	s = strstr(manual.p, head);
	ck_assert_msg(s != NULL, "no section %s", name);
	s += strlen(head);
	if ((end = strstr(s, "\n.Sh ")) != NULL)
		end[1] = '\0';
	return s;
}
