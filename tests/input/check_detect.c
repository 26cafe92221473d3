/* check_detect - inputs that are hard to detect, and inputs that are not
 * dumps. */
#include <stdio.h>
#include <string.h>

#include "input/reader.h"
#include "support/suites.h"
#include "tools/frames/frame.h"
#include "tools/frames/outcome.h"
#include "tools/frames/trial.h"

/* The sample, all cut at that time of day (hundredths of a second). */
static struct list
list_at(uint32_t time, size_t n)
{
	struct list l = { NULL, 0 };

	list_sample(&l, n);
	for (size_t i = 0; i < l.n; i++)
		for (unsigned b = 0; b < 4; b++)
			l.records[i].p[6 + b] = (uint8_t)(time >> (24 - 8 * b));
	return l;
}

/* In the first 655 seconds the time begins with two zero bytes, as the lower
 * half of an RDW or BDW does. */
START_TEST(test_records_near_midnight_are_told_apart)
{
	static const uint32_t times[] = { 0, 1, 0x200, 0x300, 0x0100, 65535,
		65536, 8639999 };

	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
		struct list list = list_at(times[i], 12);

		for (const struct shape *s = shapes; s->name != NULL; s++) {
			struct image image = frame(s, &list);
			struct outcome o = outcome_of(image.file.p,
			    image.file.n, NULL);

			ck_assert_msg(o.records.n ==
			    (s->framing != NULL ? list.n : 0),
			    "%s at %u: %zu records", s->name,
			    (unsigned)times[i], o.records.n);
			ck_assert_int_eq(o.status, s->framing != NULL ? 0 : 2);
			outcome_free(&o);
			image_free(&image);
		}
		list_free(&list);
	}
}
END_TEST

/* Flags that do not name the operating system, or a system id with other
 * characters than upper case letters: the dump is read, also after damage. */
static const struct {
	unsigned flags;
	uint32_t system;
} systems[] = {
	{ 0x40, 0xe2e8e2f1 },
	{ 0xc0, 0xe2e8e2f1 },
	{ 0x00, 0xe2e8e2f1 },
	{ 0x5e, 0xa2a8a2f1 },	/* lower case */
	{ 0x5e, 0x00000000 },
	{ 0x40, 0x53595331 },	/* ASCII */
};

START_TEST(test_other_systems_are_read)
{
	struct list list = { NULL, 0 };

	list_sample(&list, 12);
	for (size_t i = 0; i < list.n; i++) {
		list.records[i].p[4] = (uint8_t)systems[_i].flags;
		put_int(list.records[i].p + 14, 4, systems[_i].system);
	}
	for (const struct shape *s = shapes; s->framing != NULL; s++) {
		struct image image = frame(s, &list);
		struct outcome o = outcome_of(image.file.p, image.file.n,
		    NULL);

		ck_assert_msg(o.records.n == list.n && o.status == 0,
		    "%s: %zu records", s->name, o.records.n);
		outcome_free(&o);
		memset(image.file.p + image.parts[image.n / 2].start, 0xff,
		    8);
		o = outcome_of(image.file.p, image.file.n, NULL);
		ck_assert_msg(o.records.n >= list.n - 2 && o.status == 1,
		    "%s: %zu records behind damage", s->name, o.records.n);
		outcome_free(&o);
		image_free(&image);
	}
	list_free(&list);
}
END_TEST

START_TEST(test_random_bytes_are_no_dump)
{
	struct dice d = dice_of(1);
	uint8_t bytes[4096];

	for (unsigned i = 0; i < 500; i++) {
		struct outcome o;
		size_t n = dice_between(&d, 1, sizeof bytes);

		for (size_t k = 0; k < n; k++)
			bytes[k] = (uint8_t)dice_between(&d, 0, 255);
		o = outcome_of(bytes, n, NULL);
		ck_assert_uint_eq(o.records.n, 0);
		ck_assert_int_eq(o.status, 2);
		outcome_free(&o);
	}
}
END_TEST

/* A dump of one record, or of two, is enough. */
START_TEST(test_short_dumps_are_found)
{
	for (size_t n = 1; n <= 3; n++) {
		struct list list = { NULL, 0 };

		list_sample(&list, n);
		for (const struct shape *s = shapes; s->framing != NULL; s++) {
			struct image image = frame(s, &list);
			struct outcome o = outcome_of(image.file.p,
			    image.file.n, NULL);

			ck_assert_msg(o.records.n == n && o.status == 0,
			    "%s: %zu of %zu", s->name, o.records.n, n);
			outcome_free(&o);
			image_free(&image);
		}
		list_free(&list);
	}
}
END_TEST

static void
check_fault(const void *p, size_t n, int status, enum fault_kind kind)
{
	struct outcome o = outcome_of(p, n, NULL);

	ck_assert_int_eq(o.status, status);
	ck_assert_uint_eq(o.nfaults, 1);
	ck_assert_msg(o.faults[0].kind == kind, "%s",
	    fault_text(o.faults[0].kind)->what);
	ck_assert_uint_eq(o.records.n, 0);
	ck_assert_ptr_null(o.framing);
	outcome_free(&o);
}

START_TEST(test_what_is_no_dump_is_named)
{
	static const char text[] = "Dear SMF,\n\nhow are you?\n\tYours\n";
	static const char utf8[] = "Gr\xc3\xbc\xc3\x9f" "e\r\n";
	static const uint8_t zeros[100000];
	uint8_t noise[5000];

	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (uint8_t)(i * i >> 3);
	check_fault("", 0, 0, NOTE_EMPTY);
	check_fault(zeros, 1, 2, FAULT_ZEROS_ONLY);
	check_fault(zeros, 5000, 2, FAULT_ZEROS_ONLY);
	check_fault(zeros, sizeof zeros, 2, FAULT_ZEROS_ONLY);
	check_fault(text, sizeof text - 1, 2, FAULT_TEXT_FILE);
	check_fault(utf8, sizeof utf8 - 1, 2, FAULT_TEXT_FILE);
	check_fault("\1", 1, 2, FAULT_NOT_SMF);
	check_fault("000000500050VOL1", 16, 2, FAULT_FAKETAPE);
	check_fault("\7\0\0\120\14\0\0\0\0\0\0\0", 12, 2,
	    FAULT_TERSE_LIBRARY);
	check_fault("\x9\1\x22\x34\14\0\0\0\0\0\0\0", 12, 2,
	    FAULT_TERSE_TEXT);
	check_fault(noise, sizeof noise, 2, FAULT_NOT_SMF);
}
END_TEST

/* Given with --framing, every framing reads its own dumps, and reports what it
 * cannot read. */
START_TEST(test_framing_can_be_forced)
{
	struct list list = { NULL, 0 };
	const char *name, *words;
	struct stream in;

	list_sample(&list, 10);
	for (const struct shape *s = shapes; s->framing != NULL; s++) {
		struct image image = frame(s, &list);
		struct outcome o = outcome_of(image.file.p, image.file.n,
		    s->framing);

		ck_assert_uint_eq(o.records.n, list.n);
		ck_assert_int_eq(o.status, 0);
		outcome_free(&o);
		image_free(&image);
	}
	for (size_t i = 0; reader_framing_list(i, &name, &words); i++) {
		struct reader *r;

		stream_file(&in, 0);
		r = reader_open(&in);
		ck_assert(reader_force(r, name));
		ck_assert_str_eq(reader_framing(r), words);
		ck_assert(!reader_force(r, "nonsense"));
		reader_close(r);
	}
	list_free(&list);
}
END_TEST

/* Segments so short that the first one does not hold the header: not detected,
 * but read when the framing is given. */
START_TEST(test_smallest_segments_are_read_when_forced)
{
	struct shape tiny = *shape_find("sdw");
	struct list list = { NULL, 0 };
	struct image image;
	struct outcome o;

	tiny.segment = 5;
	list_sample(&list, 10);
	image = frame(&tiny, &list);
	o = outcome_of(image.file.p, image.file.n, "sdw");
	ck_assert_uint_eq(o.records.n, list.n);
	ck_assert_int_eq(o.status, 0);
	outcome_free(&o);
	image_free(&image);
	tiny = *shape_find("aws-split");
	tiny.segment = 1;
	image = frame(&tiny, &list);
	o = outcome_of(image.file.p, image.file.n, "aws");
	ck_assert_uint_eq(o.records.n, list.n);
	ck_assert_int_eq(o.status, 0);
	outcome_free(&o);
	image_free(&image);
	list_free(&list);
}
END_TEST

/* A container is named although a framing is forced; a dump is read. */
START_TEST(test_forced_framing_still_sees_containers)
{
	struct outcome o = outcome_of("\x1f\x8b\x08\0\0\0\0", 7, "rdw");

	ck_assert_int_eq(o.status, 2);
	ck_assert_int_eq(o.faults[0].kind, FAULT_GZIP);
	outcome_free(&o);
	o = outcome_of("no dump at all", 14, "rdw");
	ck_assert_int_eq(o.status, 1);
	outcome_free(&o);
}
END_TEST

/* A dump may be no more than the beginning of one record. */
START_TEST(test_one_cut_record_is_damage)
{
	struct list list = { NULL, 0 }, one;

	list_sample(&list, 3);
	one = (struct list){ list.records + 1, 1 };
	for (const struct shape *s = shapes; s->name != NULL; s++) {
		struct image image;
		struct outcome o;

		if (s->framing == NULL)
			continue;
		image = frame(s, &one);
		o = outcome_of(image.file.p, image.parts[image.n - 1].end - 1,
		    NULL);
		ck_assert_msg(o.status == 1, "%s: status %d, fault %d",
		    s->name, o.status, (int)o.faults[0].kind);
		outcome_free(&o);
		image_free(&image);
	}
	list_free(&list);
}
END_TEST

/* A chunk of a tape image; n 0: a tape mark. */
static void
put_chunk(struct bytes *tape, const void *p, size_t n, size_t *before)
{
	unsigned char head[6] = { n & 0xff, (unsigned char)(n >> 8),
		*before & 0xff, (unsigned char)(*before >> 8),
		n != 0 ? 0xa0 : 0x40, 0 };

	bytes_add(tape, head, sizeof head);
	bytes_add(tape, p, n);
	*before = n;
}

enum filler { BLANKS, NOISE, NUMBERS, ZEROS, TEXT };

/* How many bytes of other files come first, in blocks of what. */
static const struct {
	size_t bytes;
	enum filler what;
} others[] = {
	{ 1000, BLANKS }, { 60000, NOISE }, { 70000, BLANKS },
	{ 70000, NOISE }, { 70000, NUMBERS }, { 70000, ZEROS },
	{ 200000, NOISE }, { 200000, NUMBERS }, { 300000, NOISE },
	{ 300000, ZEROS }, { 20000, TEXT }, { 300000, TEXT },
	{ 1500000, NUMBERS }, { 1500000, BLANKS },
};

static struct bytes
other_block(struct dice *d, size_t n, enum filler what)
{
	struct bytes b = { 0 };

	while (b.n < n)
		switch (what) {
		case BLANKS:
			bytes_add_byte(&b, 0x40);
			break;
		case NOISE:
			bytes_add_byte(&b, (unsigned)dice_between(d, 0, 255));
			break;
		case NUMBERS:
			bytes_add_int(&b, dice_between(d, 0, 3000), 4);
			break;
		case TEXT:
			bytes_add(&b, "//SYS1 JOB\r\n", 12);
			break;
		default:
			bytes_add_byte(&b, 0);
			break;
		}
	return b;
}

/* The SMF data may be on any file of a tape. */
START_TEST(test_tape_is_read_behind_other_files)
{
	struct list list = { NULL, 0 };
	struct bytes tape = { 0 };
	struct dice d = dice_of(1);
	struct image smf;
	struct outcome o;
	size_t before = 0;

	list_sample(&list, 12);
	smf = frame(shape_find("bdw-large"), &list);
	while (tape.n < others[_i].bytes) {
		struct bytes b = other_block(&d, dice_between(&d, 4, 30000),
		    others[_i].what);

		put_chunk(&tape, b.p, b.n, &before);
		bytes_free(&b);
		if (dice_percent(&d, 20))
			put_chunk(&tape, NULL, 0, &before);
	}
	put_chunk(&tape, NULL, 0, &before);
	o = outcome_of(tape.p, tape.n, NULL);
	ck_assert_int_eq(o.status, 2);
	ck_assert_int_eq(o.faults[o.nfaults - 1].kind, FAULT_TAPE_EMPTY);
	outcome_free(&o);
	put_chunk(&tape, smf.file.p, smf.file.n, &before);
	put_chunk(&tape, NULL, 0, &before);
	o = outcome_of(tape.p, tape.n, NULL);
	ck_assert_int_eq(o.status, 0);
	ck_assert_str_eq(o.framing, "AWS tape image");
	ck_assert_uint_eq(o.records.n, list.n);
	outcome_free(&o);
	image_free(&smf);
	bytes_free(&tape);
	list_free(&list);
}
END_TEST

Suite *
suite_detect(void)
{
	Suite *s = suite_create("detect");
	TCase *t = tcase_create("detection");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, test_records_near_midnight_are_told_apart);
	tcase_add_loop_test(t, test_other_systems_are_read, 0,
	    sizeof systems / sizeof systems[0]);
	tcase_add_test(t, test_random_bytes_are_no_dump);
	tcase_add_test(t, test_short_dumps_are_found);
	tcase_add_test(t, test_one_cut_record_is_damage);
	tcase_add_loop_test(t, test_tape_is_read_behind_other_files, 0,
	    sizeof others / sizeof others[0]);
	tcase_add_test(t, test_what_is_no_dump_is_named);
	tcase_add_test(t, test_framing_can_be_forced);
	tcase_add_test(t, test_smallest_segments_are_read_when_forced);
	tcase_add_test(t, test_forced_framing_still_sees_containers);
	suite_add_tcase(s, t);
	return s;
}
