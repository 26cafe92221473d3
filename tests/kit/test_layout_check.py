"""smf119-layout --check: layouts that fit their dumps, and others."""
import os
import unittest
from typing import List, Tuple

from layout_case import SAMPLES, LayoutCase
from kit.layout_notation import Field, Layout, Section, write

IPSEC = os.path.join(SAMPLES, "ipsec.smf")
TIMES = os.path.join(SAMPLES, "times.smf")
RELEASES = os.path.join(SAMPLES, "releases.smf")
TELNET = os.path.join(SAMPLES, "layouts", "telnet-profile.smf")
TELNET_LAYOUT = os.path.join(SAMPLES, "layouts", "telnet-profile.layout")


def shifted(section: Section, by: int) -> Section:
    """All rows some bytes further, what is pushed out of the end cut off."""
    first = Field("shifted_by", 0, "hex", by * 8)
    fields = [first]
    for field in section.fields:
        moved = field._replace(offset=field.offset + by * 8)
        if moved.end > section.size * 8:
            fields.append(Field("cut_off", moved.offset, "hex",
                                section.size * 8 - moved.offset))
            break
        fields.append(moved)
    return section._replace(fields=tuple(fields))


class Check(LayoutCase):
    def layout(self, *sections: Section) -> str:
        layout = Layout()
        layout.sections = {s.name: s for s in sections}
        return self.file("check.layout", write(layout))

    def check(self, status: int, layout: str, *dumps: str) -> List[str]:
        result = self.command(status, "--check=" + layout, *dumps)
        return result.out.splitlines()

    def counts(self, lines: List[str], field: str) -> Tuple[str, str]:
        for line in lines:
            words = line.split()
            if len(words) > 4 and words[1] == field:
                return words[3], words[4]
        self.fail("no line of %s" % field)

    def test_what_fits(self) -> None:
        for name in ("NMsecIKETunnel", "NMsecIKETunStats",
                     "SMF119IS_IPDynamicStackAdded", "LocalID"):
            with self.subTest(section=name):
                lines = self.check(0, self.layout(self.known.sections[name]),
                                   IPSEC)
                self.assertTrue(lines[-1].startswith("plausible: "), lines)

    def test_a_value_counts_once(self) -> None:
        lines = self.check(0, self.layout(
            self.known.sections["NMsecIKETunnel"]), IPSEC)
        self.assertEqual(self.counts(lines, "NMsIKETunRsvd1"), ("4", "0"))
        lines = self.check(0, TELNET_LAYOUT, TELNET)
        self.assertEqual(self.counts(lines, "SMF119TN_DSName"), ("3", "0"))
        self.assertEqual(self.counts(lines, "SMF119TN_PIStartTime"),
                         ("2", "0"))

    def test_shifted_by_one_byte(self) -> None:
        section = self.known.sections["NMsecIKETunnel"]
        lines = self.check(1, self.layout(shifted(section, 1)), IPSEC)
        self.assertTrue(lines[-1].startswith("doubtful: "), lines[-1])
        wrong = [line for line in lines[1:-2]
                 if line.split()[4:5] not in (["0"], [])]
        self.assertGreater(len(wrong), 10)

    def test_shifted_telnet(self) -> None:
        with open(TELNET_LAYOUT, encoding="utf-8") as text:
            layout = text.read()
        broken = layout.replace("16    timestamp 8", "16    hex 1\n"
                                "    moved 17 timestamp 8").replace(
            "24    stck 8", "25    hex 7")
        self.assertNotEqual(layout, broken)
        lines = self.check(1, self.file("broken.layout", broken), TELNET)
        self.assertEqual(self.counts(lines, "moved"), ("2", "2"))

    def test_wrong_section(self) -> None:
        """The rows of one section taken for those of another."""
        rows = self.known.sections["SMF119TI"].fields
        section = self.known.sections["NMsecIKETunnel"]._replace(
            size=64, fields=tuple(f._replace(name="x_" + f.name)
                                  for f in rows))
        lines = self.check(1, self.layout(section), IPSEC)
        self.assertTrue(lines[-1].startswith("doubtful: "), lines[-1])

    def test_longer_and_shorter(self) -> None:
        lines = self.check(1, self.layout(
            self.known.sections["NMsecIKETunnel"]), RELEASES)
        self.assertTrue(any("longer than the layout" in x for x in lines))
        self.assertTrue(any("shorter than the layout" in x for x in lines))

    def test_times(self) -> None:
        section = self.known.sections["NMsecIKETunnel"]
        fields = list(section.fields)
        at = [f.name for f in fields].index("NMsIKETunDHGroup")
        fields[at] = fields[at]._replace(kind="unixtime")
        lines = self.check(1, self.layout(section._replace(
            fields=tuple(fields))), IPSEC)
        self.assertEqual(self.counts(lines, "NMsIKETunDHGroup"), ("4", "4"))

    def test_nothing_judged(self) -> None:
        layout = self.layout(self.known.sections["NMsecIKETunnel"])
        result = self.command(2, "--check=" + layout, TELNET)
        self.assertIn("nothing was judged", result.err)
        self.assertEqual(result.out, "")

    def test_not_done(self) -> None:
        good = self.layout(self.known.sections["NMsecIKETunnel"])
        bad = self.file("bad.layout", "section A 4 \"A\"\n    a 1 hex 4\n")
        for arguments in ([good], [good, "-"], [good, "/nowhere/dump"],
                          ["/nowhere/x.layout", IPSEC], [bad, IPSEC],
                          [self.file("no.layout", "what\n"), IPSEC],
                          [IPSEC, IPSEC]):
            result = self.command(2, "--check=" + arguments[0],
                                  *arguments[1:])
            self.assertNotEqual(result.err, "", arguments)
            self.assertNotIn("layouts read", result.err)
            self.assertEqual(result.err.count("\n"), 1, result.err)

    def test_a_section_of_no_record(self) -> None:
        layout = self.layout(
            self.known.sections["NMsecIKETunnel"],
            Section("Odd", 4, "Odd", (Field("Odd_A", 0, "uint", 32),)))
        self.assertNotIn("Odd", "".join(self.check(0, layout, IPSEC)))

    def test_damaged_dump(self) -> None:
        layout = self.layout(self.known.sections["NMsecIKETunnel"])
        with open(IPSEC, "rb") as dump:
            data = dump.read()
        path = os.path.join(self.folder, "cut.smf")
        with open(path, "wb") as out:
            out.write(data[:-10])
        result = self.command(1, "--check=" + layout, path)
        self.assertIn("damaged", result.err)


if __name__ == "__main__":
    unittest.main()
