"""IBM's two pages that the built-in layouts come from, in the folder that
SMF119_PAGES names: they are not in the tree."""
import os
import unittest
from typing import List

from layout_case import LayoutCase, have, shapes, values_of
import layout_pages as pages
from kit.layout_page import Table
from kit.layout_source import read_page

PLACE = os.environ.get("SMF119_PAGES", "")
IKE, ADDED = "nmsec-get-iketun.txt", "smf119-subtype-77.txt"
SECTIONS = {IKE: ["NMsecIKETunnel", "NMsecIKETunStats"],
            ADDED: ["SMF119IS_IPDynamicStackAdded"]}


def seed(name: str) -> str:
    with open(os.path.join(PLACE, name), encoding="utf-8") as page:
        return page.read()


def page_tables(name: str) -> List[pages.PageTable]:
    """The tables of a seed, to be written in another form."""
    page = read_page(name, seed(name).encode("utf-8"))
    return [page_table(t) for t in page.tables]


def page_table(table: Table) -> pages.PageTable:
    smf = "(" in table.rows[0].text("offset")
    rows = []
    for row in table.rows:
        text = [line.text for line in row.cells.get("description", [])]
        rows.append(pages.PageRow(
            row.text("name", ""), row.text("offset"), row.text("length"),
            row.text("format"), text))
    return pages.PageTable(table.title, "smf" if smf else "nmi", rows)


@unittest.skipUnless(PLACE, "4 tests of IBM's pages: SMF119_PAGES is not set")
class Seeds(LayoutCase):
    def compare(self, text: str, name: str, keep: bool) -> int:
        made = self.made(text, keep=keep)
        self.assertEqual(made.doubts, [])
        self.assertEqual(sorted(made.layout.sections),
                         sorted(SECTIONS[name]))
        rows = 0
        for section in SECTIONS[name]:
            here, known = (made.layout.sections[section],
                           self.known.sections[section])
            self.assertEqual(here.size, known.size)
            self.assertEqual(
                shapes(here, values_of(self.known, made.layout)),
                shapes(known, self.known.values))
            if keep:
                self.assertEqual([f._replace(notes=()) for f in here.fields],
                                 [f._replace(notes=()) for f in known.fields])
            rows += len(known.fields)
        if name == ADDED:
            self.assertEqual(made.layout.records,
                             [r for r in self.known.records
                              if r.subtype == 77])
        return rows

    def test_as_they_are(self) -> None:
        for name in SECTIONS:
            for keep in (True, False):
                with self.subTest(name=name, keep=keep):
                    self.compare(seed(name), name, keep)

    def test_in_every_form(self) -> None:
        rows = 0
        for name in SECTIONS:
            tables = page_tables(name)
            for form in pages.ALL_FORMS:
                for keep in (True, False):
                    with self.subTest(name=name, form=form, keep=keep):
                        text = pages.page_in(
                            form, tables, "IPSec dynamic tunnel added record "
                            "(subtype 77)" if name == ADDED else "")
                        rows += self.compare(text, name, keep)
        print("IBM's pages: %d rows equal, in %d forms, no exception"
              % (rows, len(pages.ALL_FORMS)))

    def test_as_pdf(self) -> None:
        missing = have("groff", "pdftotext")
        if missing:
            self.skipTest("1 test of a real PDF: there is no "
                          + " and no ".join(missing))
        for name in SECTIONS:
            with self.subTest(name=name):
                text = pages.pdf_text(page_tables(name), self.folder)
                self.compare("(subtype 77)\n" + text, name, False)

    def test_the_command(self) -> None:
        for name in SECTIONS:
            result = self.command(0, os.path.join(PLACE, name))
            self.assertEqual(result.err, "")


if __name__ == "__main__":
    unittest.main()
