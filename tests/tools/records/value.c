/* value - numbers, tokens, addresses, times and text, as a field wants them. */
#include "value.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode/codepage_builtin.h"

_Noreturn void
text_fail(const struct text *t, const struct token *token, const char *want)
{
	fprintf(stderr, "mksmf: %s:%u:%u: want %s, have \"%.*s\"\n", t->file,
	    t->line.number, token->column, want, (int)token->n, token->s);
	exit(2);
}

uint64_t
text_number(struct text *t, uint64_t max)
{
	struct token token = token_next(&t->line);
	uint64_t n;

	if (!token_number(&token, max, &n))
		text_fail(t, &token, "a number");
	return n;
}

static void
byte_add(struct text *t, const struct token *token, struct bytes *out,
    unsigned byte)
{
	if (out->n == BYTES_MAX)
		text_fail(t, token, "fewer bytes");
	bytes_add_byte(out, byte);
}

static int
hex_value(char c)
{
	const char *digits = "0123456789abcdef", *at;

	if (c >= 'A' && c <= 'F')
		c = (char)(c - 'A' + 'a');
	at = c != '\0' ? strchr(digits, c) : NULL;
	return at != NULL ? (int)(at - digits) : -1;
}

/* Two hex digits at byte i of the token. */
static unsigned
hex_byte(struct text *t, const struct token *token, size_t i)
{
	int high = i + 1 < token->n ? hex_value(token->s[i]) : -1;
	int low = high >= 0 ? hex_value(token->s[i + 1]) : -1;

	if (low < 0)
		text_fail(t, token, "pairs of hex digits");
	return (unsigned)(high * 16 + low);
}

/* The IBM-1047 byte of a character; two bytes of UTF-8 reach U+00FF. */
static unsigned
char_ebcdic(struct text *t, const struct token *token, size_t *i)
{
	struct codepage page;
	unsigned ch = (unsigned char)token->s[*i];

	if (ch >= 0xc2 && ch <= 0xc3 && *i + 1 < token->n)
		ch = (ch & 3) << 6 | (token->s[++*i] & 0x3f);
	codepage_builtin("1047", &page);
	for (unsigned byte = 0; byte < 256; byte++)
		if (page.chars[byte] == ch)
			return byte;
	text_fail(t, token, "characters of IBM-1047");
}

static void
string_bytes(struct text *t, const struct token *token, struct bytes *out)
{
	const char *s = token->s;

	for (size_t i = 0; i < token->n; i++) {
		if (s[i] == '\\' && i + 1 < token->n && s[i + 1] == 'x') {
			byte_add(t, token, out, hex_byte(t, token, i + 2));
			i += 3;
			continue;
		}
		if (s[i] == '\\' && (++i == token->n || s[i] != '\\'))
			text_fail(t, token, "\\xNN or \\\\");
		byte_add(t, token, out, char_ebcdic(t, token, &i));
	}
}

void
text_bytes(struct text *t, struct bytes *out)
{
	struct token token;
	uint64_t n;

	while ((token = token_next(&t->line)).kind != TOKEN_END) {
		if (token.kind == TOKEN_STRING) {
			string_bytes(t, &token, out);
		} else if (token_is(&token, "zeros")) {
			for (n = text_number(t, BYTES_MAX); n > 0; n--)
				byte_add(t, &token, out, 0);
		} else if (token.kind == TOKEN_WORD && token.n > 2 &&
		    memcmp(token.s, "0x", 2) == 0) {
			for (size_t i = 2; i < token.n; i += 2)
				byte_add(t, &token, out,
				    hex_byte(t, &token, i));
		} else {
			text_fail(t, &token, "\"text\", 0xNN or zeros N");
		}
	}
}

/* Bit 0 is the most significant one of the first byte. */
static void
bits_put(uint8_t *p, long offset, long length, uint64_t v)
{
	for (long i = length - 1; i >= 0; i--, v >>= 1) {
		uint8_t bit = (uint8_t)(0x80 >> (offset + i) % 8);
		uint8_t *byte = &p[(offset + i) / 8];

		*byte = (uint8_t)(v & 1 ? *byte | bit : *byte & ~bit);
	}
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* From 1 January, which is 1. */
static int
day_of_year(int year, int month, int day)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243,
		273, 304, 334 };

	return before[month - 1] + day + (month > 2 && is_leap(year));
}

static uint64_t
unix_time(int year, int day, int second)
{
	int days = 365 * (year - 1970) + (year - 1969) / 4 -
	    (year - 1901) / 100 + (year - 1601) / 400 + day - 1;

	return (uint64_t)days * 86400 + (uint64_t)second;
}

/* 1/100 s since midnight, then 0cyydddF. */
static uint64_t
smf_time(int year, int day, int second, int hundredth)
{
	unsigned date = 0;
	int digits = (year - 1900) * 1000 + day;

	for (int shift = 4; shift < 32; shift += 4, digits /= 10)
		date |= (unsigned)(digits % 10) << shift;
	return (uint64_t)(second * 100 + hundredth) << 32 | date | 0xf;
}

/* A TOD clock value: bit 51 is a microsecond, the epoch is 1900. */
static uint64_t
tod_time(uint64_t unix_seconds, int micros)
{
	return ((unix_seconds + UINT64_C(2208988800)) * 1000000 +
	    (uint64_t)micros) << 12;
}

/* Behind the seconds: Z of a unixtime, .34 or .34Z of SMF, .340000Z of a
 * TOD clock. */
static bool
time_rest(const char *s, const struct field *f, int *fraction)
{
	int n = 0;

	if (f->kind == FIELD_UNIXTIME)
		return strcmp(s, "Z") == 0;
	if (f->kind == FIELD_STCK)
		sscanf(s, ".%6dZ%n", fraction, &n);
	else if (f->utc)
		sscanf(s, ".%2dZ%n", fraction, &n);
	else
		sscanf(s, ".%2d%n", fraction, &n);
	return n > 0 && s[n] == '\0';
}

static uint64_t
time_value(struct text *t, const struct field *f, const struct token *token)
{
	char s[32] = "";
	int year, month, day, hour, minute, second, fraction = 0, n = 0;

	if (token->n < sizeof s)
		memcpy(s, token->s, token->n);
	sscanf(s, "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour,
	    &minute, &second, &n);
	if (n == 0 || !time_rest(s + n, f, &fraction) || month < 1 ||
	    month > 12)
		text_fail(t, token, "a time as smf119 prints this kind");
	second += hour * 3600 + minute * 60;
	day = day_of_year(year, month, day);
	if (f->kind == FIELD_TIMESTAMP)
		return smf_time(year, day, second, fraction);
	return f->kind == FIELD_UNIXTIME ? unix_time(year, day, second) :
	    tod_time(unix_time(year, day, second), fraction);
}

/* A number; that of microseconds in TOD clock units where it has 8 bytes. */
static uint64_t
number_value(const struct field *f, uint64_t n)
{
	return f->kind == FIELD_MICROS && f->length == 64 ? n << 12 : n;
}

static uint64_t
code_value(struct text *t, const struct field *f, const struct token *token)
{
	for (size_t i = 0; i < f->values->ncodes; i++)
		if (token_is(token, f->values->codes[i].token))
			return f->values->codes[i].number;
	text_fail(t, token, "a number or a token of the layout");
}

static uint64_t
word_value(struct text *t, const struct field *f, const struct token *token)
{
	uint64_t n;

	if (token_number(token, UINT64_MAX, &n))
		return number_value(f, n);
	if (f->kind == FIELD_CODE)
		return code_value(t, f, token);
	if (f->kind == FIELD_UNIXTIME || f->kind == FIELD_TIMESTAMP ||
	    f->kind == FIELD_STCK)
		return time_value(t, f, token);
	if (token_is(token, "Yes"))
		return 1;
	if (token_is(token, "No"))
		return 0;
	text_fail(t, token, "a number, or Yes or No");
}

/* IPv4 stands first where a flag tells the family, else it is mapped. */
static void
address_put(struct text *t, const struct field *f, const struct token *token,
    uint8_t *p)
{
	char s[INET6_ADDRSTRLEN] = "";

	if (token->n < sizeof s)
		memcpy(s, token->s, token->n);
	memset(p, 0, 16);
	if (inet_pton(AF_INET6, s, p) == 1)
		return;
	if (f->flag == NULL) {
		memset(p + 10, 0xff, 2);
		p += 12;
	}
	if (inet_pton(AF_INET, s, p) != 1)
		text_fail(t, token, "an address");
}

static void
bytes_put(struct text *t, const struct field *f, uint8_t *p)
{
	struct bytes bytes = { 0 };
	const size_t size = (size_t)f->length / 8;
	struct line line = t->line;
	struct token token = token_next(&line);

	text_bytes(t, &bytes);
	if (bytes.n > size || (f->kind == FIELD_HEX && bytes.n < size))
		text_fail(t, &token, "as many bytes as the field has");
	memset(p, 0x40, size);
	if (bytes.n > 0)
		memcpy(p, bytes.p, bytes.n);
	bytes_free(&bytes);
}

void
text_field(struct text *t, const struct field *f, uint8_t *section,
    size_t size)
{
	struct token token = { TOKEN_WORD, f->name, strlen(f->name), 1 };

	if (f->offset + f->length > (long)size * 8)
		text_fail(t, &token, "a field inside the section");
	if (f->kind == FIELD_TEXT || f->kind == FIELD_HEX ||
	    f->kind == FIELD_ALNUM) {
		bytes_put(t, f, section + f->offset / 8);
		return;
	}
	token = token_next(&t->line);
	if (f->kind == FIELD_ADDRESS)
		address_put(t, f, &token, section + f->offset / 8);
	else
		bits_put(section, f->offset, f->length,
		    word_value(t, f, &token));
	token = token_next(&t->line);
	if (token.kind != TOKEN_END)
		text_fail(t, &token, "the end of the line");
}
