/* check_foreign - a container is known by all of its first bytes, not by fewer
 * and not by other ones. */
#include <string.h>

#include "input/foreign.h"
#include "support/suites.h"
#include "support/support.h"

/* at and n: the bytes of the magic in what follows. */
static const struct {
	enum fault_kind kind;
	size_t at;
	size_t n;
	const char *bytes;
} magics[] = {
	{ FAULT_GZIP, 0, 3, "\x1f\x8b\x08" },
	{ FAULT_BZIP2, 0, 3, "BZh" },
	{ FAULT_XZ, 0, 6, "\xfd\x37\x7a\x58\x5a\x00" },
	{ FAULT_ZSTD, 0, 4, "\x28\xb5\x2f\xfd" },
	{ FAULT_ZIP, 0, 4, "PK\x03\x04" },
	{ FAULT_COMPRESS, 0, 2, "\x1f\x9d" },
	{ FAULT_XMIT, 2, 6, "\x50\xe0\xc9\xd5\xd4\xd9\xf0\xf1" },
	{ FAULT_TERSE, 1, 3, "\x01\x89\x69\xa5" },
	{ FAULT_FAKETAPE, 0, 12, "000000500050" },
	{ FAULT_FAKETAPE, 8, 4, "\x01\x01\x01\x01\x01\x01\x01\x01@HDF" },
	{ FAULT_FAKETAPE, 12, 4, "\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01"
	    "\x01@HDF" },
};

enum { MAGICS = sizeof magics / sizeof magics[0] };

static bool
known_as(enum fault_kind kind, const void *p, size_t n)
{
	enum fault_kind have = NOTE_EMPTY;
	bool known = foreign_container(span_of(p, n), &have);

	ck_assert(known || have == NOTE_EMPTY);
	return known && have == kind;
}

START_TEST(test_container_is_known_by_every_byte_of_its_magic)
{
	const size_t end = magics[_i].at + magics[_i].n;
	uint8_t bytes[32] = { 0 };

	memset(bytes, 0x01, sizeof bytes);
	memcpy(bytes, magics[_i].bytes, end);
	ck_assert(known_as(magics[_i].kind, bytes, sizeof bytes));
	ck_assert(known_as(magics[_i].kind, bytes, end));
	ck_assert(!known_as(magics[_i].kind, bytes, end - 1));
	for (size_t i = magics[_i].at; i < end; i++) {
		bytes[i] ^= 0x40;
		ck_assert_msg(!known_as(magics[_i].kind, bytes,
		    sizeof bytes), "byte %zu of magic %d", i, _i);
		bytes[i] ^= 0x40;
	}
}
END_TEST

/* Method, whether records vary, record length, flags, the length again. */
static const struct {
	const char *bytes;
	bool known;
} headers[] = {
	{ "\x02\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x80", true },
	{ "\x05\x00\x7f\xf8\x00\x00\x00\x00\x00\x00\x7f\xf8", true },
	{ "\x02\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00", true },
	{ "\x02\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80", true },
	{ "\x02\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", false },
	{ "\x02\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x81", false },
	{ "\x02\x01\x00\x80\x00\x00\x00\x00\x00\x00\x01\x80", false },
	{ "\x02\x01\x00\x80\x00\x00\x00\x00\x00\x01\x00\x80", false },
	{ "\x02\x01\x00\x80\x00\x00\x00\x00\x01\x00\x00\x80", false },
	{ "\x02\x01\x01\x80\x00\x00\x00\x00\x00\x00\x00\x80", false },
	{ "\x02\x02\x00\x80\x00\x00\x00\x00\x00\x00\x00\x80", false },
	{ "\x03\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x80", false },
};

START_TEST(test_native_terse_header_has_its_length_twice)
{
	ck_assert_int_eq(known_as(FAULT_TERSE, headers[_i].bytes, 12),
	    headers[_i].known);
	ck_assert(!known_as(FAULT_TERSE, headers[_i].bytes, 11));
}
END_TEST

/* A label and a tape mark as Hercules writes them, before what follows. */
#define LABEL(rest)	"\x50\0\0\0\xa0\0\xe5\xd6\xd3\xf1" BLANKS BLANKS \
	"    \0\0\x50\0\x40\0" rest
#define BLANKS		"                                    "

/* Chunks of a tape image: length, that of the chunk before, flags, data. */
static const struct {
	const char *bytes;
	size_t n;
	bool known;
} tapes[] = {
	{ "\x34\x12\0\0\xa1\0\x78\x9c", 8, true },
	{ "\x34\x12\0\0\x81\0\x78\x01", 8, true },
	{ "\x2b\0\0\0\xa1\0\x48\x89", 8, true },
	{ "\xff\xff\0\0\xa2\0BZh9", 10, true },
	{ LABEL("\x34\x12\0\0\xa1\0\x78\x9c"), 100, true },
	{ LABEL("\x34\x12\0\0\xa2\0BZh9"), 102, true },
	{ "\x34\x12\0\0\xa1\0\x78\x9d", 8, false },
	{ "\x34\x12\0\0\xa1\0\x79\x18", 8, false },
	{ "\x34\x12\0\0\xa1\0\x88\x1c", 8, false },
	{ "\x34\x12\0\0\xa1\0BZh9", 10, false },
	{ "\x34\x12\0\0\xa2\0\x78\x9c", 8, false },
	{ "\x34\x12\0\0\xa3\0\x78\x9c", 8, false },
	{ "\x34\x12\0\0\x21\0\x78\x9c", 8, false },
	{ "\x34\x12\1\0\xa1\0\x78\x9c", 8, false },
	{ "\x34\x12\0\1\xa1\0\x78\x9c", 8, false },
	{ LABEL("\x34\x12\x50\0\xa1\0\x78\x9c"), 100, false },
	{ LABEL("\x34\x12\0\0\xa0\0\x78\x9c"), 100, false },
};

START_TEST(test_compressed_tape_is_known_by_its_first_compressed_chunk)
{
	ck_assert_int_eq(known_as(FAULT_HET, tapes[_i].bytes, tapes[_i].n),
	    tapes[_i].known);
}
END_TEST

/* The length of the block before, of this one, and their exclusive or. */
static const struct {
	const char *bytes;
	bool known;
} fakes[] = {
	{ "000000500050", true },
	{ "00007FF87FF8", true },
	{ "00007ff87ff8", true },
	{ "00000a9F0A9f", true },
	{ "0000000000000000" "7FF87FF8", true },	/* a tape mark first */
	{ "000000000000", false },
	{ "00007FF87FF9", false },
	{ "7FF800007FF8", false },
	{ "00007FG87FG8", false },
	{ "00007/F87/F8", false },
	{ "00007:F87:F8", false },
	{ "00007`F87`F8", false },
	{ "000000000000000000000000", false },
};

START_TEST(test_faketape_is_known_by_its_first_block_header)
{
	const char *p = fakes[_i].bytes;

	ck_assert_int_eq(known_as(FAULT_FAKETAPE, p, strlen(p)),
	    fakes[_i].known);
}
END_TEST

Suite *
suite_foreign(void)
{
	Suite *s = suite_create("foreign");
	TCase *t = tcase_create("foreign");

	tcase_add_loop_test(t,
	    test_container_is_known_by_every_byte_of_its_magic, 0, MAGICS);
	tcase_add_loop_test(t, test_native_terse_header_has_its_length_twice,
	    0, sizeof headers / sizeof headers[0]);
	tcase_add_loop_test(t,
	    test_compressed_tape_is_known_by_its_first_compressed_chunk, 0,
	    sizeof tapes / sizeof tapes[0]);
	tcase_add_loop_test(t,
	    test_faketape_is_known_by_its_first_block_header, 0,
	    sizeof fakes / sizeof fakes[0]);
	suite_add_tcase(s, t);
	return s;
}
