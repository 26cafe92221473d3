/* check_section - --section: an input of sections of one kind. */
#include <stdio.h>
#include <string.h>

#include "emit/formats.h"
#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

enum {
	SIZE = 256,	/* of NMsecIKETunnel, as IBM documents it */
	HEADER = 124	/* SMF header, four triplets and identification */
};

/* The tunnels of samples/ipsec.txt, as NMsec_GET_IKETUN returns them: those of
 * its records 3, 6 and 8. */
static size_t
tunnels_write(const char *name, size_t cut)
{
	static const size_t records[] = { 242, 1322, 2298 };
	struct blob dump = blob_read("samples/ipsec.smf");
	char bytes[3 * SIZE];

	for (size_t i = 0; i < 3; i++) {
		ck_assert_uint_le(records[i] + HEADER + SIZE, dump.n);
		memcpy(bytes + i * SIZE, dump.p + records[i] + HEADER, SIZE);
	}
	scratch_write(name, bytes, sizeof bytes - cut);
	blob_free(&dump);
	return sizeof bytes - cut;
}

#define TUNNELS "$BUILD/check-tunnels"
#define SECTION "--section=NMsecIKETunnel "

static const struct expectation whole[] = {
	{ SECTION "-o csv -e record,offset,NMsIKETunID,NMsIKETunRmtEndpt,"
	    "NMsIKETunDHGroup " TUNNELS,
	    "record,offset,NMsIKETunID,NMsIKETunRmtEndpt,NMsIKETunDHGroup\n"
	    "1,0,K1,198.51.100.7,14\n2,256,K3,2001:db8:2::20,19\n"
	    "3,512,K1,203.0.113.45,2\n", NULL, 0 },
	{ SECTION "-o kv -e NMsIKETunICookie,NMsIKETunRole - <" TUNNELS,
	    "NMsIKETunICookie=0x7456F943AA0154BB NMsIKETunRole=RESPONDER\n"
	    "NMsIKETunICookie=0x0F1E2D3C4B5A6978 NMsIKETunRole=INITIATOR\n"
	    "NMsIKETunICookie=0xC0FFEE0000000001 NMsIKETunRole=RESPONDER\n",
	    NULL, 0 },
	{ SECTION "-o json -e record,NMsIKETunID -w NMsIKETunMajorVer=2 "
	    TUNNELS, "{\"record\":2,\"NMsIKETunID\":\"K3\"}\n", NULL, 0 },
	{ SECTION "-o csv --no-header -n 2 -e record " TUNNELS, "1\n2\n",
	    NULL, 0 },
	{ SECTION "-o csv --no-header -n 5 -e record " TUNNELS " " TUNNELS,
	    "1\n2\n3\n1\n2\n", NULL, 0 },
	{ SECTION "-o csv --no-header -e subtype_name -n 1 " TUNNELS,
	    "IKE tunnel\n", NULL, 0 },
	{ SECTION "-o csv --no-header --raw -e NMsIKETunEncryptAlg,"
	    "NMsIKETunStartTime -n 1 " TUNNELS, "12,1795181400\n", NULL, 0 },
	/* -s is about records, and there are none */
	{ SECTION "-o csv --no-header -s 80 -n 1 -e record " TUNNELS, "1\n",
	    NULL, 0 },
	{ SECTION "-o kv", "", NULL, 0 },
};

START_TEST(test_structures_are_decoded)
{
	tunnels_write("tunnels", 0);
	expect_run(&whole[_i]);
}
END_TEST

START_TEST(test_all_fields_are_those_of_the_record)
{
	char command[512];

	tunnels_write("tunnels", 0);
	for (size_t i = 0; i < FORMATS_N; i++) {
		if (strcmp(formats[i]->name, "human") == 0)
			continue;
		snprintf(command, sizeof command, "$SMF119 -o %s --no-header -s 73 "
		    "-e 'NMsecIKETunnel.*' samples/ipsec.smf "
		    ">$BUILD/check-records; $SMF119 -o %s --no-header "
		    "-e 'NMsecIKETunnel.*' " SECTION TUNNELS
		    " | cmp - $BUILD/check-records", formats[i]->name,
		    formats[i]->name);
		expect_output(command, "");
	}
}
END_TEST

START_TEST(test_pieces_of_a_pipe_are_put_together)
{
	tunnels_write("tunnels", 0);
	expect_output("$SMF119 -o kv " SECTION TUNNELS " >$BUILD/check-whole; "
	    "{ dd bs=7 2>/dev/null; } <" TUNNELS " | $SMF119 -o kv " SECTION
	    "| cmp - $BUILD/check-whole; cat " TUNNELS " | $SMF119 -o kv "
	    SECTION "| cmp - $BUILD/check-whole", "");
}
END_TEST

START_TEST(test_human_format_has_the_fields_in_their_order)
{
	tunnels_write("tunnels", 0);
	expect_output("$SMF119 " SECTION TUNNELS " | grep -E '^(-- |TunnelID|"
	    "LocalE)'", "-- IKE tunnel\nTunnelID:                     K1\n"
	    "LocalEndpoint:                192.0.2.1\n-- IKE tunnel\n"
	    "TunnelID:                     K3\n"
	    "LocalEndpoint:                2001:db8:1::10\n-- IKE tunnel\n"
	    "TunnelID:                     K1\n"
	    "LocalEndpoint:                192.0.2.129\n");
}
END_TEST

/* The first two are printed, and the third is reported as cut. */
START_TEST(test_truncated_structure_is_exit_1)
{
	static const size_t cuts[] = { 1, 100, 255 };
	struct result r;
	char want[128];

	for (size_t i = 0; i < 3; i++) {
		tunnels_write("tunnels", cuts[i]);
		r = run_smf119(SECTION "-o csv --no-header -e record "
		    "- <" TUNNELS);
		ck_assert_str_eq(r.out.p, "1\n2\n");
		snprintf(want, sizeof want, "smf119: standard input: record 3 "
		    "at 0x200: NMsecIKETunnel: record cut by end of file; "
		    "want 256 bytes, have %zu\n", SIZE - cuts[i]);
		ck_assert_str_eq(r.err.p, want);
		ck_assert_int_eq(r.status, 1);
		result_free(&r);
	}
}
END_TEST

START_TEST(test_section_must_be_known_and_of_fixed_size)
{
	static const char blank[] = "section blank 4 \"Blank\"\n"
	    " rest 0 reserved 4\n";

	expect_refusal("--section=LocalID " TUNNELS,
	    "LocalID: this section has no fixed size");
	expect_refusal("--section=NMsecIPTunnel " TUNNELS,
	    "this section has no fixed size");
	expect_refusal("--section=nonsense " TUNNELS,
	    "nonsense: unknown section; see --list-fields");
	expect_refusal("--section= " TUNNELS,
	    "'': unknown section; see --list-fields");
	scratch_write("layout-blank", blank, sizeof blank - 1);
	expect_refusal("--layout=$BUILD/check-layout-blank --section=blank "
	    TUNNELS, "blank: no field is left to print");
	expect_refusal("--layout=$BUILD/check-layout-blank -e 'blank.*' "
	    "samples/ipsec.smf", "blank.*: no field is left");
	expect_refusal(SECTION "-e nonsense " TUNNELS,
	    "nonsense: unknown field");
	expect_refusal(SECTION "-w NMsIKETunDHGroup=x " TUNNELS,
	    "not a number");
	expect_status("$SMF119 " SECTION "nowhere.bin", 2);
	expect_status("$SMF119 " SECTION "samples", 2);
}
END_TEST

START_TEST(test_section_of_a_layout_file_can_be_read)
{
	static const char text[] = "section pair 3 \"Pair\"\n"
	    " first 0 uint 1 \"First\"\n second 1 uint 2 \"Second\"\n";

	scratch_write("layout-pair", text, sizeof text - 1);
	expect_output("printf '\\001\\000\\002\\003\\001\\000' | "
	    "$SMF119 --layout $BUILD/check-layout-pair --section pair -o csv",
	    "first,second\n1,2\n3,256\n");
	expect_output("printf '\\001\\000\\002\\003\\001\\000' | "
	    "$SMF119 --layout $BUILD/check-layout-pair --section pair",
	    "-- Pair\nFirst:                        1\n"
	    "Second:                       2\n\n"
	    "-- Pair\nFirst:                        3\n"
	    "Second:                       256\n");
}
END_TEST

Suite *
suite_section(void)
{
	Suite *s = suite_create("section");
	TCase *t = tcase_create("section");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_structures_are_decoded, 0,
	    (int)(sizeof whole / sizeof whole[0]));
	tcase_add_test(t, test_all_fields_are_those_of_the_record);
	tcase_add_test(t, test_pieces_of_a_pipe_are_put_together);
	tcase_add_test(t, test_human_format_has_the_fields_in_their_order);
	tcase_add_test(t, test_truncated_structure_is_exit_1);
	tcase_add_test(t, test_section_must_be_known_and_of_fixed_size);
	tcase_add_test(t, test_section_of_a_layout_file_can_be_read);
	suite_add_tcase(s, t);
	return s;
}
