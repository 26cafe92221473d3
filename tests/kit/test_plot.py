"""test_plot - marks whose labels do not overlap, and bars that can be seen."""
import os
import unittest
from typing import Dict, List, Sequence

from kit_case import Case, Result, run

from kit import axis, chart, plot, tunnels

START = tunnels.hundredths("2026-11-20T08:30:00.00") // 100
SPANS = [120, 3600, 6 * 3600, 86400, 3 * 86400, 6 * 86400, 7 * 86400,
         10 * 86400, 14 * 86400, 30 * 86400, 90 * 86400, 365 * 86400,
         3 * 365 * 86400]


class Plot(Case):
    def test_labels_do_not_overlap(self) -> None:
        for span in SPANS:
            for pixels in (400, 640, 1400):
                marks = axis.marks(START, START + span, pixels)
                with self.subTest(span=span, pixels=pixels):
                    self.assertGreaterEqual(len(marks), 2)
                    for line in (0, 1):
                        self.check_line(
                            [m for m in marks if len(m.lines) > line],
                            line, pixels / span)

    def check_line(self, marks: Sequence[axis.Mark], line: int,
                   scale: float) -> None:
        """A character has 7 pixels; 6 stay free between labels."""
        for left, right in zip(marks, marks[1:]):
            width = 7 * (len(left.lines[line]) + len(right.lines[line])) / 2
            self.assertGreaterEqual((right.at - left.at) * scale, width + 6,
                                    (left, right))

    def bars(self, n: int, length: int, state: str = "closed"):  # type: ignore
        return [chart.Bar("SYS1", state, START + i * 3600,
                          START + i * 3600 + length, 0, "peer %d" % i,
                          ("SYS1",)) for i in range(n)]

    def test_bars_can_be_seen(self) -> None:
        for n in (1, 3, 60, 200):
            picture = chart.Chart(self.bars(n, 1), None)
            scale = picture.pixels / (picture.high - picture.low)
            for placed, y, half in picture.placed():
                self.assertGreaterEqual((placed.right - placed.left) * scale,
                                        2)
                self.assertGreaterEqual(2 * half, 2)
                self.assertTrue(0 < y < picture.total)

    def test_the_picture_grows_with_its_rows(self) -> None:
        heights = [chart.Chart(self.bars(n, 60), None).height
                   for n in (1, 3, 60, 200)]
        self.assertEqual(heights, sorted(set(heights)))

    def test_labels_have_room(self) -> None:
        """Wide letters need more of it than as many narrow ones."""
        bar = self.bars(1, 60)[0]
        left = {c: chart.Chart([bar._replace(label=c * 30)], None).left
                for c in "iaWM\u6771"}
        self.assertEqual(sorted(left, key=lambda c: left[c])[:2], ["i", "a"])
        for c in "WM\u6771":
            self.assertGreaterEqual(left[c], 30 * 14)

    def test_systems(self) -> None:
        for n, words in ((1, "S0"), (2, "each system: S0, S1"),
                         (6, "each of the 6 systems")):
            self.assertEqual(chart.systems_of(["S%d" % i for i in range(n)]),
                             words)

    def test_more_time_than_there_are_steps_for(self) -> None:
        self.assertGreaterEqual(len(axis.marks(
            START, START + 3000 * 365 * 86400, 400)), 2)

    def row(self, **changes: str) -> Dict[str, str]:
        row = dict.fromkeys(plot.COLUMNS, "")
        row.update(view="ike", state="expired", tunnel="K1",
                   start="2026-11-20T08:30:00", NMsIKETunLifetime="60")
        return dict(row, **changes)

    def test_the_end_of_what_expired_is_computed(self) -> None:
        self.assertEqual(plot.bar_of(self.row()).end, START + 60)
        self.assertIsNone(plot.bar_of(self.row(state="open")).end)

    def test_letters_of_the_font(self) -> None:
        self.assertEqual(chart.in_font("a\n\u00e9\u0416\u2026"),
                         "a\n\u00e9\u0416\u2026")
        self.assertEqual(chart.in_font("x\u6771\U0001f600"), "x??")

    def test_bars_that_overlap_have_a_lane_each(self) -> None:
        bars = [chart.Bar("S", "closed", START, START + 7200, 0, "p", ("S",)),
                chart.Bar("S", "open", START + 60, None, 0, "p", ("S",))]
        row = chart.Chart(bars, None).rows[0]
        self.assertEqual([b.lane for b in row.bars], [0, 1])

    def test_refused(self) -> None:
        wrong: List[List[str]] = [
            ["--view=nonsense", "x.svg"], ["x.gif"], [],
            ["--size=1000", "x.svg"], ["a.svg", "b", "c"]]
        for words in wrong:
            self.refused(run("plot", *words), "try 'smf119-plot --help'")
        self.refused(self.drawn(self.row(start="today")), "the time 'today'")

    def drawn(self, row: Dict[str, str], picture: str = "x.svg",
              gnuplot: str = "") -> Result:
        saved = self.file("\n\n".join(map(",".join, (row, row.values()))))
        return run("plot", os.path.join(self.folder, picture), saved,
                   env={"GNUPLOT": gnuplot})

    def test_gnuplot(self) -> None:
        def gnuplot(text: str) -> str:
            path = self.file("#!/bin/sh\ncat >/dev/null\n" + text, "gnuplot")
            os.chmod(path, 0o755)
            return path
        self.refused(self.drawn(self.row(), gnuplot="/none"),
                     "cannot find '/none'")
        self.refused(self.drawn(self.row(), gnuplot=gnuplot(
            "echo one >&2; echo two >&2; exit 1\n")), "gnuplot failed: two")
        self.refused(self.drawn(self.row(), "none/x.svg", gnuplot(
            "echo picture\n")), "x.svg: No such file")
        self.assertEqual(self.drawn(self.row(), gnuplot=gnuplot(
            "echo picture\n")).status, 0)


if __name__ == "__main__":
    unittest.main()
