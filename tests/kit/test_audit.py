"""test_audit - an audit that judged nothing does not say that all is well."""
import csv
import json
import os
import unittest
from typing import Dict, List, Set
from unittest import mock

from kit_case import SAMPLE, SMF119, TOP, Case, run, smf119

ZERT = os.path.join(TOP, "samples", "zert.smf")
CONNECTIONS = os.path.join(TOP, "samples", "connections.smf")

RULE = "site\tNMsIKETunDHGroup\t<19\t*\tfinding\tours\tSEC-7\t2026\n"
NO_TUNNELS = ("timestamp,SMF119SID,SMF119STY,SMF119TI_Stack\n"
              "2026-11-20T08:00:00.00,S1,4,A\n")


class Audit(Case):
    def rules(self, text: str, *options: str):  # type: ignore
        return run("audit", "--rules", self.file(text, "rules"), "-o", "csv",
                   *options, SAMPLE)

    def test_nothing_judged(self) -> None:
        for text in ("", NO_TUNNELS):
            result = run("audit", "--csv", self.file(text))
            self.assertEqual(result.status, 2)
            self.assertIn("no tunnel was judged", result.err)
            result = run("audit", "--csv", "--allow-empty", self.file(text))
            self.assertEqual(result.status, 0)
        # Records without a value that could be judged.
        names = smf119("-o", "csv", SAMPLE).split("\n")[0]
        empty = "2026-11-20T08:00:00.00,S1,73" + "," * (names.count(",") - 2)
        result = run("audit", "--csv", self.file(names + "\n" + empty + "\n"))
        self.assertEqual(result.status, 2)

    def test_rules_that_cannot_be_used(self) -> None:
        for text, words in (
                (RULE.replace("DHGroup", "DHGruop"), "no field"),
                (RULE.replace("*", "NMsIKETunMajorVre=1"), "no field"),
                (RULE.replace("*", "NMsIKETunState=ACTIV"), "ACTIV"),
                (RULE.replace("*", "NMsIKETunMajorVer"), "FIELD=VALUE"),
                (RULE.replace("<19", "<x"), "a number behind <"),
                (RULE.replace("NMsIKETunDHGroup\t<19",
                              "NMsIKETunEncryptAlg\t4DES"), "4DES"),
                ("", "no rules"), ("# only a comment\n", "no rules"),
                ("site\tNMsIKETunDHGroup\n", "want 8 fields"),
                (RULE.replace("site", ""), "want a profile"),
                (RULE + RULE.replace("NMsIKETunDHGroup\t<19",
                                     "NMsIKETunEncryptAlg\t4DES"),
                 "rules:2: ")):
            self.refused(self.rules(text), words)

    def test_tests_that_only_together_are_refused(self) -> None:
        from kit import rules
        with mock.patch.object(rules, "refused", side_effect=["no", ""]):
            rules.check([rules.parse("x:1", RULE.strip())[0]], SMF119, [])

    def test_crlf_and_blanks_in_rules(self) -> None:
        want = self.rules(RULE)
        self.assertEqual(want.status, 1)
        self.assertEqual(self.rules(
            RULE.replace("\t", " \t ").replace("\n", "\r\n")), want)

    def test_no_source_where_nothing_was_decided(self) -> None:
        out = run("audit", "-a", "-o", "text", "-p", "strongswan",
                  SAMPLE).out
        self.assertRegex(out, r"not-listed: \S+ \S+ \[strongswan\]\n")

    def test_counts_change_nothing_else(self) -> None:
        result = run("audit", "-v", "-o", "csv", SAMPLE)
        self.assertEqual(result.out, run("audit", "-o", "csv", SAMPLE).out)
        self.assertIn(" not listed", result.err)

    def test_a_file_that_is_not_there(self) -> None:
        result = run("audit", SAMPLE, os.path.join(self.folder, "none"))
        self.assertEqual(result.status, 2)

    def test_short_names(self) -> None:
        from kit.audit_report import short
        self.assertEqual([short("NMsIPTunType"), short("SMF119SID")],
                         ["Type", "SMF119SID"])

    def test_rules_and_profile_both_count(self) -> None:
        def used(*options: str):  # type: ignore
            out = self.rules(RULE, *options).out
            return {line.split(",")[1] for line in out.splitlines()[1:]}
        self.assertEqual(used(), {"site"})
        self.assertEqual(used("-p", "strongswan"), {"site", "strongswan"})
        self.assertIn("nist-800-131a-r3-draft", used("-p", "all"))

    def test_profiles(self) -> None:
        for name in ("", "nothing"):
            self.refused(run("audit", "-p", name, SAMPLE),
                         "use one of disa, fips-140-r3-draft, ")
        default = run("audit", "-a", "-o", "csv", SAMPLE).out
        self.assertNotIn("-draft", default)
        new = run("audit", "-o", "csv", "-p", "nist-800-131a-r3-draft",
                  SAMPLE)
        old = run("audit", "-o", "csv", "-p", "nist-800-131a", SAMPLE)
        self.assertEqual(old.out, new.out)
        self.assertIn("is now called nist-800-131a-r3-draft", old.err)

    def test_a_line_for_each_tunnel_in_a_table(self) -> None:
        table = run("audit", "-p", "all", "-o", "table", SAMPLE).out
        rows = [json.loads(line) for line in run(
            "audit", "-p", "all", "-o", "json", SAMPLE).out.splitlines()]
        tunnels = {(row["SMF119SID"], row["tunnel"],
                    row.get("NMsIKETunGeneration")) for row in rows}
        self.assertLess(len(tunnels), len(rows))
        self.assertEqual(len(tunnels), table.count("\n") - 1)

    def test_what_is_ok_in_a_table(self) -> None:
        rule = self.file(RULE + RULE.replace("<19", "19").replace(
            "finding", "ok"), "rules")
        names = ("timestamp", "SMF119SID", "SMF119STY", "SMF119TI_Stack",
                 "NMsIKETunID", "NMsIKETunGeneration", "NMsIKETunICookie",
                 "NMsIKETunRCookie", "NMsIKETunDHGroup")
        def verdicts(*groups: str):  # type: ignore
            saved = self.file(",".join(names) + "\n" + "".join(
                "2026-11-20T08:00:00.00,S1,73,A,K%d,1,0x1,0x2,%s\n" % each
                for each in enumerate(groups)))
            result = run("audit", "--csv", "-o", "table", "-a", "--rules",
                         rule, saved)
            return [(line.split()[0], line.split("  ")[-1].strip())
                    for line in result.out.splitlines()[1:]]
        self.assertEqual(verdicts(), [])
        self.assertEqual(verdicts("14", "19", "20"), [
            ("finding", "DHGroup 14 (site)"), ("ok", "-"),
            ("not-listed", "-")])

    def test_every_rule_of_the_kit_can_be_used(self) -> None:
        from kit import audit, program, rules
        rules.check(audit.builtin_rules(), SMF119, [])
        self.assertEqual(program.ask(SMF119, ["--version"]).status, 0)


HEADER = (
    "timestamp,SMF119SID,SMF119STY,SMF119TI_Stack,SMF119SC_SAJobname,"
    "SMF119SC_SARIP,SMF119SC_IPSec_TunID,SMF119SC_IPSec_TunType,"
    "SMF119SC_IPSec_EncAlg,SMF119SC_IPSec_AuthAlg,SMF119SC_IPSec_PFSGroup,"
    "SMF119SC_IPSec_TunFlags_fips140,SMF119SS_SAJobname,"
    "SMF119SS_SAFlags_client,SMF119SS_SASrvIP,SMF119SS_SACltIP,"
    "SMF119SS_IPSec_EncAlg,SMF119SS_IPSec_AuthAlg,SMF119SS_IPSec_PFSGroup\n")
DETAIL = "2026-11-20T08:00:00.00,S1,11,A,J,192.0.2.9,%s" + "," * 7 + "\n"
SUMMARY = "2026-11-20T08:00:00.00,S1,12,A" + "," * 9 + "J,%s\n"


class Data(Case):
    """Tunnels for data, which zERT records tell of."""

    def found(self, rows: str, *options: str,
              status: int = 1) -> List[List[str]]:
        result = run("audit", "--csv", "-o", "csv", *options + (
            self.file(HEADER + rows),))
        self.assertEqual((result.status, result.err), (status, ""))
        return [[row[name] for name in (
            "verdict", "profile", "item", "value", "tunnel")]
            for row in csv.DictReader(result.out.splitlines())]

    def test_every_code_that_was_read(self) -> None:
        judged = {}  # type: Dict[str, Set[str]]
        for field, codes in (
                ("EncAlg", ("NONE", "DES", "3DES", "11")),
                ("AuthAlg", ("NONE", "HMAC_MD5", "HMAC_SHA1", "5"))):
            for code in codes:
                values = ("%s,," if field == "EncAlg" else ",%s,") % code
                for row in (DETAIL % ("2,dynamic," + values + ","),
                            SUMMARY % ("1,192.0.2.1,192.0.2.9," + values)):
                    result = run("audit", "--csv", "-o", "csv", "-p", "all",
                                 "-a", self.file(HEADER + row))
                    judged.setdefault(field + " " + code, set()).update(
                        line.split(",")[0] + " " + line.split(",")[1]
                        for line in result.out.splitlines()[1:]
                        if line.startswith("finding"))
        self.assertEqual(judged["EncAlg DES"], {
            "finding " + p for p in (
                "nist-800-131a-r3-draft", "pci-dss", "rfc8221-draft",
                "strongswan")})
        self.assertEqual(judged["EncAlg 3DES"], {
            "finding " + p for p in (
                "nist-800-131a-r3-draft", "rfc8221-draft", "strongswan")})
        self.assertEqual(judged["EncAlg NONE"], {"finding pci-dss"})
        self.assertEqual(judged["AuthAlg HMAC_MD5"], {
            "finding " + p for p in (
                "nist-800-131a-r3-draft", "strongswan")})
        self.assertEqual(judged["AuthAlg HMAC_SHA1"], {
            "finding " + p for p in (
                "nist-800-131a-r3-draft", "strongswan")})
        # None or AEAD, and codes that were not read: nobody knows.
        for code in ("EncAlg 11", "AuthAlg NONE", "AuthAlg 5"):
            self.assertEqual(judged[code], set())

    def test_groups(self) -> None:
        for group, profiles in (
                ("1", "disa pci-dss strongswan"),
                ("2", "disa pci-dss strongswan"),
                ("5", "disa pci-dss strongswan"),
                ("24", "strongswan"), ("14", ""), ("19", ""), ("21", "")):
            for row in (DETAIL % ("2,dynamic,,,%s," % group),
                        SUMMARY % ("1,192.0.2.1,192.0.2.9,,,%s" % group)):
                found = self.found(row, status=1 if profiles else 0)
                self.assertEqual([f[1] for f in found], profiles.split())

    def test_rules_for_what_was_read_only(self) -> None:
        """Codes that no source read speaks of are not judged by it."""
        for profile, field, code in (
                ("nist-800-131a-r3-draft", "EncAlg", "RC2"),
                ("nist-800-131a-r3-draft", "EncAlg", "RC4_128"),
                ("nist-800-131a-r3-draft", "AuthAlg", "MD2"),
                ("pci-dss", "EncAlg", "RC4_128"),
                ("strongswan", "EncAlg", "RC4_40"),
                ("rfc8221-draft", "EncAlg", "RC2")):
            values = ("%s,," if field == "EncAlg" else ",%s,") % code
            found = self.found(DETAIL % ("2,dynamic," + values + ","), "-a",
                               "-p", profile, status=0)
            self.assertIn(["not-listed", profile, "SMF119SC_IPSec_" + field,
                           code, "Y2"], found)
        # Of ESP, the encryption was read.
        self.refused(run("audit", "--csv", "-p", "rfc8221-draft", self.file(
            HEADER + DETAIL % "2,dynamic,,HMAC_MD5,,")), "no tunnel was judged")

    def test_what_is_not_known_is_no_finding(self) -> None:
        found = self.found(DETAIL % "2,dynamic,UNKNOWN,0,0,", "-a",
                           "-p", "strongswan", status=0)
        self.assertEqual({f[0] for f in found}, {"not-known"})

    def test_fips(self) -> None:
        for mode, n in (("1", 1), ("0", 0)):
            found = self.found(DETAIL % ("2,dynamic,,,1," + mode),
                               "-p", "fips-140-zos", status=n)
            self.assertEqual(len(found), n)

    def test_who_it_is_about(self) -> None:
        rows = [
            DETAIL % "2,dynamic,DES,,,", DETAIL % "2,dynamic,DES,,,",
            DETAIL % "3,shadow,DES,,,", DETAIL % "2,manual,DES,,,",
            SUMMARY % "1,192.0.2.1,192.0.2.9,DES,,",
            SUMMARY % "1,192.0.2.1,192.0.2.8,DES,,",
            SUMMARY % "0,192.0.2.1,192.0.2.9,DES,,"]
        found = run("audit", "--csv", "-o", "json", "-p", "strongswan",
                    self.file(HEADER + "".join(rows)))
        self.assertEqual([[row.get("tunnel"), row["remote"], row.get("job")]
                          for row in map(json.loads, found.out.splitlines())],
                         [[None, "192.0.2.1", "J"], [None, "192.0.2.9", "J"],
                          ["M2", "192.0.2.9", None],
                          ["Y2", "192.0.2.9", None],
                          ["Y3", "192.0.2.9", None]])

    def test_nothing_judged(self) -> None:
        # A connection without a tunnel, and one of which nothing is known.
        path = self.file(HEADER + DETAIL % ",,,,,")
        self.refused(run("audit", "--csv", path), "no tunnel was judged")
        self.assertEqual(run("audit", "--csv", "--allow-empty",
                             path).status, 0)

    def test_dumps(self) -> None:
        out = run("audit", "-o", "csv", CONNECTIONS).out
        for tunnel, item in (("Y2", "EncAlg,3DES"), ("Y7", "EncAlg,DES"),
                             ("M1", "TunType,manual"), ("M1", "EncAlg,NONE")):
            self.assertRegex(out, "SC_IPSec_%s,.*,%s," % (item, tunnel))
        for name in ("TLS", "SSH"):
            self.assertNotIn(name, out)
        saved = self.file(smf119("-o", "csv", "-s", "11,12,73-80",
                                 CONNECTIONS))
        self.assertEqual(run("audit", "-o", "csv", "--csv", saved).out, out)

    def test_tests_by_label_are_those_of_tunnels(self) -> None:
        # Records 11 have a field with this label too.
        result = run("audit", "-o", "csv", "-w", "EncryptionAlgorithm=3DES",
                     CONNECTIONS)
        self.assertEqual((result.status, result.err), (1, ""))
        self.assertEqual({line.split(",K1,")[0] == line
                          for line in result.out.splitlines()[1:]}, {False})
        result = run("audit", "-o", "csv", "-w", "SMF119SC_SAJobname=CICSA",
                     CONNECTIONS)
        self.assertEqual({row["tunnel"] for row in csv.DictReader(
            result.out.splitlines())}, {"Y7"})


class Protocols(Case):
    def items(self, *options: str) -> Set[str]:
        result = run("audit", "-o", "csv", "-p", "all", *options + (ZERT,))
        self.assertEqual((result.status, result.err), (1, ""))
        return {"_".join(row["item"].split("_")[:2])
                for row in csv.DictReader(result.out.splitlines())}

    def test_chosen(self) -> None:
        ipsec = {"SMF119SC_IPSec", "SMF119SS_IPSec"}
        tls = {"SMF119SC_TLS", "SMF119SS_TLS"}
        ssh = {"SMF119SC_SSH", "SMF119SS_SSH"}
        self.assertEqual(self.items(), ipsec)
        self.assertEqual(self.items("--protocols=ipsec"), ipsec)
        self.assertEqual(self.items("--protocols=tls"), tls)
        self.assertEqual(self.items("--protocols", "ssh, tls"), ssh | tls)
        self.assertEqual(self.items("--protocols=ipsec,tls,ssh"),
                         ipsec | ssh | tls)

    def test_who_it_is_about(self) -> None:
        out = run("audit", "-o", "csv", "--protocols=tls", CONNECTIONS).out
        row, = csv.DictReader(out.splitlines())
        self.assertEqual((row["job"], row["remote"], row["tunnel"],
                          row["item"], row["value"], row["profile"]),
                         ("HTTPD", "203.0.113.99", "",
                          "SMF119SC_TLS_CS_Enc_Alg", "DES", "pci-dss"))
        self.assertIn(" HTTPD 203.0.113.99: finding: ", run(
            "audit", "-o", "text", "--protocols=tls", CONNECTIONS).out)

    def test_what_there_is_not(self) -> None:
        for name in ("", "tsl", "tls,x"):
            self.refused(run("audit", "--protocols=" + name, ZERT),
                         "use one of ipsec, tls, ssh")
        self.refused(run("audit", "--protocols=ssh", "-p", "strongswan",
                         ZERT), "no rule about ssh")

    def test_rules_of_ones_own(self) -> None:
        rule = ("site\tSMF119SC_TLS_Prot_Ver,SMF119SS_TLS_Prot_Ver\t"
                "SSLV3,TLSV1_0\t*\tfinding\tours\tSEC-8\t2026\n")
        path = self.file(rule, "rules")
        out = run("audit", "-o", "csv", "--rules", path, ZERT).out
        self.assertEqual({row["item"] + "=" + row["value"]
                          for row in csv.DictReader(out.splitlines())},
                         {"SMF119%s_TLS_Prot_Ver=%s" % (record, version)
                          for record in ("SC", "SS")
                          for version in ("SSLV3", "TLSV1_0")})
        self.assertEqual(run("audit", "-o", "csv", "--rules", path,
                             "--protocols=tls", ZERT).out, out)
        self.refused(run("audit", "--rules", path, "--protocols=ipsec", ZERT),
                     "is not about ipsec")
        self.refused(run("audit", "--rules", self.file(rule.replace(
            "*", "NMsIKETunMajorVer=2"), "rules"), ZERT),
            "in different records")


if __name__ == "__main__":
    unittest.main()
