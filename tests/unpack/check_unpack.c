/* check_unpack - containers are recognized, also in layers. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "support/suites.h"
#include "support/support.h"
#include "support/unpacked.h"
#include "tools/pack/terse.h"
#include "tools/pack/xmit.h"
#include "unpack/unpack.h"

enum { MOST = 1 << 20 };

/* All that the layers give, as a string of their names with commas. */
struct layers {
	char names[256];
	struct bytes bytes;
	bool ended;
	struct fault fault;
};

static struct layers
read_layers(int fd)
{
	struct layers l = { .names = "" };
	struct unpack u;
	uint8_t room[4000];
	ssize_t n;

	ck_assert(unpack_open(&u, fd));
	for (size_t i = 0; i < u.nlayers; i++) {
		strcat(l.names, i > 0 ? ", " : "");
		strcat(l.names, u.layers[i]->words);
	}
	while ((n = stream_read(u.top, room, sizeof room)) > 0) {
		bytes_add(&l.bytes, room, (size_t)n);
		ck_assert_uint_le(l.bytes.n, MOST);
	}
	l.ended = n == 0;
	l.fault = u.top->fault;
	unpack_close(&u);
	return l;
}

/* The file as a file, and as a pipe that gives one byte a read. */
static struct layers
layers_of(const struct bytes *file, bool piped)
{
	struct layers l;
	int fd, ends[2];

	scratch_write("unpack", file->p, file->n);
	fd = open(scratch_path("unpack"), O_RDONLY);
	ck_assert_int_ge(fd, 0);
	if (!piped) {
		l = read_layers(fd);
	} else {
		ck_assert_int_eq(pipe(ends), 0);
		ck_assert_uint_le(file->n, 65536);
		ck_assert_int_eq((int)write(ends[1], file->p, file->n),
		    (int)file->n);
		close(ends[1]);
		l = read_layers(ends[0]);
		close(ends[0]);
	}
	close(fd);
	return l;
}

static void
check_layers(const struct bytes *file, const char *names,
    const struct bytes *want)
{
	for (int piped = 0; piped < 2; piped++) {
		struct layers l = layers_of(file, piped);

		ck_assert_str_eq(l.names, names);
		ck_assert(l.ended);
		ck_assert(bytes_equal(&l.bytes, want));
		bytes_free(&l.bytes);
	}
}

static struct bytes
terse_bytes(const struct bytes *b)
{
	struct symbols s = { 0 };
	struct bytes file = { 0 };

	symbols_add_bytes(&s, b->p, b->n);
	terse_file(&s, TERSE_SPACK, false, &file);
	symbols_free(&s);
	return file;
}

static struct bytes
terse_dump(const struct list *l)
{
	struct symbols s = { 0 };
	struct bytes file = { 0 };

	symbols_add_list(&s, l);
	terse_file(&s, TERSE_PACK, true, &file);
	symbols_free(&s);
	return file;
}

START_TEST(test_layers_up_to_three)
{
	struct list l = { 0 };
	struct bytes want, one, two, three = { 0 }, four;

	list_sample(&l, 12);
	want = dump_of(&l);
	one = terse_dump(&l);
	check_layers(&one, "TERSE (PACK, variable-length records)", &want);
	two = terse_bytes(&one);
	check_layers(&two, "TERSE (SPACK, fixed-length records), "
	    "TERSE (PACK, variable-length records)", &want);
	xmit_bytes(two.p, two.n, &three);
	check_layers(&three, "XMIT, TERSE (SPACK, fixed-length records), "
	    "TERSE (PACK, variable-length records)", &want);
	four = terse_bytes(&three);
	check_layers(&four, "TERSE (SPACK, fixed-length records), XMIT, "
	    "TERSE (SPACK, fixed-length records)", &one);
	bytes_free(&four);
	bytes_free(&three);
	bytes_free(&two);
	bytes_free(&one);
	bytes_free(&want);
	list_free(&l);
}
END_TEST

/* A file that is not a container is read from its current position. */
START_TEST(test_other_files_are_left_as_they_are)
{
	struct bytes b = { 0 };

	for (size_t n = 0; n < 200; n++) {
		check_layers(&b, "", &b);
		bytes_add_byte(&b, (unsigned)(n * 7 % 256));
	}
	bytes_free(&b);
}
END_TEST

START_TEST(test_file_is_read_from_where_it_stands)
{
	struct bytes dump, one;
	struct list l = { 0 };
	struct layers layers;
	int fd;

	list_sample(&l, 3);
	dump = dump_of(&l);
	one = terse_dump(&l);
	scratch_write("unpack", one.p, one.n);
	fd = open(scratch_path("unpack"), O_RDONLY);
	layers = read_layers(fd);
	ck_assert(bytes_equal(&layers.bytes, &dump));
	bytes_free(&layers.bytes);
	ck_assert_int_eq((int)lseek(fd, 2, SEEK_SET), 2);
	layers = read_layers(fd);
	ck_assert_str_eq(layers.names, "");
	ck_assert_uint_eq(layers.bytes.n, one.n - 2);
	bytes_free(&layers.bytes);
	close(fd);
	bytes_free(&one);
	bytes_free(&dump);
	list_free(&l);
}
END_TEST

/* A fault in a lower layer ends the layers above, and is the one reported. */
START_TEST(test_fault_below_is_the_one_told)
{
	struct list l = { 0 };
	struct bytes one, two;
	struct layers layers;

	list_sample(&l, 12);
	one = terse_dump(&l);
	two = terse_bytes(&one);
	two.n = two.n / 2;
	layers = layers_of(&two, true);
	ck_assert(!layers.ended);
	ck_assert_int_eq(layers.fault.kind, FAULT_TERSE_CUT);
	ck_assert_uint_eq(layers.fault.offset, two.n);
	bytes_free(&layers.bytes);
	bytes_free(&two);
	bytes_free(&one);
	list_free(&l);
}
END_TEST

/* First bytes, and the container that begins with them; NULL: none. */
static const struct {
	const char *bytes;
	int kind;		/* -1: none */
} beginnings[] = {
	{ "1F8B0800", FAULT_GZIP },
	{ "1F8B08", FAULT_GZIP },
	{ "1F8B", -1 },
	{ "1F8B07", -1 },
	{ "425A68393141", FAULT_BZIP2 },
	{ "425A", -1 },
	{ "FD377A585A00", FAULT_XZ },
	{ "FD377A585A01", -1 },
	{ "FD377A585A", -1 },
	{ "28B52FFD", FAULT_ZSTD },
	{ "28B52F", -1 },
	{ "5EE0C9D5D4D9F0F1", FAULT_XMIT },
	{ "5EE0C9D5D4D9F0F2", -1 },
	{ "5EE0C9D5D4D9F0", -1 },
	{ "02017FF40C006D5E00000000", FAULT_TERSE },
	{ "07000050 0C03 0320 00000000", FAULT_TERSE_LIBRARY },
	{ "09012234 0C005F3B 00000000", FAULT_TERSE_TEXT },
	{ "7F000026 0C035F3B 00000000", FAULT_TERSE_TEXT },
	{ "09012234 1C005F3B 00000000", -1 },
	{ "5EE0494E4D523031", FAULT_XMIT_TEXT },
	/* records, with or without a block, whose length looks like that */
	{ "020100005E770045AB120126324FE2E8E2F1", -1 },
	{ "020100000C000000 5E77 0045AB12 0126324F E2E8E2F1", -1 },
	{ "05000000040C0000 5E77 0045AB12 0126324F E2E8E2F1", -1 },
	{ "", -1 },
};

START_TEST(test_beginnings)
{
	uint8_t bytes[64];
	size_t n = hex_bytes(beginnings[_i].bytes, bytes, sizeof bytes);
	enum fault_kind kind = FAULT_KINDS;
	bool known = unpack_known(span_of(bytes, n), &kind);

	ck_assert_int_eq(known ? (int)kind : -1, beginnings[_i].kind);
	ck_assert(known || kind == FAULT_KINDS);
}
END_TEST

/* Without unpacking, the beginning is not looked at. */
START_TEST(test_none_is_the_file)
{
	struct unpack u;
	uint8_t room[16];
	int fd = open("samples/ipsec.smf", O_RDONLY);

	unpack_none(&u, fd);
	ck_assert_ptr_eq(u.top, &u.file);
	ck_assert_int_eq((int)lseek(fd, 0, SEEK_CUR), 0);
	ck_assert_int_eq((int)stream_read(u.top, room, 16), 16);
	ck_assert_uint_eq(unpack_position(&u), 16);
	unpack_close(&u);
	close(fd);
}
END_TEST

/* A read error is reported after the bytes that were read before it. */
START_TEST(test_error_is_kept)
{
	int fd = open("samples", O_RDONLY);
	struct unpack u;
	uint8_t room[16];

	ck_assert_int_ge(fd, 0);
	ck_assert(unpack_open(&u, fd));
	ck_assert_int_eq((int)stream_read(u.top, room, 16), -1);
	ck_assert(!u.top->damaged);
	ck_assert_int_eq(u.top->error, EISDIR);
	unpack_close(&u);
	close(fd);
}
END_TEST

Suite *
suite_unpack(void)
{
	Suite *s = suite_create("unpack");
	TCase *t = tcase_create("unpack");

	tcase_add_test(t, test_layers_up_to_three);
	tcase_add_test(t, test_other_files_are_left_as_they_are);
	tcase_add_test(t, test_file_is_read_from_where_it_stands);
	tcase_add_test(t, test_fault_below_is_the_one_told);
	tcase_add_loop_test(t, test_beginnings, 0,
	    sizeof beginnings / sizeof beginnings[0]);
	tcase_add_test(t, test_none_is_the_file);
	tcase_add_test(t, test_error_is_kept);
	suite_add_tcase(s, t);
	return s;
}
