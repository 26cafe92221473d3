/* check_stream - when a file can be read without its stream. */
#include <fcntl.h>
#include <unistd.h>

#include "support/suites.h"
#include "unpack/stream.h"

START_TEST(test_file_can_be_read_directly)
{
	struct stream s;
	int fd = open("samples/ipsec.smf", O_RDONLY);

	stream_file(&s, fd);
	ck_assert_int_eq(stream_descriptor(&s), fd);
	stream_peek(&s);
	ck_assert_int_eq(stream_descriptor(&s), -1);
	ck_assert(stream_rewind(&s));
	ck_assert_int_eq(stream_descriptor(&s), fd);
	close(fd);
}
END_TEST

/* What was seen of a pipe is in the stream only. */
START_TEST(test_pipe_can_not_after_a_look)
{
	struct stream s;
	char byte;
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq((int)write(ends[1], "x", 1), 1);
	close(ends[1]);
	stream_file(&s, ends[0]);
	ck_assert_int_eq(stream_descriptor(&s), ends[0]);
	ck_assert_uint_eq(stream_peek(&s).n, 1);
	ck_assert_int_eq(stream_descriptor(&s), -1);
	ck_assert_int_eq((int)stream_read(&s, &byte, 1), 1);
	ck_assert_int_eq(stream_descriptor(&s), -1);
	close(ends[0]);
}
END_TEST

START_TEST(test_failed_stream_is_not_read_again)
{
	struct stream s;
	int fd = open("samples", O_RDONLY);

	stream_file(&s, fd);
	ck_assert_uint_eq(stream_peek(&s).n, 0);
	ck_assert_int_eq(stream_descriptor(&s), -1);
	close(fd);
}
END_TEST

START_TEST(test_decoder_is_no_file)
{
	struct stream file, decoder = { .below = &file };

	ck_assert_int_eq(stream_descriptor(&decoder), -1);
}
END_TEST

Suite *
suite_stream(void)
{
	Suite *s = suite_create("stream");
	TCase *t = tcase_create("stream");

	tcase_add_test(t, test_file_can_be_read_directly);
	tcase_add_test(t, test_pipe_can_not_after_a_look);
	tcase_add_test(t, test_failed_stream_is_not_read_again);
	tcase_add_test(t, test_decoder_is_no_file);
	suite_add_tcase(s, t);
	return s;
}
