/* zone - reads zones, and finds that of a system. */
#include "decode/zone.h"

#include <stdio.h>
#include <string.h>

#include "lib/number.h"

enum { HOURS_MAX = 14 };

bool
zones_make(struct zones *z, struct catalog *c, size_t n)
{
	const struct section *header = c->header;
	const struct field *system;

	memset(z, 0, sizeof *z);
	z->items = arena_take(&c->arena, (n + 1) * sizeof *z->items);
	if (z->items == NULL)
		return false;
	system = header != NULL ? section_field(header, "SMF119SID") : NULL;
	if (system == NULL || system->kind != FIELD_TEXT)
		return true;
	z->timestamp = section_field(header, "timestamp");
	z->system_at = (size_t)system->offset / 8;
	z->system_size = (size_t)system->length / 8;
	return true;
}

static bool
two_digits(const char *text, unsigned limit, unsigned *out)
{
	uint64_t n;

	if (number_read(text, 2, 10, limit, &n) != 2)
		return false;
	*out = (unsigned)n;
	return true;
}

bool
zone_read(const char *text, int *minutes)
{
	unsigned hours, rest;

	if (strcmp(text, "Z") == 0) {
		*minutes = 0;
		return true;
	}
	if (strlen(text) != ZONE_TEXT || (text[0] != '+' && text[0] != '-') ||
	    text[3] != ':' || !two_digits(text + 1, HOURS_MAX, &hours) ||
	    !two_digits(text + 4, 59, &rest))
		return false;
	*minutes = (int)(60 * hours + rest);
	if (text[0] == '-')
		*minutes = -*minutes;
	return true;
}

const char *
zone_of_time(const char *time)
{
	const size_t n = strlen(time);
	int minutes;

	if (n > 0 && time[n - 1] == 'Z')
		return time + n - 1;
	if (n < ZONE_TEXT || !zone_read(time + n - ZONE_TEXT, &minutes))
		return NULL;
	return time + n - ZONE_TEXT;
}

int64_t
zone_hundredths(const uint8_t *text)
{
	char copy[ZONE_TEXT + 1] = "";
	int minutes = 0;

	memcpy(copy, text, ZONE_TEXT);
	zone_read(copy, &minutes);
	return (int64_t)minutes * ZONE_MINUTE;
}

/* The name of a system in the code page. False: it is none. */
static bool
system_read(const char *name, size_t n, const struct codepage *page,
    struct zone *out)
{
	int byte;

	if (n == 0 || n > sizeof out->system)
		return false;
	for (size_t i = 0; i < n; i++) {
		for (byte = 0; byte < 256; byte++)
			if (page->chars[byte] == (unsigned char)name[i])
				break;
		if (byte == 256)
			return false;
		out->system[i] = (uint8_t)byte;
	}
	out->nsystem = n;
	return true;
}

bool
zones_add(struct zones *z, const char *word, const struct codepage *page)
{
	const char *equals = strchr(word, '=');
	const char *text = equals != NULL ? equals + 1 : word;
	struct zone zone = { .nsystem = 0 };
	int minutes;

	if (!zone_read(text, &minutes) || (equals != NULL &&
	    !system_read(word, (size_t)(equals - word), page, &zone)))
		return false;
	memcpy(zone.text, strcmp(text, "Z") == 0 ? "+00:00" : text, ZONE_TEXT);
	z->items[z->n++] = zone;
	return true;
}

static void
missing_add(struct zones *z, struct span system)
{
	uint8_t name[ZONE_SYSTEM] = { 0 };

	memcpy(name, system.p, system.n < sizeof name ? system.n :
	    sizeof name);
	for (size_t i = 0; i < z->nmissing; i++)
		if (memcmp(z->missing[i], name, sizeof name) == 0)
			return;
	if (z->nmissing < ZONES_MISSING)
		memcpy(z->missing[z->nmissing++], name, sizeof name);
}

const uint8_t *
zones_find(struct zones *z, struct span header)
{
	const struct zone *all = NULL;
	struct span system;

	if (!span_sub(header, z->system_at, z->system_size, &system))
		return NULL;
	system = span_trim(system);
	for (const struct zone *i = z->items + z->n; i-- > z->items;) {
		if (i->nsystem == 0 && all == NULL)
			all = i;
		if (i->nsystem > 0 && i->nsystem == system.n &&
		    memcmp(i->system, system.p, system.n) == 0)
			return i->text;
	}
	if (all != NULL)
		return all->text;
	missing_add(z, system);
	return NULL;
}
