"""What smf119-layout makes of single rows, tables and files."""
import os
import unittest
from typing import Dict

from layout_case import NMI, SMF, LayoutCase, smf119_layout, table
from kit.layout_notation import OPEN, Field
from kit.layout_page import PageError
from kit.layout_report import Refused
from kit.layout_source import read_page


class Rows(LayoutCase):
    def fields(self, rows: str, head: str = NMI,
               doubts: int = 0) -> Dict[str, Field]:
        made = self.made(table(rows, head))
        self.assertEqual(len(made.doubts), doubts, made.doubts)
        self.assertEqual(len(made.layout.sections), 1)
        section = list(made.layout.sections.values())[0]
        return {f.name: f for f in section.fields}

    def kind(self, length: str, form: str, text: str,
             doubts: int = 0) -> str:
        fields = self.fields("NMsXAlpha\t0\t%s\t%s\t%s" % (
            length, form, text), doubts=doubts)
        field = fields["NMsXAlpha"]
        return ("%s %s" % (field.kind, field.argument)).strip()

    def test_kinds(self) -> None:
        for length, form, text, kind in (
                ("8 bytes", "EBCDIC", "A name.", "text"),
                ("n", "EBCDIC", "A name.", "text"),
                ("variable", "Binary", "Data.", "hex"),
                ("4 bytes", "Binary", "A time, in UNIX format.", "unixtime"),
                ("8 bytes", "Binary", "A size, in bytes.", "uint bytes"),
                ("4 bytes", "Binary", "The number of seconds.",
                 "uint seconds"),
                ("8 bytes", "Binary", "The icookie.", "hex"),
                ("4 bytes", "Binary", "The inbound SPI.", "hex"),
                ("20 bytes", "Binary", "A serial number.", "hex"),
                ("16 bytes", "Binary", "An IP address.", "address"),
                ("4 bytes", "Binary", "The IPv4 address.", "ipv4"),
                ("4 bytes", "Packed", "The date.", "date"),
                ("8 bytes", "Binary", "A TOD clock value.", "stck"),
                ("8 bytes", "Binary", "The interval; bit 51 is 1 "
                 "microsecond.", "micros"),
                ("8 bytes", "Binary", "The interval in microseconds.",
                 "uint microseconds"),
                ("4 bytes", "Binary", "The duration in microseconds.",
                 "micros"),
                ("4 bytes", "Binary", "The duration, in hundredths of a "
                 "second.", "hundredths"),
                ("4 bytes", "Binary", "In hundredths of a second since "
                 "midnight.", "time"),
                ("1 byte", "Binary", "Identity type, as in RFC 2407.",
                 "code id-type")):
            self.assertEqual(self.kind(length, form, text), kind, text)

    def test_doubtful_kinds(self) -> None:
        for length, form, text, kind in (
                ("8 bytes", "Packed", "A number.", "hex"),
                ("4 bytes", "Packed", "A number.", "date"),
                ("4 bytes", "Character", "A word.", "hex"),
                ("1 byte", "Binary", "One of the following values, which "
                 "are elsewhere.", "uint")):
            self.assertEqual(self.kind(length, form, text, doubts=1), kind)

    def test_low_order_bits(self) -> None:
        fields = self.fields("NMsXVer\t0\t1 byte\tBinary\tOnly the low-order "
                             "4 bits are used.")
        self.assertEqual((fields["NMsXVer"].kind, fields["NMsXVer"].offset),
                         ("bits", 4))

    def test_values(self) -> None:
        """Every form of a list of values."""
        for lines in (
                "NMsec_XX_ONE (1)\nNMsec_XX_TWO (2)",
                "\u2022 NMsec_XX_ONE (1)\n\u2022 NMsec_XX_TWO (2)",
                "NMsec_XX_ONE (1)\nThe one.\n\nNMsec_XX_TWO (X'02')\nThe two.",
                "X'01': ONE\nX'02': TWO", "X'01'\nONE\nX'02'\nTWO",
                "1 = ONE\n2 = TWO", "1: ONE.\n2: TWO; and more",
                "1\nONE\n2\nTWO"):
            made = self.made(table(
                "NMsXCode\t0\t1 byte\tBinary\tOne of the following values:\n"
                + lines))
            self.assertEqual(made.doubts, [], lines)
            values = list(made.layout.values.values())
            self.assertEqual([(c.number, c.token.upper())
                              for c in values[0].codes],
                             [(1, "ONE"), (2, "TWO")], lines)

    def test_flags(self) -> None:
        fields = self.fields(
            "0(X'0')\t \t2\tBinary\tFlags.\n\u2022 X'8000', SMF119XX_A: one\n"
            "X'4000', SMF119XX_B\n2 - 14, SMF119XX_Rsvd: Reserved.\n"
            "X'0001', SMF119XX_C: last", SMF)
        self.assertEqual([(f.name, f.offset, f.length, f.kind)
                          for f in fields.values()],
                         [("SMF119XX_A", 0, 1, "flag"),
                          ("SMF119XX_B", 1, 1, "flag"),
                          ("SMF119XX_Rsvd", 2, 13, "reserved"),
                          ("SMF119XX_C", 15, 1, "flag")])

    def test_flags_without_names(self) -> None:
        fields = self.fields("0(X'0')\tSMF119XX_F\t1\tBinary\tFlags.\n"
                             "X'80': secure\nX'40': fast", SMF, doubts=2)
        self.assertEqual([f.kind for f in fields.values()],
                         ["flag", "flag", "reserved"])
        self.assertIn("smf119xx_f_secure", fields)

    def test_mask_of_another_width(self) -> None:
        fields = self.fields("0(X'0')\tSMF119XX_F\t4\tBinary\tFlags.\n"
                             "X'80', SMF119XX_A: one", SMF, doubts=1)
        self.assertEqual(fields["SMF119XX_F"].kind, "hex")

    def test_time_and_date(self) -> None:
        fields = self.fields(
            "0(X'0')\tSMF119XX_STime\t4\tBinary\tStart\n"
            "4(X'4')\tSMF119XX_SDate\t4\tPacked\tStart", SMF)
        self.assertEqual(fields["SMF119XX_STime"].kind, "timestamp")
        self.assertEqual(fields["SMF119XX_STime"].notes,
                         ("with SMF119XX_SDate",))

    def test_twins(self) -> None:
        fields = self.fields(
            "NMsXIPv6\t0, bit 0\t1 bit\tBinary\tIPv6.\n"
            "NMsXRsvd\t0, bit 1\t31 bits\tBinary\tReserved.\n"
            "NMsXSrc4\t4\t4 bytes\tBinary\tSource.\n"
            "NMsXSrc6\t4\t16 bytes\tBinary\t")
        self.assertEqual((fields["NMsXSrc"].kind, fields["NMsXSrc"].argument),
                         ("address", "NMsXIPv6"))

    def test_twins_without_flag(self) -> None:
        fields = self.fields("NMsXSrc4\t0\t4 bytes\tBinary\tSource.\n"
                             "NMsXSrc6\t0\t16 bytes\tBinary\t", doubts=1)
        self.assertEqual(fields["NMsXSrc"].kind, "hex")

    def test_flag_in_another_section(self) -> None:
        """The flag of the common IP tunnel section goes for the others."""
        text = table("NMsIPDynSrc4\t0\t4 bytes\tBinary\tSource.\n"
                     "NMsIPDynSrc6\t0\t16 bytes\tBinary\t",
                     title="NMsecIPDynTunnel structure")
        made = self.made(text, keep=True)
        field = made.layout.sections["NMsecIPDynTunnel"].fields[0]
        self.assertEqual((field.name, field.kind, field.argument),
                         ("NMsIPDynSrc", "address",
                          "NMsecIPTunnel.NMsIPTunFlagIPv6"))
        self.assertEqual(len(made.doubts), 1)

    def test_times_of_utc(self) -> None:
        fields = self.fields(
            "0(X'0')\tSMF119XX_STime\t4\tBinary\tStart, in UTC\n"
            "4(X'4')\tSMF119XX_SDate\t4\tPacked\tStart, in UTC", SMF)
        self.assertEqual((fields["SMF119XX_STime"].kind,
                          fields["SMF119XX_STime"].argument),
                         ("timestamp", "utc"))

    def test_hole(self) -> None:
        """IBM's own page of NMsecInterface leaves out bit 0 of byte 33."""
        fields = self.fields(
            "NMsXClass\t32\t1 byte\tBinary\tClass.\n"
            "NMsXIPv6\t33, bit 1\t1 bit\tBinary\tIPv6.", doubts=3)
        self.assertEqual([(f.kind, f.offset, f.length)
                          for f in fields.values()],
                         [("reserved", 0, 256), ("uint", 256, 8),
                          ("reserved", 264, 1), ("flag", 265, 1),
                          ("reserved", 266, 6)])

    def test_overlap(self) -> None:
        with self.assertRaises(Refused) as refused:
            self.made(table("NMsXA\t0\t4 bytes\tBinary\tOne.\n"
                            "NMsXB\t2\t4 bytes\tBinary\tTwo."))
        for word in ("page1:4:", "NMsXA at 0, 4 bytes (line 3)",
                     "NMsXB at 2, 4 bytes (line 4)"):
            self.assertIn(word, str(refused.exception))

    def test_decimal_and_hexadecimal_differ(self) -> None:
        self.fields("0(X'0')\tSMF119XX_A\t4\tBinary\tCount.\n"
                    "4(X'5')\tSMF119XX_B\t4\tBinary\tCount.", SMF, doubts=1)

    def test_rows_that_cannot_be_read(self) -> None:
        for row in ("NMsXBeta\t4\t\tBinary\tNo length.",
                    "NMsXBeta\t\t4 bytes\tBinary\tNo offset.",
                    "NMsXBeta\t4\t4 bytes\t\tNo format."):
            made = self.made(table("NMsXAlpha\t0\t4 bytes\tBinary\tCount.\n"
                                   + row))
            self.assertEqual(len(made.doubts), 1, row)
            self.assertIn("page1:4: a row that cannot be read",
                          made.doubts[0])

    def test_unknown_section(self) -> None:
        made = self.made(self.self_defining("odd thing"))
        self.assertEqual(made.layout.sections["odd_thing"].size, OPEN)
        self.assertEqual(made.layout.records[0].sections,
                         ("SMF119TI", "odd_thing"))
        self.assertEqual(len(made.doubts), 1)

    def test_section_of_another_page(self) -> None:
        other = table("0(X'0')\tSMF119XX_A\t4\tBinary\tCount.", SMF,
                      "IPSec odd thing specific section")
        made = self.made(self.self_defining("odd thing"), other)
        self.assertEqual(made.doubts, [])
        self.assertEqual(list(made.layout.sections), ["SMF119XX"])
        self.assertEqual(made.layout.records[0].sections,
                         ("SMF119TI", "SMF119XX"))

    @staticmethod
    def self_defining(title: str, count: int = 2) -> str:
        return table(
            "0(X'0')\tSMF119_HDR\t24\tEBCDIC\tHeader; subtype is 99(X'63')\n"
            "24(X'18')\tSMF119SD_TRN\t2\tBinary\tNumber of triplets in this "
            "record (%d)\n26(X'1A')\t \t2\tBinary\tReserved\n"
            "28(X'1C')\tSMF119IDOff\t4\tBinary\tOffset to TCP/IP "
            "identification section\n"
            "32(X'20')\tSMF119IDLen\t2\tBinary\tLength of it\n"
            "34(X'22')\tSMF119IDNum\t2\tBinary\tNumber of them\n"
            "36(X'24')\tSMF119S1Off\t4\tBinary\tOffset to %s section\n"
            "40(X'28')\tSMF119S1Len\t2\tBinary\tLength of it\n"
            "42(X'2A')\tSMF119S1Num\t2\tBinary\tNumber of them\n"
            % (count, title), SMF, "Odd record self-defining section")

    def test_header_without_format(self) -> None:
        for row in ("0(X'0')\tSMF119_HDR\t24\t \tHeader; subtype is 99",
                    "0(X'0')\tStandard SMF Header\t24\t \tHeader; subtype "
                    "is 99(X'63')"):
            text = self.self_defining("common IP tunnel").replace(
                "0(X'0')\tSMF119_HDR\t24\tEBCDIC\tHeader; subtype is "
                "99(X'63')", row)
            made = self.made(text)
            self.assertEqual((made.doubts, made.layout.records[0].subtype),
                             ([], 99))

    def test_same_title_in_two_pages(self) -> None:
        """Subtypes 11 and 12 have sections of the same titles."""
        row = "0(X'0')\tSMF119%s_A\t4\tBinary\tCount."
        pages = [self.self_defining("odd thing").replace("99", number)
                 .replace("63'", code) + table(row % name, SMF, "Odd thing")
                 for number, code, name in (("98", "62'", "XX"),
                                            ("99", "63'", "YY"))]
        made = self.made(*pages)
        self.assertEqual([r.sections[1] for r in made.layout.records],
                         ["SMF119XX", "SMF119YY"])

    def test_same_table_in_two_pages(self) -> None:
        """What several pages print is one section; another table of the same
        title is another one."""
        a, b = (table("0(X'0')\tSMF119XX_%s\t4\tBinary\tCount." % name, SMF,
                      "Odd thing") for name in "AB")
        self.assertEqual(list(self.made(a, a).layout.sections),
                         list(self.made(a).layout.sections))
        self.assertEqual(list(self.made(a, b, a, b).layout.sections),
                         list(self.made(a, b).layout.sections))
        self.assertEqual(len(self.made(a, b).layout.sections), 2)

    def test_title_in_the_text(self) -> None:
        """Some pages have no caption, and say it in a sentence."""
        text = ("See Table 2 for more.\nTable 1 lists the contents\nof the "
                "odd thing specific\nsection.\n" + SMF +
                "0(X'0')\tSMF119XX_A\t4\tBinary\tCount.\n")
        made = self.made(self.self_defining("odd thing"), text)
        self.assertEqual(made.doubts, [])
        self.assertEqual(made.layout.records[0].sections,
                         ("SMF119TI", "SMF119XX"))

    def test_list_of_tables(self) -> None:
        """Captions in the contents of a book are those of no table there."""
        made = self.made(
            "Table 8. NMsecIPTunnel structure . . . . 612\n"
            "Table 9. NMsecIKETunnel structure . . . . 613\n" + "Text.\n" * 9
            + NMI + "NMsXAlpha\t0\t4 bytes\tBinary\tCount.\n")
        self.assertEqual(made.doubts, [])
        self.assertNotIn("NMsecIKETunnel", made.layout.sections)

    def test_row_that_goes_on(self) -> None:
        """A long list that is cut into two rows."""
        fields = self.fields(
            "0(X'0')\tSMF119XX_F\t1\tBinary\tFlags.\nX'80', SMF119XX_A: a\n"
            "0(X'0') (continued)\t \t \t \t\nX'40', SMF119XX_B: b", SMF)
        self.assertEqual(list(fields), ["SMF119XX_A", "SMF119XX_B",
                                        "smf119xx_rsvd0"])
        made = self.made(
            "<html><table><tr><th>Offset<th>Name<th>Length<th>Format<th>"
            "Description</tr><tr><td>0(X'0')<td>SMF119XX_F<td>1<td>Binary<td>"
            "Flags<p>X'80', SMF119XX_A: a</tr><tr><td>0(X'0') (continued)<td>"
            "<td><td><td><ul><li>X'40', SMF119XX_B: b</ul></tr></table>")
        self.assertEqual(made.doubts, [])
        self.assertEqual(len(list(made.layout.sections.values())[0].fields),
                         3)

    def test_address_in_the_last_bytes(self) -> None:
        fields = self.fields(
            "NMsXIPv6\t0, bit 0\t1 bit\tBinary\tIPv6.\n"
            "NMsXRsvd\t0, bit 1\t31 bits\tBinary\tReserved.\n"
            "NMsXAddr\t4\t16 bytes\tBinary\tIP address; IPv4 is in the last "
            "4 bytes.", doubts=1)
        self.assertEqual((fields["NMsXAddr"].kind,
                          fields["NMsXAddr"].argument), ("address", ""))

    def test_triplets_missing(self) -> None:
        made = self.made(self.self_defining("common IP tunnel", 3))
        self.assertTrue(made.layout.records[0].open)
        self.assertEqual(len(made.doubts), 1)


class Names(LayoutCase):
    PAGE = table(
        "NMsOldID\t0\t48 bytes\tEBCDIC\tTunnel.\n"
        "NMsOldAction\t48\t48 bytes\tEBCDIC\tAction.\n"
        "NMsOldIPv6\t96, bit 0\t1 bit\tBinary\tIPv6.\n"
        "NMsOldRsvd\t96, bit 1\t31 bits\tBinary\tReserved.\n"
        "NMsOldType\t100\t1 byte\tBinary\tType. One of these:\n"
        "NMsec_IPTUN_MANUAL (1)\nNMsec_IPTUN_NEWEST (9)\n"
        "NMsOldState\t101\t1 byte\tBinary\tState.\n"
        "NMsOldLclEndpt4\t102\t4 bytes\tBinary\tEndpoint.\n"
        "NMsOldLclEndpt6\t102\t16 bytes\tBinary\t",
        title="IPSec common IP tunnel specific section")

    def test_built_in(self) -> None:
        made = self.made(self.PAGE, keep=True)
        section = made.layout.sections["NMsecIPTunnel"]
        fields = {f.name: f for f in section.fields}
        self.assertEqual(fields["NMsIPTunID"].label, "TunnelID")
        self.assertIn("on the page: NMsOldID", fields["NMsIPTunID"].notes)
        self.assertEqual(fields["NMsOldLclEndpt"].argument,
                         "NMsIPTunFlagIPv6")
        self.assertEqual(fields["NMsOldLclEndpt"].label, "LocalEndpoint")
        self.assertNotIn("iptunnel_rest", fields)
        self.assertEqual(made.doubts, [])

    def test_new_values_join_the_built_in_ones(self) -> None:
        made = self.made(self.PAGE, keep=True)
        values = made.layout.values["tunnel-type"]
        self.assertEqual([c.token for c in values.codes],
                         ["MANUAL", "STACK", "IKE", "NEWEST"])

    def test_page(self) -> None:
        made = self.made(self.PAGE)
        names = [f.name for f in made.layout.sections["NMsecIPTunnel"].fields]
        self.assertEqual(names[0], "NMsOldID")
        self.assertNotIn("NMsIPTunID", names)

    def test_command(self) -> None:
        page = self.file("ip.txt", self.PAGE)
        self.assertIn("NMsIPTunID ", self.command(0, page).out)
        self.assertNotIn("NMsIPTunID ",
                         self.command(0, "--names=page", page).out)


class Loaded(LayoutCase):
    def test_every_kind_loads(self) -> None:
        """What the command writes, in the kinds that the pages can give."""
        page = self.file("kinds.txt", table(
            "NMsXIPv6\t0, bit 0\t1 bit\tBinary\tIPv6.\n"
            "NMsXRsvd\t0, bit 1\t7 bits\tBinary\tReserved.\n"
            "NMsXVer\t1\t1 byte\tBinary\tOnly the low-order 4 bits.\n"
            "NMsXCode\t2\t1 byte\tBinary\tOne of the following values:\n"
            "NMsec_X_A (1)\n"
            "NMsXPad\t3\t1 byte\tBinary\tReserved.\n"
            "NMsXStck\t4\t8 bytes\tBinary\tTOD clock.\n"
            "NMsXMicros\t12\t8 bytes\tBinary\tInterval, TOD clock.\n"
            "NMsXHund\t20\t4 bytes\tBinary\tDuration, hundredths.\n"
            "NMsXDate\t24\t4 bytes\tPacked\tDate.\n"
            "NMsXTime\t28\t4 bytes\tBinary\tHundredths since midnight.\n"
            "NMsXV4\t32\t4 bytes\tBinary\tIPv4 address.\n"
            "NMsXSTime\t36\t4 bytes\tBinary\tTime, UTC.\n"
            "NMsXSDate\t40\t4 bytes\tPacked\tDate.\n"
            "NMsXUnix\t44\t4 bytes\tBinary\tIn UNIX format.\n"
            "NMsXSrc4\t48\t4 bytes\tBinary\tSource.\n"
            "NMsXSrc6\t48\t16 bytes\tBinary\t\n"
            "NMsXRest\t64\tn\tEBCDIC\tText."))
        out = self.command(0, page).out
        for kind in ("flag", "bits 4", "code 1", "stck 8", "micros 8",
                     "hundredths 4", "date 4", "time 4", "ipv4",
                     "timestamp 8 utc", "unixtime 4", "address NMsXIPv6",
                     "text *", "reserved 7b", "reserved 1"):
            self.assertRegex(out, r"\s%s\s" % kind.replace("*", r"\*"))

    def test_flag_of_another_section_loads(self) -> None:
        page = self.file("dyn.txt", table(
            "NMsIPDynSrc4\t0\t4 bytes\tBinary\tSource.\n"
            "NMsIPDynSrc6\t0\t16 bytes\tBinary\t",
            title="NMsecIPDynTunnel structure"))
        self.assertIn("address NMsecIPTunnel.NMsIPTunFlagIPv6",
                      self.command(1, page).out)


class Html(LayoutCase):
    def test_entities_and_breaks(self) -> None:
        made = self.made(
            "<html><body><table><tr><td>menu</td></tr></table><table>"
            "<caption>Table 1. A&nbsp;thing</caption><tr><th>Offset<th>Name"
            "<th>Length<th>Format<th>Description</tr>"
            "<tr><td>0(X&#8217;0&#8217;)<td>SMF119<wbr>XX_&#8203;A<td>4<td>"
            "Binary<td><p>Flags<ul><li>X'80000000', SMF119XX_F: on</ul></tr>"
            "<tr><td colspan=5>A part</td></tr>"
            "<tr><td>4(X'4')<td>SMF119XX_<br>B<td>8<td>EBCDIC<td>Name</tr>"
            "</table></body></html>")
        self.assertEqual(made.doubts, [])
        section = list(made.layout.sections.values())[0]
        self.assertEqual([f.name for f in section.fields],
                         ["SMF119XX_F", "smf119xx_rsvd0", "SMF119XX_B"])

    def test_table_in_a_table(self) -> None:
        """One that lays out the page, and one of values in a cell."""
        made = self.made(
            "<html><table><tr><td><table><tr><th>Field<th>Offset<th>Length"
            "<th>Format<th>Description</tr><tr><td>NMsXA<td>0<td>1 byte<td>"
            "Binary<td>One of the following values:<table><tr><td>X'01'<td>"
            "one</tr><tr><td>X'02'<td>two</tr></table></tr></table></td></tr>"
            "</table></html>")
        self.assertEqual(made.doubts, [])
        self.assertEqual(len(made.layout.values["nmsxa"].codes), 2)

    def test_cell_too_few(self) -> None:
        made = self.made(
            "<html><table><tr><th>Field<th>Offset<th>Length<th>Format<th>"
            "Description</tr><tr><td>NMsXA<td>0<td>4 bytes<td>Binary<td>N"
            "</tr>\n<tr><td>NMsXB<td>4<td>4 bytes<td>Binary</tr></table>")
        self.assertEqual(len(made.doubts), 1)
        self.assertTrue(made.doubts[0].startswith("page1:2: "))


class Sources(LayoutCase):
    def refused(self, data: bytes, word: str) -> None:
        with self.assertRaises(PageError) as error:
            read_page("page", data)
        self.assertIn(word, str(error.exception))

    def test_what_is_no_page(self) -> None:
        self.refused(b"%PDF-1.7\n", "pdftotext -layout")
        self.refused(b"MIME-Version: 1.0\nContent-Type: multipart/related;\n",
                     ".mhtml")
        self.refused(b"PK\x03\x04", "zip")
        self.refused(b"\x1f\x8b\x08", "gzip")
        self.refused(b"", "empty")
        self.refused(b"a\0b", "not text")
        self.refused(b"Nothing to see\n", "no table")
        self.refused(b"<html><script>run()</script><body></body></html>",
                     "frame")

    def test_encodings(self) -> None:
        text = table("NMsXAlpha\t0\t4 bytes\tBinary\tA \u2022 count.")
        for name in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
            page = read_page("page", text.encode(name))
            self.assertEqual(len(page.tables[0].rows), 1, name)

    def test_line_ends(self) -> None:
        text = table("NMsXAlpha\t0\t4 bytes\tBinary\tCount.\n\n")
        page = read_page("page", text.replace("\n", "\r\n").encode())
        self.assertEqual(page.tables[0].rows[0].line, 3)


class Command(LayoutCase):
    GOOD = table("NMsXAlpha\t0\t4 bytes\tBinary\tCount.")

    def test_status_0(self) -> None:
        page = self.file("good.txt", self.GOOD)
        result = self.command(0, page)
        self.assertEqual(result.err, "")
        self.assertIn("section a_thing", result.out)
        out = os.path.join(self.folder, "out")
        self.assertEqual(self.command(0, "--output=" + out, page).out, "")
        with open(out, encoding="utf-8") as layout:
            self.assertEqual(layout.read(), result.out)
        self.assertEqual(self.command(0, given=self.GOOD).out.split("\n")[1:],
                         result.out.split("\n")[1:])
        self.assertEqual(self.command(0, "-", given=self.GOOD).err, "")

    def test_status_1(self) -> None:
        page = self.file("hole.txt", table(
            "NMsXAlpha\t4\t4 bytes\tBinary\tCount."))
        result = self.command(1, page)
        self.assertEqual(result.err, "smf119-layout: %s:3: no row for the "
                         "bytes from offset 0 to 4; taken as reserved\n"
                         % page)
        self.assertIn("# doubt: no row for the bytes", result.out)

    def test_status_2(self) -> None:
        overlap = self.file("overlap.txt", table(
            "NMsXAlpha\t0\t4 bytes\tBinary\tA.\n"
            "NMsXBeta\t0\t8 bytes\tBinary\tB."))
        for arguments in ([overlap], ["/nowhere/page"], ["--names=none"],
                          ["--nonsense"], [self.folder],
                          ["--unpack=none", self.file("b", self.GOOD)],
                          ["--check=x", "--output=y", "z"],
                          [self.file("no.txt", "nothing\n")],
                          ["--output=/nowhere/x", self.file("a", self.GOOD)]):
            result = self.command(2, *arguments)
            self.assertEqual(result.out, "", arguments)
            self.assertNotEqual(result.err, "", arguments)

    def test_what_does_not_load(self) -> None:
        """Two sections of a record have a field of the same name."""
        page = self.file("same.txt", table(
            "SMF119TI_Comp\t0\t4 bytes\tEBCDIC\tOne.\n"
            "SMF119XX_B\t4\t4 bytes\tEBCDIC\tTwo.",
            title="NMsecIPTunnel structure"))
        result = self.command(2, "--names=page", page)
        self.assertEqual(result.out, "")
        self.assertIn("does not make a layout that smf119 loads", result.err)

    def test_full_output(self) -> None:
        if not os.path.exists("/dev/full"):
            self.skipTest("1 test of a full device: there is no /dev/full")
        page = self.file("good.txt", self.GOOD)
        self.command(2, "--output=/dev/full", page)

    def test_no_program(self) -> None:
        result = smf119_layout(self.file("good.txt", self.GOOD),
                               env={"SMF119": "/nowhere/smf119"})
        self.assertEqual(result.status, 2)
        self.assertIn("smf119", result.err)

    def test_layouts_of_the_user_are_not_built_in(self) -> None:
        """What is compared with is what comes with the program."""
        mine = self.file("mine.layout", "section NMsecIKETunStats * \"x\"\n"
                         "    mine 0 hex *\n")
        result = smf119_layout(self.file("good.txt", self.GOOD),
                               env={"SMF119_LAYOUT": mine})
        self.assertEqual((result.status, result.err), (0, ""))

    def test_layouts_of_the_site_are_not_built_in(self) -> None:
        folder = os.path.join(self.folder, "smf119")
        os.mkdir(folder)
        with open(os.path.join(folder, "wrong.layout"), "w") as out:
            out.write("this is not a layout\n")
        result = smf119_layout(self.file("good.txt", self.GOOD),
                               env={"XDG_CONFIG_HOME": self.folder})
        self.assertEqual((result.status, result.err), (0, ""))

    def test_help(self) -> None:
        self.assertIn("--check=LAYOUT", self.command(0, "--help").out)
        self.assertIn("smf119-layout ", self.command(0, "--version").out)


if __name__ == "__main__":
    unittest.main()
