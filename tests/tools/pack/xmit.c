/* xmit - control records from hex, data records in segments, cards of 80. */
#include "xmit.h"

#include <stdlib.h>
#include <string.h>

enum {
	FIRST = 0x80,
	LAST = 0x40,
	CONTROL = 0x20,
	SEGMENT = 253,
	CARD = 80,
	RECORD = 1024
};

/* Text units: LRECL 80, from USER at NODEA to USER at NODEB, the time, one
 * file or two. */
#define INMR01 "0042 0001 0001 50  1011 0001 0005 D5D6C4C5C1 " \
	"1012 0001 0004 E4E2C5D9  1001 0001 0005 D5D6C4C5C2 " \
	"1002 0001 0004 E4E2C5D9  1024 0001 0008 F2F0F2F6F1F1F2F1 " \
	"102F 0001 0001 "

/* INMCOPY, PS, SMF.DUMP. */
#define INMR02 "1028 0001 0007 C9D5D4C3D6D7E8  003C 0001 0002 4000 " \
	"102C 0001 0004 00010000 " \
	"0002 0002 0003 E2D4C6 0004 C4E4D4D7 "
#define VARY "0042 0001 0002 7FF4  0049 0001 0002 5802"
#define RDWS "0042 0001 0002 7FF8  0049 0001 0002 5800"
#define FIXED "0042 0001 0002 0400  0049 0001 0002 9000"
#define MESSAGE "1028 0001 0007 C9D5D4C3D6D7E8  0028 0000 " \
	"0042 0001 0001 FB  0049 0001 0002 5002"
#define INMR03 "003C 0001 0002 4000  0042 0001 0001 50  " \
	"0049 0001 0002 0001"

void
xmit_record(struct bytes *out, unsigned flags, const void *p, size_t n)
{
	const uint8_t *at = p;
	size_t part;

	flags |= FIRST;
	do {
		part = n < SEGMENT ? n : SEGMENT;
		n -= part;
		bytes_add_byte(out, (unsigned)part + 2);
		bytes_add_byte(out, flags | (n == 0 ? LAST : 0));
		bytes_add(out, at, part);
		at += part;
		flags &= ~(unsigned)FIRST;
	} while (n > 0);
}

static unsigned
digit(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'A' + 10);
}

void
xmit_control(struct bytes *out, unsigned number, const char *hex)
{
	struct bytes record = { 0 };

	bytes_add(&record, "\xc9\xd5\xd4\xd9\xf0", 5);
	bytes_add_byte(&record, 0xf0 + number);
	for (; *hex != '\0'; hex++) {
		if (*hex == ' ')
			continue;
		bytes_add_byte(&record, digit(hex[0]) << 4 | digit(hex[1]));
		hex++;
	}
	xmit_record(out, CONTROL, record.p, record.n);
	bytes_free(&record);
}

void
xmit_end(struct bytes *out)
{
	xmit_control(out, 6, "");
	while (out->n % CARD != 0)
		bytes_add_byte(out, 0xe2);
}

static void
write_message(struct bytes *out)
{
	static const char text[] = "\xc8\xc5\xd9\xc5\x40\xc9\xe3\x40\xc9\xe2";

	xmit_control(out, 3, INMR03);
	for (int i = 0; i < 20; i++)
		xmit_record(out, 0, text, sizeof text - 1);
}

static void
begin(struct bytes *out, bool message, const char *form)
{
	char file[512];

	xmit_control(out, 1, message ? INMR01 "02" : INMR01 "01");
	if (message)
		xmit_control(out, 2, "00000001" MESSAGE);
	strcpy(file, message ? "00000002" INMR02 : "00000001" INMR02);
	xmit_control(out, 2, strcat(file, form));
	if (message)
		write_message(out);
	xmit_control(out, 3, INMR03);
}

void
xmit_list(const struct list *l, unsigned flags, struct bytes *out)
{
	size_t skip = flags & XMIT_RDWS ? 0 : 4;

	begin(out, (flags & XMIT_MESSAGE) != 0, flags & XMIT_RDWS ? RDWS :
	    VARY);
	for (size_t i = 0; i < l->n; i++)
		xmit_record(out, 0, l->records[i].p + skip,
		    l->records[i].n - skip);
	xmit_end(out);
}

void
xmit_bytes(const void *p, size_t n, struct bytes *out)
{
	const uint8_t *at = p;
	size_t part;

	begin(out, false, FIXED);
	for (; n > 0; n -= part, at += part) {
		part = n < RECORD ? n : RECORD;
		xmit_record(out, 0, at, part);
	}
	xmit_end(out);
}
