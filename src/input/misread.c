/* misread - what a transfer does to a dump, told by what it leaves. */
#include "input/detect.h"
#include "input/header.h"

/* What the bytes are made of. */
struct census {
	size_t ebcdic;		/* capitals and digits in EBCDIC */
	size_t ascii;		/* the same in ASCII */
	size_t text;		/* what a text file is made of */
	size_t high;		/* from 0x80 on */
	size_t lf;		/* line feeds without a carriage return */
	size_t crlf;
	size_t replaced;	/* U+FFFD in UTF-8 */
	size_t latin;		/* 0x80 to 0xff in UTF-8 */
};

static void
census_byte(struct census *c, struct span look, size_t i)
{
	uint8_t b = span_byte(look, i);

	c->ebcdic += (b >= 0xc1 && b <= 0xc9) || (b >= 0xd1 && b <= 0xd9) ||
	    (b >= 0xe2 && b <= 0xe9) || (b >= 0xf0 && b <= 0xf9);
	c->ascii += (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
	c->text += (b >= 0x20 && b != 0x7f) || (b >= '\t' && b <= '\r');
	c->high += b >= 0x80;
	if (b == '\n' && i > 0 && span_byte(look, i - 1) == '\r')
		c->crlf++;
	else if (b == '\n')
		c->lf++;
	c->latin += (b == 0xc2 || b == 0xc3) &&
	    (span_byte(look, i + 1) & 0xc0) == 0x80;
	c->replaced += b == 0xef && span_equal(look, i, "\xef\xbf\xbd", 3);
}

static struct census
census(struct span look)
{
	struct census c = { 0 };

	for (size_t i = 0; i < look.n; i++)
		census_byte(&c, look, i);
	return c;
}

/* Does a record begin behind a length word at at, or the input end? */
static bool
goes_on(struct span look, size_t at, bool whole)
{
	if (at >= look.n)
		return at == look.n || !whole;
	return header_believable(look, at + 4);
}

/* A header four bytes in, but the length before it leads nowhere: read as the
 * wrong hands may have written it, does it? */
static bool
wrong_rdw(struct span look, bool whole, enum fault_kind *kind)
{
	size_t big = (size_t)span_byte(look, 0) << 8 | span_byte(look, 1);
	size_t little = (size_t)span_byte(look, 1) << 8 | span_byte(look, 0);

	if (!header_believable(look, 4) || span_byte(look, 2) != 0 ||
	    span_byte(look, 3) != 0)
		return false;
	if (goes_on(look, little, whole) ||
	    goes_on(look, little + 4, whole)) {
		*kind = FAULT_RDW_LITTLE;
		return true;
	}
	if (!header_believable(look, big + 4 + 4))
		return false;
	*kind = FAULT_RDW_EXCLUSIVE;
	return true;
}

/* A header at once: no RDW. Between records, FTP's marks or nothing. */
static bool
no_rdw(struct span look, enum fault_kind *kind)
{
	size_t at;

	if (!header_believable(look, 0))
		return false;
	*kind = FAULT_NO_RDW;
	if (header_find(look, HEADER_SIZE, look.n, &at) &&
	    span_equal(look, at - 2, "\xff\x01", 2))
		*kind = FAULT_STRU_R;
	return true;
}

/* A dump begins with a record of type 2 and 14 bytes, and translated, its
 * system id can be read. Later ones hold names that can be read. */
static bool
is_translated(struct span look, const struct census *c)
{
	static const char *const names[] = { "IKE     ", "STACK   ", "TCPIP",
		"SYS1", "IFASMF" };

	/* all that is not ASCII is UTF-8, but for a byte cut off at the end */
	if (c->latin > 8 && c->high - 2 * c->latin <= 1)
		return true;
	if (c->ascii <= c->ebcdic)
		return false;
	if (span_byte(look, 1) == 2 && span_byte(look, 6) <= 1)
		return true;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		for (size_t at = 0, n = i < 2 ? 8 : 4; at < look.n; at++)
			if (span_equal(look, at, names[i], n))
				return true;
	return false;
}

bool
misread_known(struct span look, bool whole, enum fault_kind *kind)
{
	struct census c;

	if (no_rdw(look, kind) || wrong_rdw(look, whole, kind))
		return true;
	c = census(look);
	if (c.replaced >= 2)
		*kind = FAULT_RECODED;
	else if (c.text == look.n && c.high <= look.n / 2)
		*kind = FAULT_TEXT_FILE;
	else if (is_translated(look, &c))
		*kind = FAULT_TRANSLATED;
	else if (c.lf == 0 && c.crlf >= 2)
		*kind = FAULT_LINE_ENDS;
	else
		return false;
	return true;
}
