"""test_offsets - the offset of each system is found, and written."""
import unittest

from kit_case import Case
from kit.messages import Failure
from kit.offsets import HOUR, Offsets, parse, parse_list, written


class Parse(Case):
    def test_both_ways(self) -> None:
        for text, hours in (("-05:00", -5), ("+05:30", 5.5), ("+00:00", 0),
                            ("-03:45", -3.75), ("+14:00", 14)):
            self.assertEqual(parse(text), hours * HOUR)
            self.assertEqual(written(parse(text)), text)
        self.assertEqual(parse("Z"), 0)
        self.assertEqual(parse("+0530"), parse("+05:30"))

    def test_what_is_none(self) -> None:
        for text in ("", "5", "05:00", "+5:00", "+05:60", "+15:00", "EST",
                     "+05:00Z", "-14:01"):
            with self.assertRaises(Failure):
                parse(text)


class Found(Case):
    def at(self, offsets: Offsets, local: str, system: str = "S1") -> str:
        found = offsets.at_text(system, local)
        return "" if found is None else written(found)

    def test_each_system_has_its_own(self) -> None:
        offsets = Offsets()
        offsets.note("S1", "2026-11-20T08:00:00.02", "2026-11-20T13:00:00Z")
        offsets.note("S2", "2026-11-20T18:30:00.02", "2026-11-20T13:00:00Z")
        self.assertEqual(self.at(offsets, "2026-11-20T10:00:00"), "-05:00")
        self.assertEqual(self.at(offsets, "2026-11-20T10:00:00", "S2"),
                         "+05:30")
        self.assertEqual(self.at(offsets, "2026-11-20T10:00:00", "S3"), "")
        self.assertEqual(self.at(offsets, ""), "")

    def test_a_delay_is_not_part_of_it(self) -> None:
        offsets = Offsets()
        offsets.note("S1", "2026-11-20T08:07:00.00", "2026-11-20T13:00:00Z")
        self.assertEqual(self.at(offsets, "2026-11-20T10:00:00"), "-05:00")
        offsets = Offsets()
        offsets.note("S1", "2026-11-20T07:59:59.90", "2026-11-20T13:00:00Z")
        self.assertEqual(self.at(offsets, "2026-11-20T10:00:00"), "-05:00")

    def test_a_clock_that_is_changed(self) -> None:
        notes = [("2026-11-01T00:30:00", "2026-11-01T04:30:00Z"),
                 ("2026-11-01T03:30:00", "2026-11-01T08:30:00Z")]
        for order in (notes, notes[::-1]):
            offsets = Offsets()
            for local, utc in order:
                offsets.note("S1", local, utc)
            self.assertEqual(self.at(offsets, "2026-10-31T12:00:00"),
                             "-04:00")
            self.assertEqual(self.at(offsets, "2026-11-01T01:00:00"),
                             "-04:00")
            self.assertEqual(self.at(offsets, "2026-11-01T02:59:00"),
                             "-05:00")
            self.assertEqual(self.at(offsets, "2026-11-02T02:00:00"),
                             "-05:00")
            self.assertEqual(offsets.utc("S1", "2026-11-01T04:00:00"),
                             Offsets({"": 0}).utc("S1", "2026-11-01T09:00:00"))

    def test_most_records_decide(self) -> None:
        offsets = Offsets()
        for utc in ("13:00:00Z", "12:00:00Z", "13:00:00Z"):
            offsets.note("S1", "2026-11-20T08:00:00", "2026-11-20T" + utc)
        self.assertEqual(self.at(offsets, "2026-11-20T08:00:00"), "-05:00")

    def test_what_cannot_be_an_offset(self) -> None:
        offsets = Offsets()
        offsets.note("S1", "2026-11-20T08:00:00", "2026-11-25T13:00:00Z")
        offsets.note("S1", "2026-11-20T08:00:00", "")
        offsets.note("S1", "", "2026-11-25T13:00:00Z")
        self.assertEqual(self.at(offsets, "2026-11-20T08:00:00"), "")

    def test_lists(self) -> None:
        self.assertEqual(parse_list("S1=-05:00, +01:00"),
                         {"S1": -5 * HOUR, "": HOUR})
        for text in ("", "S1=", "S1=-05:00,S1=-06:00", "+01:00,", "S1"):
            with self.assertRaises(Failure):
                parse_list(text)
        offsets = Offsets(parse_list("S1=-05:00"))
        offsets.note("S2", "2026-11-20T08:00:00", "2026-11-20T14:00:00Z")
        for system, offset in (("S1", "-05:00"), ("S2", "-06:00"),
                               ("S3", "")):
            self.assertEqual(self.at(offsets, "2026-11-20T08:00:00", system),
                             offset)

    def test_one_for_all(self) -> None:
        offsets = Offsets(parse_list("+01:00"))
        offsets.note("S1", "2026-11-20T08:00:00", "2026-11-20T13:00:00Z")
        self.assertEqual(self.at(offsets, "2026-11-20T08:00:00"), "+01:00")
        self.assertEqual(self.at(offsets, "2026-11-20T08:00:00", "S9"),
                         "+01:00")


if __name__ == "__main__":
    unittest.main()
