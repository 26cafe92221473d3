/* seen - the note about an input without records of the selected subtypes. */
#include "seen.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
	SUBTYPES = UINT16_MAX + 1,
	LISTED = 12,	/* subtypes that the note names */
	TEXT_SIZE = 512
};

bool
seen_make(struct seen *s, struct arena *a)
{
	memset(s, 0, sizeof *s);
	s->others = arena_take(a, SUBTYPES * sizeof *s->others);
	return s->others != NULL;
}

uint64_t
seen_others(const struct seen *s)
{
	uint64_t n = 0;

	for (unsigned i = 0; i < SUBTYPES; i++)
		n += s->others[i];
	return n;
}

/* "1 (32), 2 (8)": the subtypes and how many records there are of each. */
static void
list_others(const struct seen *s, char *text, size_t room)
{
	unsigned listed = 0, more = 0;
	size_t n = 0;

	for (unsigned i = 0; i < SUBTYPES; i++) {
		if (s->others[i] == 0)
			continue;
		if (listed == LISTED) {
			more++;
			continue;
		}
		n += (size_t)snprintf(text + n, room - n, "%s%u (%" PRIu64 ")",
		    listed++ > 0 ? ", " : "", i, s->others[i]);
	}
	if (more > 0)
		snprintf(text + n, room - n, " and %u more", more);
}

static void
say_none_selected(const struct seen *s, const char *subtypes,
    const struct diag *d)
{
	char others[TEXT_SIZE] = "";

	list_others(s, others, sizeof others);
	if (others[0] != '\0')
		diag_remark(d, "no records of %s; of type 119 there are %s; "
		    "see --summary", subtypes, others);
	else
		diag_remark(d, "no records of %s; there are none of type 119; "
		    "see --summary", subtypes);
}

void
seen_say(const struct seen *s, const struct selection *selection,
    const struct diag *d)
{
	const bool dropped = s->selected > 0 && s->passed == 0 && d->verbose;
	char subtypes[TEXT_SIZE];

	if (s->records == 0 || (s->selected > 0 && !dropped))
		return;
	selection_words(selection, subtypes, sizeof subtypes);
	if (dropped)
		diag_remark(d, "none of %" PRIu64 " records of %s passed the "
		    "tests", s->selected, subtypes);
	else
		say_none_selected(s, subtypes, d);
}
