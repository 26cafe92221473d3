/* check_containers - packed dumps give the output of the dump itself; what is
 * damaged is reported with its place, and what cannot be unpacked is named. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"
#include "support/unpacked.h"

static const char *const containers[] = { "pack", "spack", "xmit",
	"xmit-message", "xmit-rdws", "pack-fixed", "spack-fixed", "xmit-fixed" };

enum { CONTAINERS = sizeof containers / sizeof containers[0] };

/* Output, status and messages but for places in it are those of the dump. */
static void
check_same(const char *sample, const char *container, const char *format)
{
	static char command[1024];

	snprintf(command, sizeof command,
	    "$RUN $BUILD/pack %s samples/%s.smf >$BUILD/check-packed; "
	    "$SMF119 -q -s all -o %s samples/%s.smf "
	    ">$BUILD/check-plain; s=$?; "
	    "$SMF119 -q -s all -o %s $BUILD/check-packed "
	    ">$BUILD/check-file; echo $(($? - s)); "
	    "cat $BUILD/check-packed | $SMF119 -q -s all -o %s "
	    ">$BUILD/check-pipe; echo $(($? - s)); "
	    "cmp $BUILD/check-plain $BUILD/check-file && "
	    "cmp $BUILD/check-plain $BUILD/check-pipe && echo same",
	    container, sample, format, sample, format, format);
	expect_output(command, "0\n0\nsame\n");
}

static const char no_programs[] = "gzip and the like are not there";

START_TEST(test_packed_samples_give_the_output_of_the_dump)
{
	for (size_t i = 0; sample_name(i) != NULL; i++) {
		/* a dump with damaged RDWs cannot be packed as records */
		bool damaged = strcmp(sample_name(i), "damaged") == 0;

		/* one record of spanned is too long for an RDW of its own */
		if (strcmp(containers[_i], "xmit-rdws") == 0 &&
		    strcmp(sample_name(i), "spanned") == 0)
			continue;
		if (!damaged || strstr(containers[_i], "fixed") != NULL)
			check_same(sample_name(i), containers[_i],
			    formats[(i + (size_t)_i) % FORMATS_N]->name);
	}
}
END_TEST

START_TEST(test_one_byte_a_read_gives_the_same)
{
	const char *sample = strcmp(containers[_i], "xmit-rdws") == 0 ?
	    "ipsec" : "spanned";
	char command[512];

	snprintf(command, sizeof command, "$RUN $BUILD/pack %s "
	    "samples/%s.smf >$BUILD/check-packed; export "
	    "SMF119_FAULT=read:1:short+; $FAULTS -o kv "
	    "$BUILD/check-packed >$BUILD/check-slow; unset SMF119_FAULT; "
	    "$SMF119 -o kv samples/%s.smf | cmp - $BUILD/check-slow && "
	    "echo same", containers[_i], sample, sample);
	expect_output(command, "same\n");
}
END_TEST

static const char *const programs[] = { "gzip", "bzip2", "xz", "zstd" };
static const char *const cats[] = { "zcat", "bzcat", "xzcat", "zstdcat" };

/* As a file, as standard input that is a file, and from a pipe. */
START_TEST(test_programs_unpack_files_and_not_pipes)
{
	char command[512], words[256];

	if (!is_installed(programs[_i]) || skip_on_windows(no_programs))
		return;
	snprintf(command, sizeof command, "%s -c samples/ipsec.smf "
	    ">$BUILD/check-packed; $SMF119 -o kv samples/ipsec.smf "
	    ">$BUILD/check-plain; $SMF119 -o kv $BUILD/check-packed | "
	    "cmp - $BUILD/check-plain; $SMF119 -o kv <$BUILD/check-packed | "
	    "cmp - $BUILD/check-plain && echo same", programs[_i]);
	expect_output(command, "same\n");
	snprintf(words, sizeof words, "standard input: compressed with %s; "
	    "use: %s FILE | smf119", programs[_i], cats[_i]);
	snprintf(command, sizeof command, "cat $BUILD/check-packed | $SMF119 "
	    "2>&1; $SMF119 --unpack=none $BUILD/check-packed 2>&1 | "
	    "sed 's/.*check-packed/standard input/'");
	snprintf(words, sizeof words, "smf119: standard input: compressed "
	    "with %s; use: %s FILE | smf119\nstandard input: compressed with "
	    "%s; use: %s FILE | smf119\n", programs[_i], cats[_i],
	    programs[_i], cats[_i]);
	expect_output(command, words);
}
END_TEST

START_TEST(test_layers_are_named)
{
	if (skip_on_windows(no_programs))
		return;
	expect_output("$RUN $BUILD/pack pack samples/ipsec.smf "
	    ">$BUILD/check-a; $RUN $BUILD/pack xmit-fixed $BUILD/check-a "
	    ">$BUILD/check-b; gzip -c $BUILD/check-b >$BUILD/check-c; $SMF119 "
	    "-v -n 2 -o csv --no-header -e file $BUILD/check-c 2>&1 | "
	    "sed \"s|$BUILD/||\"", "smf119: check-c: unpacked: gzip, XMIT, "
	    "TERSE (PACK, variable-length records)\n"
	    "smf119: check-c: framing: RDW\n"
	    "smf119: check-c: not all bytes of these records are decoded; see "
	    "smf119-layout(1)\n"
	    "smf119: check-c: 4 records, 0 of them spanned, 2 of type 119; "
	    "2 printed, 0 damaged\ncheck-c\ncheck-c\n");
}
END_TEST

/* --framing is about what is unpacked. */
START_TEST(test_framing_is_that_of_the_unpacked_data)
{
	expect_output("$RUN $BUILD/reframe --to=bdw samples/ipsec.smf "
	    ">$BUILD/check-bdw; $RUN $BUILD/pack spack-fixed $BUILD/check-bdw "
	    ">$BUILD/check-packed; $SMF119 -o kv samples/ipsec.smf "
	    ">$BUILD/check-plain; $SMF119 -o kv --framing=bdw "
	    "$BUILD/check-packed | cmp - $BUILD/check-plain && "
	    "$SMF119 -o kv $BUILD/check-packed | cmp - $BUILD/check-plain && "
	    "echo same", "same\n");
}
END_TEST

/* A sample in a container, cut or changed: what it prints on both outputs. */
static const struct {
	const char *container;
	const char *injury;	/* of $f, by a shell */
	const char *out;
} injuries[] = {
	{ "pack", "head -c 900 $f",
	    "3\n4\n6\nF: at 0x384: tersed data end before their end code: "
	    "the file was cut; transfer it again\n" },
	{ "spack", "head -c 12 $f", "F: at 0xc: tersed data end before "
	    "their end code: the file was cut; transfer it again\n" },
	{ "pack", "{ head -c 900 $f; printf '\\377\\377\\377'; "
	    "tail -c +904 $f; }", NULL },
	{ "xmit", "head -c 1600 $f", "3\n4\nF: at 0x640: XMIT data end before "
	    "their trailer (INMR06): the file was cut; transfer it again\n" },
	{ "pack", "cat $f $f", "3\n4\n6\n7\n8\n9\n10\nF: at 0x5bb: more data "
	    "behind the end of the tersed data; they are not read; have 2629 "
	    "bytes\n" },
	{ "pack", "gzip -c $f | head -c 600", NULL },
};

/* One message, status 1, and records from the first on. */
START_TEST(test_damage_is_reported_once_behind_the_records_before)
{
	char command[1024];
	struct result r;

	if (strstr(injuries[_i].injury, "gzip") != NULL &&
	    skip_on_windows(no_programs))
		return;
	snprintf(command, sizeof command, "f=$BUILD/check-good; "
	    "$RUN $BUILD/pack %s samples/ipsec.smf >$f; { %s; } "
	    ">$BUILD/check-packed; $SMF119 -o csv --no-header -e record "
	    "$BUILD/check-packed 2>$BUILD/check-messages; s=$?; "
	    "sed 's/.*check-packed/F/' $BUILD/check-messages; exit $s",
	    injuries[_i].container, injuries[_i].injury);
	r = run_shell(command);
	ck_assert_msg(r.status == 1, "%s: %d: %s", command, r.status, r.out.p);
	ck_assert_msg(strstr(r.out.p, "F: ") != NULL &&
	    strstr(strstr(r.out.p, "F: ") + 1, "F: ") == NULL, "%s: %s",
	    command, r.out.p);
	if (injuries[_i].out != NULL)
		ck_assert_str_eq(r.out.p, injuries[_i].out);
	result_free(&r);
}
END_TEST

/* Cut before its end, the status is never 0; the output is the beginning of the
 * whole output. */
START_TEST(test_no_prefix_is_well)
{
	char command[1024];

	snprintf(command, sizeof command, "f=$BUILD/check-good; "
	    "$RUN $BUILD/pack %s samples/ipsec.smf >$f; "
	    "$SMF119 -o kv $f >$BUILD/check-plain; for n in 3 11 12 13 60 "
	    "$(seq 97 97 1300); do head -c $n $f >$BUILD/check-packed; "
	    "$SMF119 -o kv $BUILD/check-packed >$BUILD/check-some "
	    "2>/dev/null && echo well at $n; "
	    "cmp $BUILD/check-some $BUILD/check-plain 2>&1 | "
	    "grep -v 'EOF on'; done; :", _i == 2 ? "xmit" : containers[_i]);
	expect_output(command, "");
}
END_TEST

START_TEST(test_offsets_of_faults_are_of_the_unpacked_data)
{
	struct result r;

	if (skip_on_windows(no_programs))
		return;
	r = run_shell("gzip -c samples/damaged.smf "
	    ">$BUILD/check-packed; $SMF119 -o kv $BUILD/check-packed 2>&1 "
	    ">/dev/null | sed 's/.*check-packed/smf119: samples\\/damaged.smf/;"
	    " s/ of the unpacked data//' >$BUILD/check-a; $SMF119 -o kv "
	    "samples/damaged.smf 2>$BUILD/check-b >/dev/null; "
	    "cmp $BUILD/check-a $BUILD/check-b && $SMF119 "
	    "$BUILD/check-packed 2>&1 >/dev/null | head -n 1");

	ck_assert_ptr_nonnull(strstr(r.out.p, " of the unpacked data"));
	result_free(&r);
}
END_TEST

START_TEST(test_what_is_no_dump_is_named)
{
	expect_output("$RUN $BUILD/pack spack-fixed README.md "
	    ">$BUILD/check-packed; $SMF119 $BUILD/check-packed 2>&1 | "
	    "sed 's/.*check-packed/F/'", "F: unpacked data: an ordinary text "
	    "file, not an SMF dump\n");
	expect_output("head -c 2000 README.md | tr ' -~' '\\200-\\336' "
	    ">$BUILD/check-a; $RUN $BUILD/pack pack-fixed $BUILD/check-a "
	    ">$BUILD/check-packed; $SMF119 $BUILD/check-packed 2>&1 | "
	    "sed 's/.*check-packed/F/'; head -c 1200 $BUILD/check-packed "
	    ">$BUILD/check-b; $SMF119 $BUILD/check-b 2>&1 | "
	    "sed 's/.*check-b/F/'; $SMF119 $BUILD/check-packed 2>/dev/null; "
	    "echo $?", "F: tersed, but its content is not an SMF dump; if it "
	    "should be one, transfer it again with \"binary\"\n"
	    "F: tersed, but its content is not an SMF dump; if it should be "
	    "one, transfer it again with \"binary\"\n2\n");
}
END_TEST

/* Translated from EBCDIC, the header names SPACK no longer, but PACK still. */
START_TEST(test_tersed_file_transferred_as_text_is_named)
{
	static const char *const methods[] = { "pack", "spack" };
	static const char *const messages[] = {
		"F: tersed, but its content is not an SMF dump; if it should "
		"be one, transfer it again with \"binary\"\n2\n",
		"F: tersed, but transferred as text, which destroys it; "
		"transfer it again with \"binary\"\n2\n" };
	char command[500];

	if (!is_installed("iconv"))
		return;
	for (size_t i = 0; i < 2; i++) {
		snprintf(command, sizeof command, "$RUN $BUILD/pack %s "
		    "samples/ipsec.smf | iconv -f IBM1047 -t ISO8859-1 | "
		    "tr '\\205' '\\n' >$BUILD/check-packed; "
		    "$SMF119 $BUILD/check-packed 2>&1 | "
		    "sed 's/.*check-packed/F/'; $SMF119 $BUILD/check-packed "
		    "2>/dev/null; echo $?", methods[i]);
		expect_output(command, messages[i]);
	}
}
END_TEST

START_TEST(test_missing_program_is_exit_2)
{
	expect_output("gzip -c samples/ipsec.smf >$BUILD/check-packed; "
	    "s=$(env PATH=bin: $SMF119 $BUILD/check-packed 2>&1); echo $?; "
	    "echo \"$s\" | sed 's/.*check-packed/F/'", "2\nF: gzip: this "
	    "program is needed to unpack the file, and is not in PATH\n");
}
END_TEST

START_TEST(test_program_that_cannot_be_run_is_named)
{
	if (skip_on_windows(no_programs))
		return;
	if (run_prefix()[0] != '\0') {
		skip("an emulator cannot tell why a program was not started");
		return;
	}
	expect_output("gzip -c samples/ipsec.smf >$BUILD/check-packed; "
	    "d=$(mktemp -d); echo none >$d/gzip; chmod +x $d/gzip; "
	    "s=$(env PATH=$d $SMF119 $BUILD/check-packed 2>&1); echo $?; "
	    "rm -r $d; echo \"$s\" | sed 's/.*check-packed/F/'",
	    "2\nF: cannot be unpacked by gzip: Exec format error\n");
}
END_TEST

/* Descriptors that the caller has closed, or signals that it ignores. */
START_TEST(test_programs_run_whatever_the_caller_left)
{
	static const char *const places[] = { "<&-", "2>&-", "<&- 2>&-" };
	static const char *const signals[] = { "CHLD", "PIPE", "CHLD PIPE" };
	size_t n = 3;
	char command[512];

	if (skip_on_windows(no_programs))
		return;
	if (strstr(run_prefix(), "valgrind") != NULL) {
		skip("valgrind does not start without a standard error");
		n = 1;
	}
	for (size_t i = 0; i < n; i++) {
		snprintf(command, sizeof command, "gzip -c samples/ipsec.smf "
		    ">$BUILD/check-packed; trap '' %s; "
		    "$SMF119 -o csv --no-header -e record "
		    "$BUILD/check-packed >$BUILD/check-some %s; echo $?; "
		    "cat $BUILD/check-some", signals[i], places[i]);
		expect_output(command, "0\n3\n4\n6\n7\n8\n9\n10\n");
	}
}
END_TEST

/* The program that unpacks has more output than is read. */
START_TEST(test_enough_ends_a_program_without_a_fault)
{
	if (skip_on_windows(no_programs))
		return;
	expect_output("for i in $(seq 400); do cat samples/ipsec.smf; done | "
	    "gzip -c >$BUILD/check-packed; $SMF119 -n 1 -o csv --no-header "
	    "-e record $BUILD/check-packed; echo $?; $SMF119 -o kv "
	    "$BUILD/check-packed | head -n 1 | wc -l | tr -d ' '",
	    "3\n0\n1\n");
}
END_TEST

static const struct {
	const char *name;
	const char *sum;
} files[] = {
	{ "FB.A.TXT.PACK", "591b7cc95037822dec5a4d593a2e2e8b19c07ddd2570e569"
	    "9003d17f14c440a6" },
	{ "VB.A.TXT.PACK", "cdfa224232bcc3c6bae455849ef7a353327aeff636e4b577"
	    "ddd39ef141c1a6a6" },
	{ "VB.A.TXT.SPACK", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c"
	    "a495991b7852b855" },	/* z/OS wrote it with no data */
	{ "FB.AAA.TXT.PACK", "b5f989fe09daf7ab2d2f5af458812cd7e417624d40325f6f"
	    "3d0502c6bb2b6e4d" },
	{ "FB.AAA.TXT.SPACK", "b5f989fe09daf7ab2d2f5af458812cd7e417624d40325f6f"
	    "3d0502c6bb2b6e4d" },
	{ "VB.AAA.TXT.PACK", "0893c2458bbe0e668bab67edf61f6d97cf94682cad2ecafa"
	    "55e2b3109ede1a0f" },
	{ "VB.AAA.TXT.SPACK", "0893c2458bbe0e668bab67edf61f6d97cf94682cad2ecafa"
	    "55e2b3109ede1a0f" },
	{ "VB.ALPHABET.TXT.PACK", "08b782f8f0c0f957d53727ae24defe0122f23cae024e"
	    "cbcc73ec80ab77d3c479" },
	{ "VB.ALPHABET.TXT.SPACK", "08b782f8f0c0f957d53727ae24defe0122f23cae024e"
	    "cbcc73ec80ab77d3c479" },
	{ "VB.RANDOM.TXT.PACK", "b67ec63f7143de6de76c24e1560473bbabeb0845085959"
	    "332c2ff8fba1e16984" },
	{ "VB.RANDOM.TXT.SPACK", "b67ec63f7143de6de76c24e1560473bbabeb0845085959"
	    "332c2ff8fba1e16984" },
	{ "VB.ALICE29.TXT.SPACK", "d290feabcc6b882808ef2804c40eb6d79b8a0efabfa8"
	    "6aa39e15f27e4dc686be" },
};

/* The same when each read gives one byte. */
static void
check_one_byte_a_read(const char *path)
{
	struct blob file = blob_read(path);
	struct bytes b = { (uint8_t *)file.p, file.n, 0 };
	struct unpacked whole = untersed(&b, 0), slow = untersed(&b, 1);

	ck_assert(whole.ended && slow.ended);
	ck_assert(bytes_equal(&whole.bytes, &slow.bytes));
	unpacked_free(&whole);
	unpacked_free(&slow);
	blob_free(&file);
}

/* Files that AMATERSE made on z/OS; from github.com/openmainframeproject/
 * tersedecompress-testdata. */
START_TEST(test_files_of_amaterse_are_untersed)
{
	const char *folder = data_folder("SMF119_TERSED");
	char command[512], want[80];

	if (folder == NULL)
		return;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		snprintf(command, sizeof command, "$RUN $BUILD/unpack %s/%s | "
		    "sha256sum | cut -d ' ' -f 1", folder, files[i].name);
		snprintf(want, sizeof want, "%s\n", files[i].sum);
		expect_output(command, want);
		snprintf(command, sizeof command, "%s/%s", folder,
		    files[i].name);
		check_one_byte_a_read(command);
	}
}
END_TEST

/* Dumps in containers, and the dump that each gives. */
static const struct {
	const char *variable;	/* with the folder */
	const char *packed;	/* by a shell */
	const char *dump;
} dumps[] = {
	{ "SMF119_TERSED", "ipsec.*.trs",
	    "samples/ipsec.smf" },
	{ "SMF119_TERSED", "spanned.*.trs",
	    "samples/spanned.smf" },
	{ "SMF119_TERSED", "samples*.trs",
	    "$d/samples.smf" },
	{ "SMF119_XMIT", "[im]*.xmi",
	    "samples/ipsec.smf" },
	{ "SMF119_XMIT", "spanned.xmi",
	    "samples/spanned.smf" },
};

/* Also when each read gives one byte. */
START_TEST(test_packed_dumps_give_what_the_dump_gives)
{
	const char *folder = data_folder(dumps[_i].variable);
	char command[1024];

	if (folder == NULL)
		return;
	snprintf(command, sizeof command, "d=%s; $SMF119 -q -s all -o kv %s "
	    ">$BUILD/check-plain || echo plain: $?; for f in $d/%s; do "
	    "$SMF119 -q -s all -o kv \"$f\" >$BUILD/check-some || "
	    "echo \"$f: $?\"; cmp $BUILD/check-some $BUILD/check-plain; "
	    "SMF119_FAULT=read:1:short+ $FAULTS -q -s all -o kv \"$f\" | "
	    "cmp - $BUILD/check-plain; done; test -s $BUILD/check-plain && "
	    "echo same", folder, dumps[_i].dump, dumps[_i].packed);
	expect_output(command, "same\n");
}
END_TEST

START_TEST(test_real_dumps_are_read_from_containers)
{
	const char *folder = data_folder("SMF119_REAL");
	char command[1024];

	if (folder == NULL)
		return;
	snprintf(command, sizeof command, "for d in TESTCHL TEST115; do "
	    "$RUN $BUILD/pack %s %s/$d.dat | $SMF119 -v 2>&1 | "
	    "grep -o '[0-9]* records,'; done", containers[_i], folder);
	expect_output(command, "319 records,\n4 records,\n");
}
END_TEST

Suite *
suite_containers(void)
{
	Suite *s = suite_create("containers");
	TCase *t = tcase_create("containers");

	tcase_set_timeout(t, 300);
	tcase_add_loop_test(t,
	    test_packed_samples_give_the_output_of_the_dump, 0, CONTAINERS);
	tcase_add_loop_test(t, test_one_byte_a_read_gives_the_same, 0,
	    CONTAINERS);
	tcase_add_loop_test(t, test_programs_unpack_files_and_not_pipes, 0, 4);
	tcase_add_test(t, test_layers_are_named);
	tcase_add_test(t, test_framing_is_that_of_the_unpacked_data);
	tcase_add_loop_test(t,
	    test_damage_is_reported_once_behind_the_records_before, 0,
	    sizeof injuries / sizeof injuries[0]);
	tcase_add_loop_test(t, test_no_prefix_is_well, 0, 3);
	tcase_add_test(t, test_offsets_of_faults_are_of_the_unpacked_data);
	tcase_add_test(t, test_what_is_no_dump_is_named);
	tcase_add_test(t, test_tersed_file_transferred_as_text_is_named);
	tcase_add_test(t, test_missing_program_is_exit_2);
	tcase_add_test(t, test_program_that_cannot_be_run_is_named);
	tcase_add_test(t, test_programs_run_whatever_the_caller_left);
	tcase_add_test(t, test_enough_ends_a_program_without_a_fault);
	tcase_add_test(t, test_files_of_amaterse_are_untersed);
	tcase_add_loop_test(t, test_packed_dumps_give_what_the_dump_gives, 0,
	    sizeof dumps / sizeof dumps[0]);
	tcase_add_loop_test(t, test_real_dumps_are_read_from_containers, 0, 4);
	suite_add_tcase(s, t);
	return s;
}
