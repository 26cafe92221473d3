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

Suite *
suite_foreign(void)
{
	Suite *s = suite_create("foreign");
	TCase *t = tcase_create("foreign");

	tcase_add_loop_test(t,
	    test_container_is_known_by_every_byte_of_its_magic, 0, MAGICS);
	tcase_add_loop_test(t, test_native_terse_header_has_its_length_twice,
	    0, sizeof headers / sizeof headers[0]);
	suite_add_tcase(s, t);
	return s;
}
