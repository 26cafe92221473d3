/* operand - the value in a test, read by the kind of the field it is for. */
#include "query/operand.h"

#include <arpa/inet.h>
#include <limits.h>
#include <string.h>

#include "lib/date.h"
#include "lib/number.h"

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
number(const char *s, struct test *out)
{
	if (!number_parse(s, strlen(s), UINT64_MAX, &out->low))
		return false;
	out->high = out->low;
	return true;
}

static const char *
flag_operand(const char *s, struct test *out)
{
	static const char *const words[][2] = { { "0", "1" }, { "No", "Yes" },
		{ "no", "yes" }, { "false", "true" } };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		for (unsigned v = 0; v < 2; v++)
			if (strcmp(s, words[i][v]) == 0) {
				out->low = out->high = v;
				return NULL;
			}
	return "a flag is 1 or 0";
}

static const char *
code_operand(const struct values *v, const char *s, struct test *out)
{
	for (size_t i = 0; i < v->ncodes; i++)
		if (strcmp(s, v->codes[i].token) == 0) {
			out->low = out->high = v->codes[i].number;
			return NULL;
		}
	return number(s, out) ? NULL : "it is neither a token of this field "
	    "nor a number";
}

static const char *
unixtime_operand(const char *s, struct test *out)
{
	const uint64_t epoch = (uint64_t)DATE_1970 * DAY_SECONDS;

	if (strchr(s, '-') == NULL)
		return number(s, out) ? NULL : "it is not a time";
	if (!time_range(s, "Z", &out->low, &out->high) ||
	    out->high / 100 < epoch)
		return "it is not a date or a time such as 2026-11-21T12:41";
	out->low = out->low / 100 - epoch;
	out->high = out->high / 100 - epoch;
	return NULL;
}

static const char *
address_operand(struct arena *a, const char *s, struct test *out)
{
	char text[INET6_ADDRSTRLEN];
	const char *slash = strchr(s, '/');
	size_t n = slash != NULL ? (size_t)(slash - s) : strlen(s);
	uint8_t *bytes = arena_take(a, 16);
	struct test bits = { .low = 0 };
	bool ipv6 = strchr(s, ':') != NULL;

	if (bytes == NULL)
		return no_memory;
	if (n >= sizeof text)
		return "it is not an address";
	memcpy(text, s, n);
	text[n] = '\0';
	if (inet_pton(ipv6 ? AF_INET6 : AF_INET, text, bytes) != 1)
		return "it is not an address";
	out->bytes.p = bytes;
	out->bytes.n = ipv6 ? 16 : 4;
	bits.low = out->bytes.n * 8;
	if (slash != NULL && (!number(slash + 1, &bits) ||
	    bits.low > out->bytes.n * 8))
		return "the prefix is not a number of the address's bits";
	out->bits = (unsigned)bits.low;
	return NULL;
}

static const char *
hex_operand(struct arena *a, const char *s, struct test *out)
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
			return "it is not an even number of hex digits";
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

const char *
operand_parse(struct arena *a, const struct field *f, const char *operand,
    struct test *out)
{
	out->text = operand;
	if (out->operator == TEST_GLOB)
		return field_is_text(f) || f->kind == FIELD_CODE ? NULL :
		    "~ is for fields of text or codes";
	switch (f->kind) {
	case FIELD_FLAG:
		return flag_operand(operand, out);
	case FIELD_CODE:
		return code_operand(f->values, operand, out);
	case FIELD_UNIXTIME:
		return unixtime_operand(operand, out);
	case FIELD_TIMESTAMP:
	case FIELD_DATE:
	case FIELD_STCK:
		return time_range(operand, f->utc || f->kind == FIELD_STCK ?
		    "Z" : "", &out->low, &out->high) ? NULL :
		    "it is not a date or a time such as 2026-11-21T12:41";
	case FIELD_TIME:
		return clock_range(operand, &out->low, &out->high) ? NULL :
		    "it is not a time of day such as 12:41";
	case FIELD_ADDRESS:
	case FIELD_IPV4:
		if (out->operator != TEST_EQUAL &&
		    out->operator != TEST_NOT_EQUAL)
			return "addresses are compared with = and != only";
		return address_operand(a, operand, out);
	case FIELD_HEX:
	case FIELD_RESERVED:
		return hex_operand(a, operand, out);
	case FIELD_TEXT:
	case FIELD_ALNUM:
	case FIELD_STRING:
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
	return number(operand, out) ? NULL : "it is not a number";
}
