"""The layouts of the tree, written out as pages, come back equal."""
import subprocess
import unittest
from typing import List

from layout_case import LayoutCase, have, shapes, values_of
import layout_pages as pages


class RoundTrip(LayoutCase):
    def compare(self, text: str, names: List[str], keep: bool) -> int:
        """Reads the page; returns how many rows were compared."""
        made = self.made(text, keep=keep)
        self.assertEqual(made.doubts, [])
        self.assertEqual(sorted(made.layout.sections), sorted(names))
        rows = 0
        for name in names:
            section, known = made.layout.sections[name], self.known.sections[
                name]
            self.assertEqual(section.size, known.size, name)
            self.assertEqual(
                shapes(section, values_of(self.known, made.layout)),
                shapes(known, self.known.values), name)
            if keep:
                self.assertEqual(
                    [(f.name, f.label, f.attributes) for f in section.fields
                     if f.kind != "reserved"],
                    [(f.name, f.label, f.attributes) for f in known.fields
                     if f.kind != "reserved"])
            rows += len(known.fields)
        return rows

    def test_every_section_in_every_form(self) -> None:
        names = [n for n in sorted(self.known.sections)
                 if not pages.needs_record(self.known.sections[n])]
        rows = 0
        for form in pages.ALL_FORMS:
            for style in ("nmi", "smf"):
                tables = [pages.section_table(
                    self.known.sections[n], self.known, style) for n in names]
                for keep in (False, True):
                    with self.subTest(form=form, style=style, keep=keep):
                        text = pages.page_in(form, tables)
                        rows += self.compare(text, names, keep)
        print("layout pages: %d rows in %d sections equal, %d compared"
              % (rows // (len(pages.ALL_FORMS) * 4), len(names), rows))

    def test_every_record(self) -> None:
        """Self-defining sections, with the sections they need beside them."""
        for form in pages.ALL_FORMS:
            for record in self.known.records:
                if not record.sections:
                    continue
                with self.subTest(form=form, record=record.subtype):
                    self.record(form, record.subtype)

    def record(self, form: str, subtype: int) -> None:
        for record in self.known.records:
            if record.subtype != subtype:
                continue
            title = "%s record (subtype %d)" % (record.name, subtype)
            text = pages.page_in(
                form, [pages.record_table(record, self.known)], title)
            made = self.made(text)
            self.assertEqual(
                [r._replace(notes=()) for r in made.layout.records],
                [record._replace(notes=())])
            self.assertEqual(made.layout.sections, {})
            self.assertEqual(len(made.doubts), 1 if record.open else 0)

    def test_pdf(self) -> None:
        """A table set by groff as PDF, and the real pdftotext -layout."""
        missing = have("groff", "pdftotext")
        if missing:
            self.skipTest("1 test of a real PDF: there is no "
                          + " and no ".join(missing))
        names = ["NMsecIKETunnel", "NMsecIKETunStats", "SMF119TI"]
        for style in ("nmi", "smf"):
            tables = [pages.section_table(self.known.sections[n], self.known,
                                          style) for n in names]
            with self.subTest(style=style):
                text = pages.pdf_text(tables, self.folder)
                self.assertIn("\f", text)
                rows = self.compare(text, names, False)
                self.assertGreater(rows, 60)

    def test_pages_of_the_command(self) -> None:
        """The command, and smf119 with what it has made."""
        for form in pages.ALL_FORMS:
            table = pages.section_table(
                self.known.sections["NMsecIKETunnel"], self.known, "nmi")
            page = self.file("page", pages.page_in(form, [table]))
            layout = self.file("made.layout", self.command(0, page).out)
            listed = subprocess.run(
                [pages.smf119(), "--no-site-layouts", "--layout", layout,
                 "--list-fields"],
                stdout=subprocess.PIPE, check=True)
            self.assertIn(b"\tNMsIKETunLifetimeExpire\t", listed.stdout)


if __name__ == "__main__":
    unittest.main()
