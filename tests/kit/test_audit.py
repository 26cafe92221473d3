"""test_audit - an audit that judged nothing does not say that all is well."""
import json
import unittest

from kit_case import SAMPLE, Case, run, smf119

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
                ("site\tNMsIKETunDHGroup\n", "want 8 fields")):
            self.refused(self.rules(text), words)

    def test_crlf_and_blanks_in_rules(self) -> None:
        want = self.rules(RULE)
        self.assertEqual(want.status, 1)
        self.assertEqual(self.rules(
            RULE.replace("\t", " \t ").replace("\n", "\r\n")), want)

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
                         "only disa, fips-140-r3-draft, ")
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

    def test_every_rule_of_the_kit_can_be_used(self) -> None:
        from kit import audit, program, rules
        from kit_case import SMF119
        rules.check(audit.builtin_rules(), SMF119, [])
        self.assertEqual(program.ask(SMF119, ["--version"]).status, 0)


if __name__ == "__main__":
    unittest.main()
