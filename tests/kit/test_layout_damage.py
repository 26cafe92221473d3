"""200 damaged pages: each is refused or flagged, or still tiles and is right.

What must not be is a layout without a doubt in which a field is elsewhere
than on the page before the damage.
"""
import random
import unittest
from typing import Any, Callable, Dict, List

from layout_case import LayoutCase
import layout_pages as pages
from kit.layout_page import PageError
from kit.layout_report import Refused

PAGES = 200
FOOTER = "Chapter 9. Records of events 612"
Rows = List[pages.PageRow]


def cell_lost(rows: Rows, at: int, dice: random.Random) -> None:
    cell = dice.choice(["name", "offset", "length", "format"])
    changed: Dict[str, Any] = {cell: ""}
    rows[at] = rows[at]._replace(**changed)


def row_lost(rows: Rows, at: int, dice: random.Random) -> None:
    del rows[at]


def rows_merged(rows: Rows, at: int, dice: random.Random) -> None:
    """What a browser makes of a row whose end it has missed."""
    if at + 1 == len(rows):
        at -= 1
    a, b = rows[at], rows.pop(at + 1)
    rows[at] = pages.PageRow(
        a.name + " " + b.name, a.offset + " " + b.offset,
        a.length + " " + b.length, a.format + " " + b.format,
        a.text + b.text)


def footer_in_cell(rows: Rows, at: int, dice: random.Random) -> None:
    row = rows[at]
    cell = dice.choice(["name", "offset", "length", "text"])
    changed: Dict[str, Any] = {
        cell: row.text + [FOOTER] if cell == "text" else
              "%s %s" % (getattr(row, cell), FOOTER)}
    rows[at] = row._replace(**changed)


def offset_mistyped(rows: Rows, at: int, dice: random.Random) -> None:
    row = rows[at]
    digits = [i for i, c in enumerate(row.offset.split(",")[0].split("(")[0])
              if c.isdigit()]
    place = dice.choice(digits)
    old = row.offset[place]
    new = dice.choice([d for d in "0123456789" if d != old])
    rows[at] = row._replace(
        offset=row.offset[:place] + new + row.offset[place + 1:])


Damager = Callable[[Rows, int, random.Random], None]
DAMAGE = [cell_lost, row_lost, rows_merged, footer_in_cell,
          offset_mistyped]  # type: List[Damager]


class Damage(LayoutCase):
    def read(self, text: str, name: str, places: object) -> str:
        """What became of the page: refused, flagged, or it tiles."""
        assert isinstance(places, dict)
        try:
            made = self.made(text)
        except (Refused, PageError):
            return "refused"
        if made.doubts:
            return "flagged"
        section = made.layout.sections[name]
        for field in section.fields:
            if field.kind != "reserved":
                self.assertEqual((field.offset, field.length),
                                 places.get(field.name), field.name)
        return "tiles"

    def test_200_pages(self) -> None:
        dice = random.Random(119)
        counts = {"refused": 0, "flagged": 0, "tiles": 0}
        sections = [s for s in self.known.sections.values()
                    if len(s.fields) > 3 and not pages.needs_record(s)]
        for n in range(PAGES):
            section = sections[n % len(sections)]
            style = ("nmi", "smf")[n // len(DAMAGE) % 2]
            form = pages.ALL_FORMS[n // (2 * len(DAMAGE))
                                   % len(pages.ALL_FORMS)]
            damage = DAMAGE[n % len(DAMAGE)]
            table = pages.section_table(section, self.known, style)
            rows = list(table.rows)
            damage(rows, dice.randrange(len(rows)), dice)
            text = pages.page_in(form, [table._replace(rows=rows)])
            places = {f.name: (f.offset, f.length) for f in section.fields}
            with self.subTest(n=n, form=form, style=style,
                              damage=damage.__name__):
                counts[self.read(text, section.name, places)] += 1
        print("damaged pages: %d refused, %d flagged, %d that still tile"
              % (counts["refused"], counts["flagged"], counts["tiles"]))
        self.assertEqual(sum(counts.values()), PAGES)


if __name__ == "__main__":
    unittest.main()
