"""What in a page is in doubt, or cannot be read: the rare forms, each alone."""
import unittest
from datetime import date
from typing import List

from layout_case import NMI, SMF, LayoutCase, table
from kit import layout_check, layout_notation, layout_program
from kit.layout_cells import CellError, length_of, offset_of
from kit.layout_lists import ListReader, read
from kit.layout_notation import Field, Layout, NotationError
from kit.layout_page import Line
from kit.layout_report import Report
from kit.layout_source import decoded
from kit.layout_words import common_prefix, token_of, unique
from kit.messages import Failure

ROW = "NMsXAlpha\t0\t4 bytes\tBinary\tCount."
HTML = ("<html><table><tr><th>Field<th>Offset<th>Length<th>Format<th>"
        "Description</tr>%s</table></html>")


class Case(LayoutCase):
    def doubts(self, *pages: str, keep: bool = False) -> str:
        return "\n".join(self.made(*pages, keep=keep).doubts)

    def kinds(self, rows: str, words: str = "", head: str = NMI) -> List[str]:
        """The kinds of the rows, one of which has a doubt with these words."""
        made = self.made(table(rows, head))
        self.assertIn(words, "\n".join(made.doubts))
        self.assertEqual(bool(made.doubts), bool(words), made.doubts)
        section, = made.layout.sections.values()
        return [f.kind for f in section.fields]


class Cells(unittest.TestCase):
    def test_out_of_range(self) -> None:
        for text in "70000", "0, bit 8", "70000(X'11170')":
            with self.assertRaisesRegex(CellError, "out of range"):
                offset_of(text, [])
        with self.assertRaisesRegex(CellError, "out of range"):
            length_of("0 bytes")

    def test_words(self) -> None:
        self.assertEqual(token_of("ONE"), "ONE")
        self.assertEqual(unique("a", ["a", "a_2"]), "a_3")
        self.assertEqual(common_prefix(["", ""]), "")

    def test_an_encoding_of_all_bytes(self) -> None:
        self.assertEqual(decoded(b"\x81"), "\x81")


class Lists(unittest.TestCase):
    def read(self, *lines: str, width: int = 8):  # type: ignore
        return read([Line(n, text) for n, text in enumerate(lines)], width)

    def test_bits_and_values_that_do_not_fit(self) -> None:
        for text in "Bits 4-9: Reserved", "NMsec_X_A (256)":
            self.assertEqual(self.read(text).doubts,
                             [(0, '"%s" is not understood' % text)])

    def test_a_constant_with_its_number_in_the_next_line(self) -> None:
        self.assertEqual([m.number for m in self.read(
            "NMsec_X_A", "(1)").meanings], [1])

    def test_a_number_in_front_of_prose_is_no_value(self) -> None:
        self.assertEqual(self.read("1 = one").meanings, [])
        reader = ListReader(8)
        self.assertFalse(reader.take(Line(0, "Reserved")))


class Kinds(Case):
    CODE = "NMsXCode\t0\t%s\tBinary\t%s:\n%s"

    def test_values(self) -> None:
        flags = "Flags. One of the following values"
        self.assertEqual(self.kinds(self.CODE % (
            "1 byte", flags, "X'01': one\nX'03': three")), ["code"])
        self.assertEqual(self.kinds(self.CODE % (
            "16 bytes", "One of the following values", "1: one\n2: two"),
            "values of a field that is no number"), ["hex"])
        self.assertEqual(self.kinds(self.CODE % (
            "1 byte", "One of the following values", "1: one\n2"),
            "value 2 has no text"), ["code"])

    def test_bits(self) -> None:
        flags = "0(X'0')\tSMF119XX_F\t2\tBinary\tFlags.\n"
        self.assertEqual(self.kinds(
            flags + "0 - 2, SMF119XX_A: one\n1, SMF119XX_B: two",
            "bits that overlap", SMF), ["hex"])
        self.assertEqual(self.kinds(
            flags + "4 - 11, SMF119XX_A: one", "bits across bytes", SMF),
            ["reserved"] * 3)
        self.assertEqual(self.kinds(
            "NMsXA\t0, bit 0\t1 byte\tBinary\tSmall.\n"
            "NMsXB\t1, bit 0\t4 bits\tEBCDIC\tText.",
            "bits that cannot be shown")[1], "reserved")

    def test_hundredths(self) -> None:
        for text, words, kind in (
                ("A time, in hundredths of a second.",
                 "a time of day or a duration", "time"),
                ("In hundredths of a second.", "", "hundredths")):
            self.assertEqual(self.kinds(
                "NMsXA\t0\t4 bytes\tBinary\t" + text, words), [kind])


class Sections(Case):
    def test_a_row_inside_of_another(self) -> None:
        self.assertIn("a row inside of another", self.doubts(HTML % (
            "<tr><td>NMsXA<td>0<td>4 bytes<td>Binary<td>Count. "
            "NMsXB 4 4 bytes Binary Count.</tr>")))

    def test_no_row_that_can_be_read(self) -> None:
        for text, words in (
                (table("NMsXAlpha\t70000\t4 bytes\tBinary\tCount."),
                 ":1: no row can be read"),
                (NMI, "no row of its tables can be read")):
            result = self.command(2, self.file("page.txt", text))
            self.assertIn(words, result.err)

    def test_twins_the_other_way_round(self) -> None:
        self.assertEqual(self.kinds(
            "NMsXIPv6\t0, bit 0\t1 bit\tBinary\tIPv6.\n"
            "NMsXRsvd\t0, bit 1\t31 bits\tBinary\tReserved.\n"
            "NMsXSrc6\t4\t16 bytes\tBinary\tSource.\n"
            "NMsXSrc4\t4\t4 bytes\tBinary\tSource."),
            ["flag", "reserved", "address"])

    def test_flags_of_addresses(self) -> None:
        one = ("NMsXIPv6\t0, bit 0\t1 bit\tBinary\tIPv6.\n"
               "NMsX%s\t0, bit 1\t1 bit\tBinary\tIPv6.\n"
               "NMsXRsvd\t0, bit 2\t30 bits\tBinary\tReserved.\n"
               "NMsXAddr\t4\t16 bytes\tBinary\tIP address.")
        self.kinds(one % "FlagIPv6", "several flags tell IPv6")
        self.kinds(one % "Other", "IPv4 is taken to be in the first 4 bytes")

    def test_a_name_that_is_there_twice(self) -> None:
        self.kinds("NMsXA\t0\t4 bytes\tBinary\tCount.\n"
                   "NMsXA\t4\t4 bytes\tBinary\tCount.",
                   "the name NMsXA is there twice")

    def test_a_structure_that_the_text_names(self) -> None:
        made = self.made("The NMsecThing section has this:\n" + NMI + ROW)
        self.assertEqual(list(made.layout.sections), ["NMsecThing"])

    def test_a_structure_that_is_described_twice(self) -> None:
        pages = [table(ROW.replace("Alpha", name),
                       title="NMsecThing structure") for name in "AB"]
        self.assertIn("NMsecThing is described twice", self.doubts(*pages))

    def test_a_doubt_is_there_once(self) -> None:
        report = Report()
        for _ in range(2):
            report.doubt("page", 1, "text")
        self.assertEqual(report.messages(), ["page:1: text"])


class Names(Case):
    TITLE = "IPSec common IP tunnel specific section"

    def test_no_row_agrees(self) -> None:
        self.assertIn("no row agrees", self.doubts(
            table("NMsOldA\t0\t1 byte\tBinary\tCount.", title=self.TITLE),
            keep=True))

    def values(self, *codes: str):  # type: ignore
        return self.made(table(
            "NMsOldID\t0\t48 bytes\tEBCDIC\tTunnel.\n"
            "NMsOldAction\t48\t48 bytes\tEBCDIC\tAction.\n"
            "NMsOldFlags\t96\t4 bytes\tBinary\tReserved.\n"
            "NMsOldType\t100\t1 byte\tBinary\tType. One of these:\n"
            + "\n".join(codes), title=self.TITLE), keep=True)

    def test_values(self) -> None:
        made = self.values("NMsec_IPTUN_ODD (1)")
        self.assertIn("value 1 is ODD on the page and MANUAL as built in",
                      "\n".join(made.doubts))
        made = self.values("NMsec_IPTUN_MANUAL (9)")
        self.assertEqual([c.token for c in made.layout.values[
            "tunnel-type"].codes][-1], "MANUAL_9")

    def test_values_of_what_has_none(self) -> None:
        old = [f for f in self.known.sections["NMsecIKETunnel"].fields
               if f.kind == "uint"][0]
        made = self.made(table(
            "NMsOldX\t%d\t%d bytes\tBinary\tOne of the following values:\n"
            "1: one\n2: two" % (old.offset // 8, old.length // 8),
            title="NMsecIKETunnel structure"), keep=True)
        field = made.layout.sections["NMsecIKETunnel"].fields[-1]
        self.assertEqual((field.kind, field.notes[-1]), (
            "uint", "the page has values for it; the built-in kind is kept"))


class Records(Case):
    ROWS = ("0(X'0')\tSMF119_HDR\t24\tEBCDIC\tHeader; subtype is 99(X'63')",
            "24(X'18')\tSMF119SD_TRN\t2\tBinary\tNumber of triplets (2)",
            "26(X'1A')\t \t2\tBinary\tReserved",
            "28(X'1C')\tSMF119IDOff\t4\tBinary\tOffset to TCP/IP "
            "identification section",
            "32(X'20')\tSMF119IDLen\t2\tBinary\tLength of it",
            "34(X'22')\tSMF119IDNum\t2\tBinary\tNumber of them",
            "36(X'24')\tSMF119S1Off\t4\tBinary\tOffset to odd thing section",
            "40(X'28')\tSMF119S1Len\t2\tBinary\tLength of it",
            "42(X'2A')\tSMF119S1Num\t2\tBinary\tNumber of them")

    def page(self, old: str = "", new: str = "", rows: int = 9) -> str:
        return table("\n".join(self.ROWS[:rows]), SMF,
                     "Odd record self-defining section").replace(old, new)

    def test_without_a_subtype_or_triplets(self) -> None:
        self.assertIn("section without a subtype", self.doubts(
            self.page("subtype is 99(X'63')", ""), table(ROW)))
        self.assertIn("section without triplets",
                      self.doubts(self.page(rows=3), table(ROW)))

    def test_triplets_that_are_none(self) -> None:
        self.assertIn("triplet 2, at offset 36, is not an offset",
                      self.doubts(self.page(rows=8)))
        self.assertIn("the decimal and the hexadecimal number differ",
                      self.doubts(self.page("X'28'", "X'29'")))

    def test_triplets_that_are_not_counted(self) -> None:
        made = self.made(self.page(" (2)", ""))
        self.assertFalse(made.layout.records[0].open)
        self.assertNotIn("*\n", layout_notation.write(made.layout))

    def test_a_structure_that_the_text_names(self) -> None:
        made = self.made("The odd thing section is analogous to the "
                         "NMsecIKETunnel structure.\n" + self.page())
        self.assertEqual(made.layout.records[0].sections[1],
                         "NMsecIKETunnel")

    def test_the_section_that_is_built_in_there(self) -> None:
        subtype = [r.subtype for r in self.known.records
                   if len(r.sections) == 2][0]
        self.assertIn("which the built-in record has there", self.doubts(
            self.page("99(X'63')", "%d(X'%X')" % (subtype, subtype))))

    def test_a_table_of_another_title(self) -> None:
        self.assertIn('no table for "odd thing"',
                      self.doubts(self.page(), table(ROW)))

    def test_the_same_record_twice(self) -> None:
        page = self.page("odd thing", "common IP tunnel")
        self.assertEqual(len(self.made(page, page).layout.records), 1)


class Html(Case):
    ROW = "<td>NMsX%s<td>%s<td>4 bytes<td>Binary<td>%s"

    def fields(self, rows: str, doubts: int = 0) -> List[Field]:
        made = self.made(HTML % rows)
        self.assertEqual(len(made.doubts), doubts, made.doubts)
        section, = made.layout.sections.values()
        return list(section.fields)

    def test_text_that_keeps_its_lines(self) -> None:
        field, = self.fields("<tr>" + self.ROW % (
            "A", 0, "<pre>One of the following values:\n1: one\n2: two</pre>"))
        self.assertEqual(field.kind, "code")

    def test_a_cell_of_three_rows(self) -> None:
        self.assertEqual(len(self.fields("".join(
            "<tr>" + (self.ROW % (name, at, "Count.")).replace(
                "<td>Binary", "<td rowspan=3>Binary" if at == 0 else "")
            for at, name in ((0, "A"), (4, "B"), (8, "C"))))), 3)

    def test_a_row_that_does_not_say_that_it_begins(self) -> None:
        made = self.made(
            "<html><table><th>Field<th>Offset<th>Length<th>Format<th>"
            "Description<tr>%s</table></html>" % self.ROW % ("A", 0, "Count."))
        self.assertEqual(made.doubts, [])

    def test_a_row_without_headings(self) -> None:
        self.assertIn("a row that cannot be read", self.doubts(
            "<html><table><tr><td>NMsXA<td>0, bit 1<td>x</tr></table>"
            + HTML % ("<tr>" + self.ROW % ("A", 0, "Count."))))

    def test_a_row_without_a_place(self) -> None:
        field, = self.fields(
            "<tr>" + self.ROW % ("A", 0, "One of the following values:")
            + "<tr><td>1 =<td><td><td><td>one<tr><td>2 = two<td><td><td><td>")
        self.assertEqual(field.kind, "code")

    def test_titles(self) -> None:
        row = "<tr>" + self.ROW % ("A", 0, "Count.")
        made = self.made("<html>Table 1. NMsecThing structure"
                         + HTML % row + HTML % row.replace("XA", "XB"))
        self.assertEqual(list(made.layout.sections), ["NMsecThing", "section"])


class Text(Case):
    FIRST = ("Field     Offset    Length    Format    Description\n"
             "NMsXA     0         4 bytes   Binary    Count.\n")

    def names(self, text: str, doubts: int = 0) -> List[List[str]]:
        made = self.made(text)
        self.assertEqual(len(made.doubts), doubts, made.doubts)
        return [[f.name for f in section.fields]
                for section in made.layout.sections.values()]

    def test_what_follows_a_table_in_columns(self) -> None:
        for text in ("A-word-that-stands-across-the-beginnings-of-columns.",
                     "This is a text    with blanks in it."):
            self.assertEqual(self.names(self.FIRST + text), [["NMsXA"]])

    def test_what_precedes_the_rows(self) -> None:
        head, row = self.FIRST.splitlines()
        self.assertEqual(self.names(
            "%s\n\n(part)\n%s\n" % (head, row), doubts=1), [["NMsXA"]])

    def test_a_table_that_goes_on(self) -> None:
        rows = NMI + ROW + "\nSee Table 2 for more.\n"
        more = "NMsXBeta\t%d\t4 bytes\tBinary\tCount.\n"
        self.assertEqual(self.names(rows + NMI + more % 4),
                         [["NMsXAlpha", "NMsXBeta"]])
        self.assertEqual(self.names(rows + more % 4),
                         [["NMsXAlpha", "NMsXBeta"]])
        self.assertEqual(self.names(rows + NMI + more % 0),
                         [["NMsXAlpha"], ["NMsXBeta"]])
        self.assertEqual(self.names(rows + NMI), [["NMsXAlpha"]])
        self.assertEqual(self.names(NMI + ROW + "\n" + NMI + more % 4),
                         [["NMsXAlpha", "NMsXBeta"]])

    def test_a_page_that_begins_with_blank_lines(self) -> None:
        self.assertEqual(self.names("\n\n\f" + NMI + ROW), [["NMsXAlpha"]])


class Notation(unittest.TestCase):
    def test_what_cannot_be_read(self) -> None:
        for text, words in (("  a 0 hex 1\n", "a row outside of a block"),
                            ("section a x\n", "this block cannot be read")):
            with self.assertRaisesRegex(NotationError, words):
                layout_notation.parse(text)
        with self.assertRaisesRegex(Failure, "built-in layout cannot be"):
            layout_program.parse_built_in("what\n")

    def test_nothing_and_tables(self) -> None:
        for text in "", "table x\n":
            self.assertEqual(layout_notation.parse(text).sections, {})

    def test_messages_about_no_row(self) -> None:
        self.assertEqual(layout_program.refusal("words", "path", ""), "words")


class Values(unittest.TestCase):
    """The values of --check."""

    def reason(self, kind: str, value: str) -> str:
        field = Field("a", 0, kind, 32)
        return layout_check.Judge(Layout(), Layout()).reason(
            field, value, date(2026, 11, 20))

    def test_times(self) -> None:
        for kind, value, reason in (
                ("stck", "0xE0C7D8E8D4000000", ""),
                ("stck", "16195552961476788224", ""),
                ("unixtime", "9" * 15, "%s is not a date" % ("9" * 15)),
                ("date", "0126000F", "0126000F is not a date"),
                ("time", "8639999", ""),
                ("time", "8640000", "8640000 is not a time of day")):
            self.assertEqual(self.reason(kind, value), reason, value)

    def test_an_address_of_some(self) -> None:
        tally = layout_check.Tally("S", Field("a", 0, "ipv4", 32))
        judge = layout_check.Judge(Layout(), Layout())
        for value in "0.0.0.0", "192.0.2.1":
            judge.judge(tally, value, None)
        tally.settle()
        self.assertEqual((tally.wrong, tally.why),
                         (1, "an address that is 0"))


if __name__ == "__main__":
    unittest.main()
