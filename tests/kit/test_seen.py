"""test_seen - a tunnel is seen where and when it was up."""
import unittest
from typing import List, Optional

from kit_case import Case
from kit import seen
from kit.offsets import Offsets, parse_list

DAY = "2026-11-20T"
HERE = Offsets(parse_list("-05:00"))


def record(subtype: str, time: str, tunnel: str = "Y2", stack: str = "A",
           generation: str = "", cookie: str = "", state: str = "") -> str:
    return seen.record_line("S1", stack, subtype, DAY + time, tunnel, [
        generation, cookie, cookie, state, state])


def asked(start: str, end: str, tunnel: str = "Y2", written: str = "") -> str:
    return seen.question_line(seen.Question(
        "S1", "A", tunnel, start and DAY + start + "Z",
        end and DAY + end + "Z", written and DAY + written, ["a", "b"]))


class Seen(Case):
    def answers(self, *lines: str,
                offsets: Offsets = HERE) -> List[Optional[bool]]:
        found = list(seen.answers(iter(sorted(lines)), offsets))
        for answer in found:
            self.assertEqual(list(answer.mark), ["a", "b"])
        return [answer.seen for answer in found]

    def test_closed(self) -> None:
        life = [record("77", "08:00:00.00"), record("78", "09:00:00.00")]
        for start, end, want in (
                ("13:10:00", "13:20:00", True),
                ("12:00:00", "13:00:00", True),
                ("12:00:00", "12:59:59.99", False),
                ("14:00:00", "15:00:00", True),
                ("14:00:00.01", "15:00:00", False),
                ("12:00:00", "15:00:00", True),
                ("08:10:00", "08:20:00", False)):
            self.assertEqual(self.answers(*life + [asked(start, end)]),
                             [want], (start, end))

    def test_open_where_a_record_is_missing(self) -> None:
        begun = record("77", "08:00:00.00")
        self.assertEqual(self.answers(
            begun, asked("12:00:00", "12:30:00")), [False])
        self.assertEqual(self.answers(
            begun, asked("23:00:00", "23:30:00")), [True])
        ended = record("78", "08:00:00.00")
        self.assertEqual(self.answers(
            ended, asked("01:00:00", "01:30:00")), [True])
        self.assertEqual(self.answers(
            ended, asked("13:00:01", "13:30:00")), [False])

    def test_several_lives(self) -> None:
        lives = [record("77", "08:00:00.00"), record("78", "09:00:00.00"),
                 record("77", "10:00:00.00"), record("78", "11:00:00.00")]
        self.assertEqual(self.answers(
            *lives + [asked("14:10:00", "14:20:00")]), [False])
        self.assertEqual(self.answers(
            *lives + [asked("15:10:00", "15:20:00")]), [True])
        # An early one that is long hides behind a short one.
        lives = [record("73", "08:00:00.00", "K1", generation="1", cookie="1"),
                 record("74", "12:00:00.00", "K1", generation="1", cookie="1"),
                 record("73", "09:00:00.00", "K1", generation="2", cookie="2"),
                 record("74", "09:30:00.00", "K1", generation="2", cookie="2")]
        self.assertEqual(self.answers(
            *lives + [asked("16:10:00", "16:20:00", "K1")]), [True])

    def test_other_stack_and_other_tunnel(self) -> None:
        other = record("77", "08:00:00.00", stack="B")
        question = asked("13:10:00", "13:20:00")
        self.assertEqual(self.answers(other, question), [False])
        self.assertEqual(self.answers(
            record("77", "08:00:00.00", "Y22"), question), [False])

    def test_a_negotiation_that_failed_is_no_tunnel(self) -> None:
        failed = record("74", "09:00:00.00", "K1", state="PENDING")
        question = asked("13:10:00", "13:20:00", "K1")
        self.assertEqual(self.answers(failed, question), [False])

    def test_an_end_that_is_not_known(self) -> None:
        life = record("77", "08:00:00.00")
        self.assertEqual(self.answers(
            life, asked("13:10:00", "", written="08:20:00")), [True])
        self.assertEqual(self.answers(
            life, asked("12:10:00", "", written="07:20:00")), [False])
        self.assertEqual(self.answers(
            life, asked("", "13:20:00")), [True])
        self.assertEqual(self.answers(life, asked("", "")), [])

    def test_no_offset_no_answer(self) -> None:
        question = asked("13:10:00", "13:20:00")
        self.assertEqual(self.answers(
            record("77", "08:00:00.00"), question, offsets=Offsets()), [])
        self.assertEqual(self.answers(question, offsets=Offsets()), [False])

    def test_a_record_twice(self) -> None:
        twice = record("77", "08:00:00.00")
        self.assertEqual(self.answers(
            twice, twice, record("78", "09:00:00.00"),
            asked("15:00:00", "15:20:00")), [False])


if __name__ == "__main__":
    unittest.main()
