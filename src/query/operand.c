/* operand - the value in a test, read by the kind of the field it is for. */
#include "query/operand.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

#include "lib/date.h"
#include "lib/number.h"
#include "os/address.h"
#include "query/suggest.h"

#define NOT_A_TIME "not a time; use a date or a time such as 2026-11-21T12:41"
#define NOT_AN_ADDRESS "not an address; use one such as 192.0.2.1 or 2001:db8::1"

static const char no_memory[] = "there is no memory left";

/* Reads n digits at *s, which is moved behind them. */
static bool
digits(const char **s, size_t n, unsigned *out)
{
	uint64_t v;

	if (strlen(*s) < n || number_read(*s, n, 10, UINT_MAX, &v) != n)
		return false;
	*out = (unsigned)v;
	*s += n;
	return true;
}

/* One more two-digit part of a time, after its separator. */
static bool
time_part(const char **s, const char *separators, unsigned limit,
    unsigned *out)
{
	if (**s == '\0' || strchr(separators, **s) == NULL)
		return false;
	++*s;
	return digits(s, 2, out) && *out < limit;
}

/* Hours, minutes, seconds and hundredths, from part from on: adds them to *t,
 * and sets *covered to the 1/100 s that the time as written covers. zone: what
 * may stand behind it. */
static bool
clock_parts(const char *s, int from, const char *zone, uint64_t *t,
    uint64_t *covered)
{
	static const unsigned unit[] = { 360000, 6000, 100, 1 };
	static const unsigned limit[] = { 24, 60, 60, 100 };
	static const char *const separators[] = { "T ", ":", ":", "." };
	unsigned part;

	for (int i = from; i < 4 && *s != '\0' && strcmp(s, zone) != 0; i++) {
		if (!time_part(&s, separators[i], limit[i], &part))
			return false;
		*t += (uint64_t)part * unit[i];
		*covered = unit[i];
	}
	return *s == '\0' || strcmp(s, zone) == 0;
}

/* YYYY-MM-DD, and perhaps [T ]HH[:MM[:SS[.CC]]], as the range of 1/100 s
 * since day 0 that it covers. zone: what may stand behind it. */
static bool
time_range(const char *s, const char *zone, uint64_t *low, uint64_t *high)
{
	uint64_t covered = DAY_HUNDREDTHS, t;
	struct date d;

	if (!digits(&s, 4, &d.year) || !time_part(&s, "-", 13, &d.month) ||
	    !time_part(&s, "-", 32, &d.day) || !date_exists(d))
		return false;
	t = (uint64_t)date_to_day(d) * DAY_HUNDREDTHS;
	if (!clock_parts(s, 0, zone, &t, &covered))
		return false;
	*low = t;
	*high = t + covered - 1;
	return true;
}

/* HH:MM[:SS[.CC]], as the range of 1/100 s since midnight that it covers. */
static bool
clock_range(const char *s, uint64_t *low, uint64_t *high)
{
	uint64_t covered = 0, t;
	unsigned hour;

	if (!digits(&s, 2, &hour) || hour >= 24 || *s != ':')
		return false;
	t = (uint64_t)hour * 360000;
	if (!clock_parts(s, 1, "", &t, &covered))
		return false;
	*low = t;
	*high = t + covered - 1;
	return true;
}

static bool
number(const char *s, struct operand *out)
{
	if (!number_parse(s, strlen(s), UINT64_MAX, &out->low))
		return false;
	out->high = out->low;
	return true;
}

static bool
same_word(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

static const char *
flag_operand(const char *s, struct operand *out)
{
	static const char *const words[][2] = { { "0", "1" }, { "no", "yes" },
		{ "false", "true" } };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		for (unsigned v = 0; v < 2; v++)
			if (same_word(s, words[i][v])) {
				out->low = out->high = v;
				return NULL;
			}
	return "not a flag; use 1 or 0";
}

/* A code by its token, by its words or by its number. */
static const char *
code_operand(const struct values *v, const char *s, struct operand *out)
{
	for (size_t i = 0; i < v->ncodes; i++)
		if (same_word(s, v->codes[i].token) ||
		    same_word(s, v->codes[i].words)) {
			out->low = out->high = v->codes[i].number;
			return NULL;
		}
	return number(s, out) ? NULL : "unknown value";
}

static const char *
unixtime_operand(const char *s, struct operand *out)
{
	const uint64_t epoch = (uint64_t)DATE_1970 * DAY_SECONDS;

	if (strchr(s, '-') == NULL)
		return number(s, out) ? NULL : NOT_A_TIME;
	if (!time_range(s, "Z", &out->low, &out->high) ||
	    out->high / 100 < epoch)
		return NOT_A_TIME;
	out->low = out->low / 100 - epoch;
	out->high = out->high / 100 - epoch;
	return NULL;
}

static const char *
address_operand(struct arena *a, const char *s, struct operand *out)
{
	char text[ADDRESS_TEXT];
	const char *slash = strchr(s, '/');
	size_t n = slash != NULL ? (size_t)(slash - s) : strlen(s);
	uint8_t *bytes = arena_take(a, 16);
	struct operand bits = { .low = 0 };
	bool ipv6 = strchr(s, ':') != NULL;

	if (bytes == NULL)
		return no_memory;
	if (n >= sizeof text)
		return NOT_AN_ADDRESS;
	memcpy(text, s, n);
	text[n] = '\0';
	if (!address_read(text, ipv6, bytes))
		return NOT_AN_ADDRESS;
	out->bytes.p = bytes;
	out->bytes.n = ipv6 ? 16 : 4;
	bits.low = out->bytes.n * 8;
	if (slash != NULL && (!number(slash + 1, &bits) ||
	    bits.low > out->bytes.n * 8))
		return "wrong prefix length; IPv4 has up to 32 bits, IPv6 up to "
		    "128";
	out->bits = (unsigned)bits.low;
	return NULL;
}

static const char *
hex_operand(struct arena *a, const char *s, struct operand *out)
{
	uint8_t *bytes = arena_take(a, strlen(s) / 2 + 1);
	size_t n = 0;
	unsigned high, low;

	if (bytes == NULL)
		return no_memory;
	if (s[0] == '0' && s[1] == 'x')
		s += 2;
	for (; *s != '\0'; s += 2) {
		high = number_digit(s[0]);
		low = number_digit(s[1]);
		if (high > 0xf || low > 0xf)
			return "not hexadecimal; use two digits for each byte";
		bytes[n++] = (uint8_t)(high << 4 | low);
	}
	out->bytes.p = bytes;
	out->bytes.n = n;
	return NULL;
}

static bool
field_is_text(const struct field *f)
{
	return f->kind == FIELD_TEXT || f->kind == FIELD_ALNUM ||
	    f->kind == FIELD_STRING;
}

static const char *
address_test(struct arena *a, const char *s, enum test_operator operator,
    struct operand *out)
{
	if (operator != TEST_EQUAL && operator != TEST_NOT_EQUAL)
		return "addresses are compared with = and != only";
	return address_operand(a, s, out);
}

/* Is it the time of the SMF header, whose zone the user can give? */
static bool
is_header_time(const struct field *f)
{
	return f->kind == FIELD_TIMESTAMP && !f->utc &&
	    strcmp(f->name, "timestamp") == 0;
}

static const char *
date_operand(const struct field *f, const char *s, struct operand *out)
{
	const char *zone = f->utc || f->kind == FIELD_STCK ? "Z" : "";
	const char *given = is_header_time(f) ? zone_of_time(s) : NULL;
	int minutes;

	if (given != NULL && zone_read(given, &minutes)) {
		zone = given;
		out->zoned = true;
		out->zone = (int64_t)minutes * ZONE_MINUTE;
	}
	return time_range(s, zone, &out->low, &out->high) ? NULL :
	    NOT_A_TIME;
}

/* One value, by the kind of the field. Returns what is wrong with it. */
static const char *
value_operand(struct arena *a, const struct field *f,
    enum test_operator operator, const char *s, struct operand *out)
{
	switch (f->kind) {
	case FIELD_FLAG:
		return flag_operand(s, out);
	case FIELD_CODE:
		return code_operand(f->values, s, out);
	case FIELD_UNIXTIME:
		return unixtime_operand(s, out);
	case FIELD_TIMESTAMP:
	case FIELD_DATE:
	case FIELD_STCK:
		return date_operand(f, s, out);
	case FIELD_TIME:
		return clock_range(s, &out->low, &out->high) ? NULL :
		    "not a time of day; use one such as 12:41";
	case FIELD_ADDRESS:
	case FIELD_IPV4:
		return address_test(a, s, operator, out);
	case FIELD_HEX:
	case FIELD_RESERVED:
		return hex_operand(a, s, out);
	case FIELD_TEXT:
	case FIELD_ALNUM:
	case FIELD_STRING:
		out->bytes = (struct span){ (const uint8_t *)s, strlen(s) };
		return NULL;
	case FIELD_SECTIONS:
		return "this field cannot be compared";
	case FIELD_BITS:
	case FIELD_UINT:
	case FIELD_HUNDREDTHS:
	case FIELD_MICROS:
	case FIELD_COUNT:
		break;
	}
	return number(s, out) ? NULL : "not a number";
}

/* How many parts text has between separators. */
static size_t
count_parts(const char *s, char separator)
{
	size_t n = 1;

	for (; *s != '\0'; s++)
		n += *s == separator;
	return n;
}

/* The part of *s up to the separator, which is skipped; NULL: no memory. */
static const char *
part_next(struct arena *a, const char **s, char separator)
{
	const char separators[] = { separator, '\0' };
	size_t n = strcspn(*s, separators), skip = strspn(*s, " ");
	const char *part;

	skip = skip < n ? skip : n;
	part = *s + skip;
	*s += n + ((*s)[n] == separator);
	n -= skip;
	while (n > 0 && part[n - 1] == ' ')
		n--;
	return arena_text(a, part, n);
}

/* A comma in text is a comma; hexadecimal values are not listed. */
static bool
takes_commas(const struct field *f)
{
	return field_is_text(f) || f->kind == FIELD_HEX;
}

/* May the operand be a list? */
static bool
takes_list(const struct field *f, enum test_operator operator)
{
	return !takes_commas(f) &&
	    (operator == TEST_EQUAL || operator == TEST_NOT_EQUAL);
}

static bool
operands_parse(struct arena *a, const struct field *f, const char *word,
    const char *s, struct test *out, struct query_error *error)
{
	const bool list = takes_list(f, out->operator);
	size_t n = list ? count_parts(s, ',') : 1;
	struct operand *operands = arena_take(a, n * sizeof *operands);
	const char *part, *what;

	if (operands == NULL)
		return query_fail(error, word, no_memory);
	if (!list && !takes_commas(f) && strchr(s, ',') != NULL)
		return query_fail(error, word, "a list of values needs = or "
		    "!=");
	for (size_t i = 0; i < n; i++) {
		part = list ? part_next(a, &s, ',') : s;
		what = part == NULL ? no_memory : value_operand(a, f,
		    out->operator, part, &operands[i]);
		if (what != NULL && f->kind == FIELD_CODE && part != NULL)
			suggest_codes(f->values, part, error);
		if (what != NULL)
			return query_fail(error, word, what);
	}
	out->operands = operands;
	out->n = n;
	for (size_t i = 0; i < n; i++)
		out->zoned |= operands[i].zoned;
	return true;
}

bool
operand_parse(struct arena *a, const struct field *f, const char *word,
    const char *operand, struct test *out, struct query_error *error)
{
	size_t n = strlen(operand);

	if (n >= 2 && operand[0] == '"' && operand[n - 1] == '"') {
		operand = arena_text(a, operand + 1, n - 2);
		if (operand == NULL)
			return query_fail(error, word, no_memory);
	}
	if (out->operator != TEST_GLOB && out->operator != TEST_NOT_GLOB)
		return operands_parse(a, f, word, operand, out, error);
	if (!field_is_text(f) && f->kind != FIELD_CODE)
		return query_fail(error, word, "~ and !~ compare text and "
		    "codes only");
	return patterns_parse(a, f->values, operand, &out->patterns) ||
	    query_fail(error, word, no_memory);
}
