/* check_table - columns that line up, and values that do not fit them. */
#include <stdio.h>
#include <string.h>

#include "support/expect.h"
#include "support/suites.h"
#include "support/support.h"

static const char *const outputs[][2] = {
	/* the columns of one family, and the first ones of two */
	{ "$SMF119 -s 74 -o table samples/ipsec.smf",
	    "Time                   Sys  Stack    Record  Tunnel   Local        "
	    "   Remote          State   Encrypt Auth\n"
	    "2026-11-20T16:30:00.02 SYS1 TCPCS    ike-end K1       192.0.2.1    "
	    "   198.51.100.7    EXPIRED AES_CBC HMAC_SHA1\n" },
	{ "$SMF119 -n 2 -o table samples/ipsec.smf | cut -c 46-",
	    "Tunnel   Local           Remote          State   VPNaction\n"
	    "K1       192.0.2.1       198.51.100.7    ACTIVE  -\n"
	    "Y2       -               -               ACTIVE  "
	    "Branch_VpnAction\n" },
	/* the same heading for two fields of one record, and of two records;
	 * a column that is there takes more than the first three fields */
	{ "$SMF119 -s 1 -n 1 -o table samples/tcp.smf | cut -c 69-",
	    "Remote           Port Local            Port Resource\n"
	    "198.51.100.7    49152 192.0.2.1          21 FTPD1\n" },
	{ "$SMF119 -s 1,2 -o table samples/tcp.smf | sed -n '1,2p; 7p' | "
	    "cut -c 46-",
	    "Start                  Remote           Port End\n"
	    "2026-11-21T10:30:00.34 198.51.100.7    49152 -\n"
	    "2026-11-21T10:30:00.34 198.51.100.7    49152 "
	    "2026-11-21T10:41:00.34\n" },
	/* one of the fields left out; a spare one asked for; all named */
	{ "$SMF119 -s 1,2 -o table -e -SMF119AP_TIRIP,-timestamp "
	    "samples/tcp.smf | sed -n '1,2p; 7p' | cut -c 23-",
	    "Start                   Port End                    Remote\n"
	    "2026-11-21T10:30:00.34 49152 -                      -\n"
	    "2026-11-21T10:30:00.34 49152 2026-11-21T10:41:00.34 "
	    "198.51.100.7\n" },
	{ "$SMF119 -s 1,2 -n 1 -o table -e -timestamp,SMF119AP_TILIP "
	    "samples/tcp.smf | cut -c 23-",
	    "Start                  Remote           Port Local           End\n"
	    "2026-11-21T10:30:00.34 198.51.100.7    49152 192.0.2.1       -\n" },
	{ "$SMF119 -s 1,2 -n 1 -o table -e SMF119AP_TIRIP,SMF119AP_TTRIP "
	    "samples/tcp.smf",
	    "Remote          Remote\n198.51.100.7    -\n" },
	/* a shared column is as wide as the widest */
	{ "$SMF119 -s 8,11 -n 1 -o table samples/connections.smf | "
	    "head -n 2 | cut -c 46-",
	    "Event        EventTime              Remote          Local\n"
	    "termination  -                      198.51.100.7    192.0.2.1\n"
	    },
	/* numbers to the right, the absent as well, and nothing at the end */
	{ "$SMF119 -n 2 -o table -e record,DiffieHellmanGroup,NMsIPTunID "
	    "samples/ipsec.smf",
	    "  Record DiffieHellmanGroup Tunnel\n"
	    "       3                 14 -\n"
	    "       4                  - Y2\n" },
	{ "$SMF119 -n 2 -o table -e NMsIPTunID,DiffieHellmanGroup "
	    "samples/ipsec.smf",
	    "Tunnel   DiffieHellmanGroup\n"
	    "-                        14\n"
	    "Y2                        -\n" },
	/* longer values move the rest; width is in characters */
	{ "$SMF119 -s 73 -o table --no-header -e LocalID,SMF119SID "
	    "samples/identities.smf | sed -n '1p; 3p; 4p; 6p; 8p; 10p'",
	    "a,b                  SYS1\n"
	    "line one\\u000Aline two SYS1\n"
	    "back\\slash           SYS1\n"
	    "straße.example.com   SYS1\n"
	    "trailing blanks      SYS1\n"
	    "-                    SYS1\n" },
	/* no name, no short name, no layout */
	{ "$SMF119 -s all -o table --no-header -e subtype_short,SMF119SSI,SMF119STY "
	    "-w 'SMF119STY>200' samples/subtypes.smf",
	    "4000    -            4000\n65535   -           65535\n" },
	/* tables of a file of the user, and records without a table */
	{ "printf 'table common\\n SMF119SID 8 \"System\"\\n"
	    "table ike\\n nothing 9 \"Nothing\"\\n RemoteID 22 \"Peer\"\\n "
	    "NMsIKETunState 4 \"S\"\\n' >$BUILD/check-table; "
	    "$SMF119 -s 73 -n 2 -o table --layout $BUILD/check-table "
	    "samples/ipsec.smf", "System   Peer                   S\n"
	    "SYS1     branch7.example.com    ACTIVE\n"
	    "SYS1     CN=zos2.example.com,O=Example,C=US ACTIVE\n" },
	/* a field that is in two tables, or is not printed, changes no other */
	{ "printf 'table common\n NMsIKETunRsvd1 8 \"R\"\n "
	    "SMF119SID 8 \"System\"\ntable ike\n SMF119STY 5 \"T\"\n "
	    "NMsIKETunID 5 \"I\"\n LocalID 9 \"L\"\n "
	    "SMF119SID 8 \"System\"\ntable ip\n NMsIPTunID 4 \"J\"\n "
	    "SMF119STY 5 \"T\"\n' >$BUILD/check-table; "
	    "$SMF119 -s 73,77 -n 2 -o table --layout $BUILD/check-table "
	    "samples/ipsec.smf",
	    "System       T I     L         J\n"
	    "SYS1        73 K1    192.0.2.1 -\n"
	    "SYS1        77 -     -         Y2\n" },
	{ "$SMF119 -s 24 -n 1 -o table -e -timestamp --layout "
	    "samples/layouts/telnet-profile.layout "
	    "samples/layouts/telnet-profile.smf | head -n 1",
	    "Sys  Stack    Record  ServerStarted          "
	    "ProfileProcessed       InitialProfile ConsoleName IncludeDataSet "
	    "DataSetName\n" },
	/* a heading that is longer than any column */
	{ "head -c 3000 /dev/zero | tr '\\0' L >$BUILD/check-label; "
	    "printf 'section S 4 \"S\"\n a 0 uint 2 \"%s\"\n b 2 text 2 "
	    "\"%s\"\n' \"$(cat $BUILD/check-label)\" "
	    "\"$(cat $BUILD/check-label)\" >$BUILD/check-table; "
	    "printf 'abcd' | $SMF119 --layout $BUILD/check-table --section S "
	    "-o table | awk '{ print length }'", "6001\n103\n" },
	/* a section alone has no header */
	{ "$SMF119 -s 73 -o table --section NMsecIKETunStats </dev/null",
	    "AssociatedDynamicTunnels DynamicTunnelsInProgress "
	    "LocalActivationSuccesses RemoteActivationSuccesses "
	    "LocalActivationFailures RemoteActivationFailures\n" },
	/* the summary is the one for people */
	{ "$SMF119 -o table --summary samples/ipsec.smf | "
	    "cmp - tests/golden/ipsec-summary.human", "" },
};

START_TEST(test_table_is_as_written_down)
{
	struct result r = run_shell(outputs[_i][0]);

	ck_assert_str_eq(r.out.p, outputs[_i][1]);
	result_free(&r);
}
END_TEST

/* Addresses of IPv4 and usual names: a terminal of 120 columns holds a line. */
START_TEST(test_lines_of_tunnels_fit_120_columns)
{
	/* from column 24 on, a colon is one of IPv6 */
	expect_output("for s in 73 74 77 73,74,77 73-80; do "
	    "for f in ipsec expire values flags addresses; do "
	    "$SMF119 -q -s $s -o table samples/$f.smf; done; done | "
	    "cut -c 24- | grep -v : | grep -v _CLOSED | grep -v INCOMPLETE | "
	    "awk 'length > 97 { print } END { print (NR > 50) }'", "1\n");
}
END_TEST

/* No C0, DEL or C1, whatever the text. */
START_TEST(test_no_control_character_comes_out)
{
	struct result r = run_smf119("-q -s all -e all -o table "
	    "samples/*.smf");
	size_t wrong = 0;

	for (const char *p = r.out.p; p < r.out.p + r.out.n; p++)
		wrong += ((unsigned char)*p < 0x20 && *p != '\n') ||
		    *p == 0x7f || (*p == '\xc2' && p[1] < '\xa0');
	ck_assert_uint_gt(r.out.n, 10000);
	ck_assert_uint_eq(wrong, 0);
	result_free(&r);
}
END_TEST

START_TEST(test_no_column_is_empty)
{
	expect_output("$SMF119 -o table -s 73 samples/ipsec.smf | "
	    "awk '{ print NF }' | sort -u", "10\n");
}
END_TEST

Suite *
suite_table(void)
{
	Suite *s = suite_create("table");
	TCase *t = tcase_create("table");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_table_is_as_written_down, 0,
	    (int)(sizeof outputs / sizeof outputs[0]));
	tcase_add_test(t, test_lines_of_tunnels_fit_120_columns);
	tcase_add_test(t, test_no_control_character_comes_out);
	tcase_add_test(t, test_no_column_is_empty);
	suite_add_tcase(s, t);
	return s;
}
