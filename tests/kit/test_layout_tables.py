"""The tables that the built-in layouts of the other subtypes come from, in the
folder that SMF119_TABLES names: they are not in the tree. Every row of theirs is
a field of the program."""
import os
import re
import unittest
from typing import Dict, List, NamedTuple

from layout_case import LayoutCase
from kit import program

PLACE = os.environ.get("SMF119_TABLES", "")
SUBTYPES = (1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 20, 21, 22, 23, 70, 72)
ROW = re.compile(r"\| (\d+) \| \w+ \| (\S+) \| (\S+) \| ([^|]*) \|")


class Row(NamedTuple):
    """A row of a table: where it is, and for how long."""
    name: str
    offset: str
    length: str
    form: str


def rows_of(subtype: int) -> List[Row]:
    path = os.path.join(PLACE, "%d.md" % subtype)
    with open(path, encoding="utf-8") as table:
        found = [ROW.match(line) for line in table]
    return [Row(m.group(2), m.group(1), m.group(3), m.group(4).strip())
            for m in found if m is not None]


def is_printed(row: Row) -> bool:
    """Reserved bytes are not; a date is one field with its time."""
    return row.name != "-" and row.form != "Packed" and not re.search(
        "rsv", row.name, re.IGNORECASE)


@unittest.skipUnless(PLACE, "SMF119_TABLES is not set")
class Tables(LayoutCase):
    """Each row is listed, at its offset."""

    def listed(self, subtype: int) -> Dict[str, List[str]]:
        """Offset and length of each field; flags also by the byte."""
        lines = program.ask(program.find(), [
            "-s", str(subtype), "--no-site-layouts", "--list-fields"])
        fields: Dict[str, List[str]] = {}
        for line in lines.output.splitlines():
            _, _, offset, length, kind, name, _ = line.split("\t")
            fields[name] = [offset, length]
            if kind == "flag":
                fields.setdefault(name.rpartition("_")[0], [
                    offset.partition(".")[0], "flags"])
        return fields

    def check(self, row: Row, have: Dict[str, List[str]]) -> None:
        self.assertIn(row.name, have)
        offset, length = have[row.name]
        self.assertEqual(offset.partition(".")[0].split("-")[0], row.offset,
                         row.name)
        if length not in ("flags", "8", "4b"):
            self.assertEqual(length, row.length, row.name)

    def test_every_row_is_a_field(self) -> None:
        for subtype in SUBTYPES:
            rows = [row for row in rows_of(subtype) if is_printed(row)]
            self.assertTrue(rows, subtype)
            have = self.listed(subtype)
            for row in rows:
                with self.subTest(subtype=subtype, row=row.name):
                    self.check(row, have)


if __name__ == "__main__":
    unittest.main()
