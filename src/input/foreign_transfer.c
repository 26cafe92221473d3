/* foreign_transfer - recognizes what a transfer has done to a dump. */
#include "input/foreign.h"
#include "lib/ebcdic.h"
#include "record/header.h"

enum {
	FOLLOW = 8	/* length words that are enough */
};

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

	c->ebcdic += ebcdic_upper_or_digit(b);
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

/* How far length words lead from one header to the next, when they are read
 * that way and count more bytes than they say. A single record counts as two
 * when its swapped length is exact: unswapped, a cut record may seem so. */
static size_t
follow(struct span look, bool little, size_t more)
{
	size_t at = 0, n = 0;

	while (n < FOLLOW && header_believable(look, at + RDW_SIZE) &&
	    span_byte(look, at + 2) == 0 && span_byte(look, at + 3) == 0) {
		size_t first = span_byte(look, at);
		size_t second = span_byte(look, at + 1);

		at += more + (little ? second << 8 | first :
		    first << 8 | second);
		n++;
	}
	return n + (little && n != 0 && at == look.n);
}

/* Length words as other programs write them: does the chain of records go
 * further with them than with RDWs? */
static bool
wrong_rdw(struct span look, enum fault_kind *kind)
{
	size_t good = follow(look, false, 0);

	if (follow(look, true, 0) > good ||
	    follow(look, true, RDW_SIZE) > good)
		*kind = FAULT_RDW_LITTLE;
	else if (follow(look, false, RDW_SIZE) > good)
		*kind = FAULT_RDW_EXCLUSIVE;
	else
		return false;
	return true;
}

/* A header in the first bytes: there is no RDW. Between records, FTP's marks or
 * nothing. */
static bool
no_rdw(struct span look, enum fault_kind *kind)
{
	size_t at;

	if (!header_believable(look, 0))
		return false;
	*kind = FAULT_NO_RDW;
	if (header_find(look, HEADER_MIN - RDW_SIZE, look.n, &at) &&
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
foreign_transfer(struct span look, enum fault_kind *kind)
{
	struct census c;

	if (no_rdw(look, kind) || wrong_rdw(look, kind))
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
