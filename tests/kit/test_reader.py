"""test_reader - saved csv is read by the names of its columns, or refused."""
import csv
import os
import unittest
from typing import Dict, List, Sequence, Tuple

from kit_case import SAMPLE, TOP, Case, Result, run, smf119

COMMANDS: Tuple[Tuple[str, List[str]], ...] = (
    ("history", []), ("peers", []), ("audit", ["-p", "strongswan"]))


class Reader(Case):
    def answer(self, name: str, options: Sequence[str], text: str) -> Result:
        return run(name, *options, "-o", "csv", "--csv", self.file(text))

    def test_columns_in_any_order(self) -> None:
        text = smf119("-o", "csv", SAMPLE)
        names = text.split("\n")[0].split(",")
        turned = smf119("-o", "csv", "-e", ",".join(names[::-1]), SAMPLE)
        for name, options in COMMANDS:
            self.assertEqual(self.answer(name, options, turned),
                             self.answer(name, options, text))

    def test_bom_and_crlf(self) -> None:
        text = smf119("-o", "csv", SAMPLE)
        other = "\ufeff" + text.replace("\n", "\r\n")
        for name, options in COMMANDS:
            self.assertEqual(self.answer(name, options, other),
                             self.answer(name, options, text))

    def test_outputs_with_other_columns_behind_each_other(self) -> None:
        names = smf119("-o", "csv", SAMPLE).split("\n")[0].split(",")
        ike = smf119("-o", "csv", "-s", "73", "-e", ",".join(names[::-1]),
                     SAMPLE)
        rest = smf119("-o", "csv", "-s", "74-80", SAMPLE)
        for name, options in COMMANDS:
            self.assertEqual(
                self.answer(name, options, ike + "\ufeff" + rest).out,
                run(name, *options, "-o", "csv", SAMPLE).out)

    def test_outputs_that_do_not_fit_together(self) -> None:
        """Without a cookie, an end would not be found to be that of a start."""
        some = smf119("-o", "csv", "-s", "73", "-e", "-NMsIKETunRCookie",
                      SAMPLE)
        rest = smf119("-o", "csv", "-s", "74", SAMPLE)
        self.refused(self.answer("history", [], some + rest),
                     "have the column NMsIKETunRCookie, and some do not")
        self.refused(self.answer("history", [], rest + some),
                     "have the column NMsIKETunRCookie, and some do not")
        self.assertEqual(self.answer("history", [], some).status, 0)

    def test_a_record_in_outputs_with_other_columns(self) -> None:
        """It is one record, and what only one of them has counts."""
        def lives(text: str) -> List[Dict[str, str]]:
            result = self.answer("history", [], text)
            self.assertEqual((result.status, result.err), (0, ""))
            return list(csv.DictReader(result.out.splitlines()))
        full = smf119("-o", "csv", SAMPLE)
        less = smf119("-o", "csv", "-e", "-SMF119TI_ASID,-NMsIKETunBytes",
                      SAMPLE)
        some = smf119("-o", "csv", "-s", "73", SAMPLE)
        want = lives(full)
        for text, times in ((full + less, 1), (less + full, 1),
                            (less + some + full, 2)):
            have = lives(text)
            self.assertEqual(
                [dict(row, duplicates="") for row in have],
                [dict(row, duplicates="") for row in want])
            self.assertEqual(have[1]["duplicates"], str(times))

    def test_times_with_and_without_a_zone(self) -> None:
        zoned = smf119("-o", "csv", "--utc-offset=SYS1=-05:00,SYSB=Z", SAMPLE)
        local = smf119("-o", "csv", SAMPLE)
        for name, options in COMMANDS:
            self.refused(self.answer(name, options, zoned + local),
                         "some of the times of SYS1 ")
        one = smf119("-o", "csv", "-q", "--utc-offset=SYS1=-05:00", SAMPLE)
        result = self.answer("history", [], one)
        self.assertEqual((result.status, result.err), (0, ""))

    def test_only_the_subtypes_that_occur_need_columns(self) -> None:
        text = smf119("-o", "csv", "-s", "73", SAMPLE)
        self.assertEqual(self.answer("history", [], text).status, 0)
        self.assertEqual(self.answer("peers", [], text).status, 0)

    def test_saved_output_of_all_subtypes(self) -> None:
        text = smf119("-o", "csv", "-s", "all", SAMPLE)
        self.assertEqual(self.answer("history", [], text).out,
                         run("history", "-o", "csv", SAMPLE).out)

    def test_records_without_a_valid_time(self) -> None:
        """smf119 prints them, so saved csv may hold them."""
        dump = os.path.join(TOP, "samples", "times.smf")
        text = smf119("-o", "csv", dump)
        self.assertIn("\n0x008CFEB20126325F,", text)
        self.assertIn("\n,SYS1,", text)
        for name, options in COMMANDS:
            have = self.answer(name, options, text)
            self.assertEqual((have.out, have.err), (
                run(name, *options, "-o", "csv", dump).out, ""))

    def test_raw_is_refused(self) -> None:
        for option in ("--raw", "--spreadsheet"):
            text = smf119("-o", "csv", option, SAMPLE)
            for name, options in COMMANDS:
                self.refused(self.answer(name, options, text), option)

    def test_missing_columns_are_refused_by_name(self) -> None:
        text = smf119("-o", "csv", SAMPLE)
        names = text.split("\n")[0].split(",")
        needed: Tuple[Tuple[str, List[str], str], ...] = (
            ("history", [], "NMsIKETunGeneration"),
            ("peers", [], "NMsIKETunRmtEndpt"),
            ("audit", ["-p", "strongswan"], "NMsIKETunEncryptAlg"),
            ("history", [], "timestamp"), ("peers", [], "SMF119STY"))
        for name, options, column in needed:
            fewer = smf119("-o", "csv", "-e", ",".join(
                n for n in names if n != column), SAMPLE)
            self.refused(self.answer(name, options, fewer),
                         "there is no column " + column)

    def test_a_field_without_a_layout_names_the_remedy(self) -> None:
        text = smf119("-o", "csv", SAMPLE)
        rule = self.file("site\tNMsIPTunGroup\t1\t*\tfinding\ta\tb\tc\n",
                         "rules")
        for result in (run("history", "-k", "NMsIPTunGroup", SAMPLE),
                       self.answer("history", ["-k", "NMsIPTunGroup"], text),
                       run("audit", "--rules", rule, SAMPLE)):
            self.refused(result, "smf119 has no field 'NMsIPTunGroup'")
            self.assertIn("smf119-layout(1)", result.err)
            self.assertIn("/etc/smf119/*.layout", result.err)
        # One that is only not among the columns has another remedy.
        fewer = smf119("-o", "csv", "-e", "timestamp,SMF119SID,SMF119STY,"
                       "SMF119TI_Stack,NMsIKETunID", SAMPLE)
        self.assertNotIn("layout", self.answer("history", [], fewer).err)

    def test_doubled_columns_are_refused_by_name(self) -> None:
        text = smf119("-o", "csv", SAMPLE)
        lines = [line + "," + line.split(",")[1]
                 for line in text.splitlines()]
        self.refused(self.answer("history", [], "\n".join(lines) + "\n"),
                     "column SMF119SID is there twice")

    def test_what_is_no_csv_of_smf119(self) -> None:
        head = "timestamp,SMF119SID,SMF119STY,SMF119TI_Stack\n"
        for text, words in (
                ("1,2\n", "line 1: "), (head + "1,2\n", "2 values"),
                (head + "1,2,x,4\n", "'x'"),
                (head + '1,"2\n', "never closed")):
            self.refused(self.answer("history", [], text), words)

    def test_what_smf119_refuses(self) -> None:
        """Its message is the only one, and nothing is printed."""
        for name in ("history", "peers", "audit", "connections"):
            for option in ("--where=nothing=1", "--codepage=nothing"):
                result = run(name, "-o", "csv", option, SAMPLE)
                self.refused(result, "smf119: nothing: ")
                self.assertEqual(result.out, "")

    def test_options_for_dumps(self) -> None:
        self.refused(run("history", "--csv", "--since=2026-11-20", "x"),
                     "'--since' is for dumps")

    def test_options_as_getopt_reads_them(self) -> None:
        result = run("audit", "-av", "-otext", SAMPLE, "-p", "ibm")
        self.assertEqual(result.status, 1)
        self.assertIn(" findings, ", result.err)
        self.assertEqual(run("history", "-vo", "text", SAMPLE).status, 0)
        self.assertEqual(run("history", "--verb", "--form=text",
                             SAMPLE).status, 0)
        self.refused(run("history", "-o"), "option '-o' needs a value")
        self.refused(run("history", "--csv=1"), "'--csv' takes no value")


if __name__ == "__main__":
    unittest.main()
