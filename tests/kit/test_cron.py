"""test_cron - the nightly job of the README ends with 0 only when an audit found
nothing.
"""
import os
import re
import subprocess
import unittest

from kit_case import (BUILD, SAMPLE, SMF119, TOP, Case, Result, run_words,
                      smf119)

# A stand-in for ftp: it hands over $sends and ends with $ends.
FTP = """#!/bin/sh
file=$(sed -n "s/^get [^ ]* //p")
cat "$sends" >"$file"
echo "$reply"
exit "$ends"
"""
STRONG = os.path.join(TOP, "tests", "kit", "strong.txt")


def job() -> str:
    """The command of the line of the crontab."""
    with open(os.path.join(TOP, "README.md"), encoding="utf-8") as readme:
        line, = re.findall(r"^30 4 \* \* \* (.*)$", readme.read(), re.M)
    return str(line)


class Cron(Case):
    def setUp(self) -> None:
        super().setUp()
        os.mkdir(os.path.join(self.folder, "bin"))
        os.mkdir(os.path.join(self.folder, "spool"))
        client = self.file(FTP, os.path.join("bin", "ftp"))
        os.chmod(client, 0o755)
        self.strong = os.path.join(self.folder, "strong.smf")
        with open(self.strong, "wb") as out:
            subprocess.run([os.path.join(BUILD, "mksmf"), STRONG], stdout=out,
                           check=True)

    def night(self, sends: str, ends: int = 0, options: str = "",
              reply: str = "250 Transfer completed.") -> Result:
        command = job()
        self.assertNotIn("%", command)  # cron makes it a line end
        for installed, here in (
                ("/usr/local/share/smf119/zos/", TOP + "/scripts/zos/"),
                ("/usr/local/bin/", TOP + "/scripts/kit/"),
                ("/var/spool/smf", self.folder + "/spool"),
                ("smf119-audit -o text", "smf119-audit -o text " + options)):
            self.assertIn(installed, command)
            command = command.replace(installed, here)
        return run_words(["/bin/sh", "-c", command], env=dict(
            os.environ, SMF119=SMF119, sends=sends, ends=str(ends),
            reply=reply,
            PATH=self.folder + "/bin" + os.pathsep + os.environ["PATH"]))

    def reported(self, result: Result, status: int, words: str) -> None:
        self.assertEqual(result.status, status, result)
        self.assertIn(words, result.out + result.err)

    def test_nothing_to_report(self) -> None:
        self.assertEqual(self.night(self.strong), Result(0, "", ""))

    def test_findings(self) -> None:
        self.reported(self.night(SAMPLE), 1, "finding")

    def test_a_producer_that_fails(self) -> None:
        # An older dump without findings is there, and does not count.
        self.night(self.strong)
        self.reported(self.night(self.strong, ends=3), 2,
                      "ftp ended with status 3")
        self.reported(self.night(self.strong, reply="550 not found"), 2,
                      "did not report its end")
        self.reported(self.night("/nonexistent"), 2, "nothing came")

    def test_an_empty_dump(self) -> None:
        self.reported(self.night(self.file("")), 2, "nothing came")
        # Whole, and without any record of a tunnel.
        other = os.path.join(TOP, "samples", "tcp.smf")
        self.reported(self.night(other), 2, "no tunnel was judged")
        self.assertEqual(self.night(other, options="--allow-empty -q"),
                         Result(0, "", ""))

    def test_a_damaged_dump(self) -> None:
        with open(self.strong, "rb") as whole:
            data = whole.read()
        cut = os.path.join(self.folder, "cut.smf")
        with open(cut, "wb") as out:
            out.write(data + data[:-10])
        self.reported(self.night(cut), 1, "damaged")

    def test_a_wrong_rule(self) -> None:
        for rule, words in (
                ("site\tNMsIKETunDHGroup\t<x\t*\tfinding\ta\tb\tc\n",
                 "a number behind <"),
                ("site\tNMsIKETunDHGroup\n", "want 8 fields"),
                ("", "no rules")):
            rules = self.file(rule, "rules")
            self.reported(self.night(self.strong, options="--rules=" + rules),
                          2, words)
        self.reported(self.night(self.strong, options="-p nothing"), 2,
                      "unknown profile")

    def test_a_missing_column(self) -> None:
        rules = self.file("site\tNMsIPTunGroup\t<14\t*\tfinding\ta\tb\tc\n",
                          "rules")
        self.reported(self.night(self.strong, options="--rules=" + rules), 2,
                      "smf119 has no field 'NMsIPTunGroup'")
        saved = smf119("-o", "csv", "-e", "timestamp,SMF119SID,SMF119STY,"
                       "SMF119TI_Stack,NMsIKETunID", self.strong)
        result = run_words(
            [os.path.join(TOP, "scripts", "kit", "smf119-audit"), "--csv",
             self.file(saved)], env=dict(os.environ, SMF119=SMF119))
        self.reported(result, 2, "there is no column NMsIKETun")


if __name__ == "__main__":
    unittest.main()
